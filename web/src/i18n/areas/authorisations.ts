import { addTexts } from '../i18n';
import { viAuthorisations } from '../vi/authorisations';

addTexts(viAuthorisations);
