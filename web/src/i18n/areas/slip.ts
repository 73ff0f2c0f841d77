import { addTexts } from '../i18n';
import { viSlip } from '../vi/slip';

addTexts(viSlip);
