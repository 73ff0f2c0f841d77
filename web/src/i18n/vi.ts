import { viAlerts } from './vi/alerts';
import { viAccess } from './vi/access';
import { viAnnouncements } from './vi/announcements';
import { viAnnex } from './vi/annex';
import { viApp } from './vi/app';
import { viAttachments } from './vi/attachments';
import { viArchive } from './vi/archive';
import { viAssign } from './vi/assign';
import { viCalendar } from './vi/calendar';
import { viCatalogue } from './vi/catalogue';
import { viChecks } from './vi/checks';
import { viChildren } from './vi/children';
import { viCycles } from './vi/cycles';
import { viDiscipline } from './vi/discipline';
import { viEntry } from './vi/entry';
import { viFill } from './vi/fill';
import { viForms } from './vi/forms';
import { viHelp } from './vi/help';
import { viLife } from './vi/life';
import { viLogin } from './vi/login';
import { viMail } from './vi/mail';
import { viMending } from './vi/mending';
import { viNarrative } from './vi/narrative';
import { viAuthorisations } from './vi/authorisations';
import { viNumbers } from './vi/numbers';
import { viOutages } from './vi/outages';
import { viPeople } from './vi/people';
import { viProfile } from './vi/profile';
import { viRegimes } from './vi/regimes';
import { viReport } from './vi/report';
import { viExplain } from './vi/explain';
import { viEvents } from './vi/events';
import { viReports } from './vi/reports';
import { viRequests } from './vi/requests';
import { viReview } from './vi/review';
import { viSlip } from './vi/slip';
import { viSigning } from './vi/signing';
import { viTickets } from './vi/tickets';
import { viUrgings } from './vi/urgings';
import { viSuccession } from './vi/succession';
import { viTrust } from './vi/trust';
import { viUses } from './vi/uses';

/*
 * Vietnamese, the source of keys, a file an area. Written as an official writes; the words of the
 * law are those of Nghị định 09/2019/NĐ-CP. {name} is a place for a parameter.
 */
export const vi = {
  ...viAlerts,
  ...viAccess,
  ...viAnnouncements,
  ...viAnnex,
  ...viApp,
  ...viAttachments,
  ...viArchive,
  ...viAssign,
  ...viCalendar,
  ...viCatalogue,
  ...viChecks,
  ...viChildren,
  ...viCycles,
  ...viDiscipline,
  ...viEntry,
  ...viFill,
  ...viForms,
  ...viHelp,
  ...viLife,
  ...viLogin,
  ...viMail,
  ...viMending,
  ...viNarrative,
  ...viAuthorisations,
  ...viNumbers,
  ...viOutages,
  ...viPeople,
  ...viProfile,
  ...viRegimes,
  ...viReport,
  ...viExplain,
  ...viEvents,
  ...viReports,
  ...viRequests,
  ...viReview,
  ...viSlip,
  ...viSigning,
  ...viTickets,
  ...viUrgings,
  ...viSuccession,
  ...viTrust,
  ...viUses,
} as const;
