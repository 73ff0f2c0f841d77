import { addTexts } from '../i18n';
import { viAccess } from '../vi/access';

addTexts(viAccess);
