import { addTexts } from '../i18n';
import { viNumbers } from '../vi/numbers';

addTexts(viNumbers);
