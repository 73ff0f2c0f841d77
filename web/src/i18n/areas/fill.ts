import { addTexts } from '../i18n';
import { viFill } from '../vi/fill';

addTexts(viFill);
