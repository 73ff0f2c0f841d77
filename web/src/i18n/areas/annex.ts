import { addTexts } from '../i18n';
import { viAnnex } from '../vi/annex';

addTexts(viAnnex);
