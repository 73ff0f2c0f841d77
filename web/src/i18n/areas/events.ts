import { addTexts } from '../i18n';
import { viEvents } from '../vi/events';

addTexts(viEvents);
