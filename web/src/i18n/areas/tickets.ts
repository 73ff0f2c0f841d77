import { addTexts } from '../i18n';
import { viTickets } from '../vi/tickets';

addTexts(viTickets);
