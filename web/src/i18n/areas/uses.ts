import { addTexts } from '../i18n';
import { viUses } from '../vi/uses';

addTexts(viUses);
