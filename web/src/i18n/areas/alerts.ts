import { addTexts } from '../i18n';
import { viAlerts } from '../vi/alerts';

addTexts(viAlerts);
