import { addTexts } from '../i18n';
import { viDiscipline } from '../vi/discipline';

addTexts(viDiscipline);
