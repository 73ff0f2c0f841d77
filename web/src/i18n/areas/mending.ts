import { addTexts } from '../i18n';
import { viMending } from '../vi/mending';

addTexts(viMending);
