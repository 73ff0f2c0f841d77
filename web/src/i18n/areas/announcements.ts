import { addTexts } from '../i18n';
import { viAnnouncements } from '../vi/announcements';

addTexts(viAnnouncements);
