import { addTexts } from '../i18n';
import { viTrust } from '../vi/trust';

addTexts(viTrust);
