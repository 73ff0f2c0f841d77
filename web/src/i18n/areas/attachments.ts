import { addTexts } from '../i18n';
import { viAttachments } from '../vi/attachments';

addTexts(viAttachments);
