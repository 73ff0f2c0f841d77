import { addTexts } from '../i18n';
import { viHelp } from '../vi/help';

addTexts(viHelp);
