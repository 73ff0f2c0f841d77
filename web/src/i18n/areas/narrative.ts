import { addTexts } from '../i18n';
import { viNarrative } from '../vi/narrative';

addTexts(viNarrative);
