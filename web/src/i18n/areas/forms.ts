import { addTexts } from '../i18n';
import { viForms } from '../vi/forms';

addTexts(viForms);
