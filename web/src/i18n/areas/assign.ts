import { addTexts } from '../i18n';
import { viAssign } from '../vi/assign';

addTexts(viAssign);
