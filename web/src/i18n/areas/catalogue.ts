import { addTexts } from '../i18n';
import { viCatalogue } from '../vi/catalogue';

addTexts(viCatalogue);
