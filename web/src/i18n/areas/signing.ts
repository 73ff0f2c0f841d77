import { addTexts } from '../i18n';
import { viSigning } from '../vi/signing';

addTexts(viSigning);
