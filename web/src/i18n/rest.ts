import { addTexts } from './i18n';
import { vi } from './vi';

/* All other texts; whoever imports this has them. */
addTexts(vi);
