import { addTexts } from '../i18n';
import { viUrgings } from '../vi/urgings';

addTexts(viUrgings);
