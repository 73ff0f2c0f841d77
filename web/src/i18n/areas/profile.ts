import { addTexts } from '../i18n';
import { viProfile } from '../vi/profile';

addTexts(viProfile);
