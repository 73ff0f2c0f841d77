import { addTexts } from './i18n';
import { vi } from './vi';

/* All texts at once, for tests. */
addTexts(vi);
