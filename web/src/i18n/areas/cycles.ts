import { addTexts } from '../i18n';
import { viCycles } from '../vi/cycles';

addTexts(viCycles);
