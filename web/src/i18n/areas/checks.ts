import { addTexts } from '../i18n';
import { viChecks } from '../vi/checks';

addTexts(viChecks);
