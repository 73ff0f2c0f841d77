import { addTexts } from '../i18n';
import { viReview } from '../vi/review';

addTexts(viReview);
