import { addTexts } from '../i18n';
import { viArchive } from '../vi/archive';

addTexts(viArchive);
