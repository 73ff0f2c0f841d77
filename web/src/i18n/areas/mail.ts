import { addTexts } from '../i18n';
import { viMail } from '../vi/mail';

addTexts(viMail);
