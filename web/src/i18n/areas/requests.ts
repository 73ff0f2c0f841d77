import { addTexts } from '../i18n';
import { viRequests } from '../vi/requests';

addTexts(viRequests);
