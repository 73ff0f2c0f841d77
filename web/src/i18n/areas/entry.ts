import { addTexts } from '../i18n';
import { viEntry } from '../vi/entry';

addTexts(viEntry);
