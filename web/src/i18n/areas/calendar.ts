import { addTexts } from '../i18n';
import { viCalendar } from '../vi/calendar';

addTexts(viCalendar);
