import { addTexts } from '../i18n';
import { viOutages } from '../vi/outages';

addTexts(viOutages);
