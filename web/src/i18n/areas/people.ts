import { addTexts } from '../i18n';
import { viPeople } from '../vi/people';

addTexts(viPeople);
