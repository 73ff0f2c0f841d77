import { addTexts } from '../i18n';
import { viLife } from '../vi/life';

addTexts(viLife);
