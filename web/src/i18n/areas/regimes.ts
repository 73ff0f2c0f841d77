import { addTexts } from '../i18n';
import { viRegimes } from '../vi/regimes';

addTexts(viRegimes);
