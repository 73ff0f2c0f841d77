import type { Catalogue } from './i18n';
import { enAlerts } from './en/alerts';
import { enAccess } from './en/access';
import { enAnnouncements } from './en/announcements';
import { enAnnex } from './en/annex';
import { enApp } from './en/app';
import { enAttachments } from './en/attachments';
import { enArchive } from './en/archive';
import { enAssign } from './en/assign';
import { enCalendar } from './en/calendar';
import { enCatalogue } from './en/catalogue';
import { enChecks } from './en/checks';
import { enChildren } from './en/children';
import { enCycles } from './en/cycles';
import { enDiscipline } from './en/discipline';
import { enEntry } from './en/entry';
import { enFill } from './en/fill';
import { enForms } from './en/forms';
import { enHelp } from './en/help';
import { enLife } from './en/life';
import { enLogin } from './en/login';
import { enMail } from './en/mail';
import { enMending } from './en/mending';
import { enNarrative } from './en/narrative';
import { enAuthorisations } from './en/authorisations';
import { enNumbers } from './en/numbers';
import { enOutages } from './en/outages';
import { enPeople } from './en/people';
import { enProfile } from './en/profile';
import { enRegimes } from './en/regimes';
import { enReport } from './en/report';
import { enExplain } from './en/explain';
import { enEvents } from './en/events';
import { enReports } from './en/reports';
import { enRequests } from './en/requests';
import { enReview } from './en/review';
import { enSlip } from './en/slip';
import { enSigning } from './en/signing';
import { enTickets } from './en/tickets';
import { enUrgings } from './en/urgings';
import { enSuccession } from './en/succession';
import { enTrust } from './en/trust';
import { enUses } from './en/uses';

/* English, for guests of the office. Loaded only when chosen. */
export const en: Catalogue = {
  ...enAlerts,
  ...enAccess,
  ...enAnnouncements,
  ...enAnnex,
  ...enApp,
  ...enAttachments,
  ...enArchive,
  ...enAssign,
  ...enCalendar,
  ...enCatalogue,
  ...enChecks,
  ...enChildren,
  ...enCycles,
  ...enDiscipline,
  ...enEntry,
  ...enFill,
  ...enForms,
  ...enHelp,
  ...enLife,
  ...enLogin,
  ...enMail,
  ...enMending,
  ...enNarrative,
  ...enAuthorisations,
  ...enNumbers,
  ...enOutages,
  ...enPeople,
  ...enProfile,
  ...enRegimes,
  ...enReport,
  ...enExplain,
  ...enEvents,
  ...enReports,
  ...enRequests,
  ...enReview,
  ...enSlip,
  ...enSigning,
  ...enTickets,
  ...enUrgings,
  ...enSuccession,
  ...enTrust,
  ...enUses,
};
