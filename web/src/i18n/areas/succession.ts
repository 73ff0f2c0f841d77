import { addTexts } from '../i18n';
import { viSuccession } from '../vi/succession';

addTexts(viSuccession);
