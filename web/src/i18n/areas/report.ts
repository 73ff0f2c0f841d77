import { addTexts } from '../i18n';
import { viReport } from '../vi/report';

addTexts(viReport);
