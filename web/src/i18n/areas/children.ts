import { addTexts } from '../i18n';
import { viChildren } from '../vi/children';

addTexts(viChildren);
