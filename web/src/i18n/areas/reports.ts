import { addTexts } from '../i18n';
import { viReports } from '../vi/reports';

addTexts(viReports);
