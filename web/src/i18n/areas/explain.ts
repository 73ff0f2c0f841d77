import { addTexts } from '../i18n';
import { viExplain } from '../vi/explain';

addTexts(viExplain);
