import type { RouteRecordRaw } from 'vue-router';

import type { PlainKey } from '@/i18n/i18n';
import type { IconName } from '@/ui/Icon.vue';

declare module 'vue-router' {
  interface RouteMeta {
    title: PlainKey;
    /** Any of these rights opens the page; none named: everybody who is logged in. */
    rights?: readonly string[];
    /** Before log-in. */
    open?: boolean;
    /** Before log-in and after it. */
    always?: boolean;
  }
}

/* The places of the product: path, page, who, title. Property names are those of the URL. */
const id = {
  props: (route: { params: Record<string, string | string[]> }) => ({
    id: Number(route.params['id']),
  }),
};

const pages: RouteRecordRaw[] = [
  {
    path: 'inbox',
    component: () => import('@/pages/inbox/InboxPage.vue'),
    meta: { title: 'nav.inbox' },
  },
  {
    path: 'alerts',
    component: () => import('@/pages/alerts/AlertsPage.vue'),
    meta: { title: 'nav.alerts' },
  },
  {
    path: 'announcements',
    component: () => import('@/pages/announcements/AnnouncementsPage.vue'),
    meta: { title: 'nav.announcements' },
  },
  {
    path: 'announcements/new',
    component: () => import('@/pages/announcements/AnnouncementEditPage.vue'),
    meta: { title: 'nav.announcements', rights: ['announcement.write'] },
    props: { id: null },
  },
  {
    path: 'announcements/:id(\\d+)/edit',
    component: () => import('@/pages/announcements/AnnouncementEditPage.vue'),
    meta: { title: 'nav.announcements', rights: ['announcement.write'] },
    ...id,
  },
  {
    path: 'announcements/:id(\\d+)',
    component: () => import('@/pages/announcements/AnnouncementPage.vue'),
    meta: { title: 'nav.announcements' },
    ...id,
  },
  {
    path: 'profile',
    component: () => import('@/pages/profile/ProfilePage.vue'),
    meta: { title: 'nav.profile', rights: ['profile.write'] },
  },
  {
    path: 'my-mail',
    component: () => import('@/pages/mail/MailChoicePage.vue'),
    meta: { title: 'nav.my_mail' },
  },
  {
    path: 'mail',
    component: () => import('@/pages/mail/MailQueuePage.vue'),
    meta: { title: 'nav.mail', rights: ['system.manage'] },
  },
  {
    path: 'trust',
    component: () => import('@/pages/trust/TrustPage.vue'),
    meta: { title: 'nav.trust', rights: ['system.manage'] },
  },
  {
    path: 'verify',
    component: () => import('@/pages/trust/VerifyPage.vue'),
    meta: { title: 'nav.verify' },
  },
  {
    path: 'my-certificates',
    component: () => import('@/pages/trust/MyCertificatesPage.vue'),
    meta: { title: 'nav.my_certificates' },
  },
  {
    path: 'authorisations',
    component: () => import('@/pages/authorisations/AuthorisationsPage.vue'),
    meta: { title: 'nav.authorisations', rights: ['unit.read'] },
  },
  {
    path: 'outages',
    component: () => import('@/pages/outages/OutagesPage.vue'),
    meta: { title: 'nav.outages', rights: ['system.manage', 'progress.read'] },
  },
  {
    path: 'progress',
    component: () => import('@/pages/progress/MatrixPage.vue'),
    meta: { title: 'nav.progress', rights: ['progress.read'] },
  },
  {
    path: 'cycles',
    component: () => import('@/pages/cycles/CyclesPage.vue'),
    meta: { title: 'nav.cycles', rights: ['progress.read', 'cycle.open'] },
  },
  {
    path: 'cycles/:id(\\d+)',
    component: () => import('@/pages/progress/ProgressPage.vue'),
    meta: { title: 'nav.progress', rights: ['progress.read', 'cycle.open'] },
    ...id,
  },
  {
    path: 'urgings',
    component: () => import('@/pages/urgings/UrgingsPage.vue'),
    meta: { title: 'nav.urgings', rights: ['report.urge', 'progress.read', 'report.read'] },
  },
  {
    path: 'urgings/:id(\\d+)',
    component: () => import('@/pages/urgings/UrgingPage.vue'),
    meta: { title: 'nav.urgings', rights: ['report.urge', 'progress.read', 'report.read'] },
    ...id,
  },
  {
    path: 'sign-desk',
    component: () => import('@/pages/signing/SignDeskPage.vue'),
    meta: { title: 'nav.sign_desk', rights: ['report.approve'] },
  },
  {
    path: 'clerk-desk',
    component: () => import('@/pages/clerk/ClerkDeskPage.vue'),
    meta: { title: 'nav.clerk', rights: ['report.send'] },
  },
  {
    path: 'registers',
    component: () => import('@/pages/registers/RegistersPage.vue'),
    meta: { title: 'nav.registers', rights: ['report.read'] },
  },
  {
    path: 'archive',
    component: () => import('@/pages/archive/ArchivePage.vue'),
    meta: { title: 'nav.archive', rights: ['report.read'] },
  },
  {
    path: 'archive/:id(\\d+)',
    component: () => import('@/pages/archive/ArchiveFilePage.vue'),
    meta: { title: 'nav.archive', rights: ['report.read'] },
    ...id,
  },
  {
    path: 'archive/disposals/:id(\\d+)',
    component: () => import('@/pages/archive/DisposalPage.vue'),
    meta: { title: 'nav.archive', rights: ['archive.keep', 'archive.destroy'] },
    ...id,
  },
  {
    path: 'reports',
    component: () => import('@/pages/report/ReportsPage.vue'),
    meta: { title: 'nav.reports', rights: ['report.read'] },
  },
  {
    path: 'reports/:id(\\d+)',
    component: () => import('@/pages/report/ReportPage.vue'),
    meta: { title: 'nav.reports', rights: ['report.read'] },
    ...id,
  },
  {
    path: 'regimes',
    component: () => import('@/pages/regimes/RegimesPage.vue'),
    meta: { title: 'nav.regimes', rights: ['regime.read'] },
  },
  {
    path: 'regimes/new',
    component: () => import('@/pages/regimes/RegimePage.vue'),
    meta: { title: 'nav.regimes', rights: ['regime.write'] },
    props: { id: null },
  },
  {
    path: 'regimes/:id(\\d+)',
    component: () => import('@/pages/regimes/RegimePage.vue'),
    meta: { title: 'nav.regimes', rights: ['regime.read'] },
    ...id,
  },
  {
    path: 'regimes/:id(\\d+)/reporters',
    component: () => import('@/pages/regimes/ReportersPage.vue'),
    meta: { title: 'nav.regimes', rights: ['regime.read'] },
    ...id,
  },
  {
    path: 'regimes/:id(\\d+)/parts',
    component: () => import('@/pages/regimes/AssignPage.vue'),
    meta: { title: 'nav.regimes', rights: ['regime.read'] },
    ...id,
  },
  {
    path: 'forms',
    component: () => import('@/pages/forms/FormsPage.vue'),
    meta: { title: 'nav.forms', rights: ['form.read'] },
  },
  {
    path: 'forms/import',
    component: () => import('@/pages/forms/ImportPage.vue'),
    meta: { title: 'nav.forms', rights: ['form.write'] },
  },
  {
    path: 'forms/:id(\\d+)',
    component: () => import('@/pages/forms/FormPage.vue'),
    meta: { title: 'nav.forms', rights: ['form.read'] },
    ...id,
  },
  {
    path: 'outlines',
    component: () => import('@/pages/outlines/OutlinesPage.vue'),
    meta: { title: 'nav.outlines', rights: ['form.read'] },
  },
  {
    path: 'outlines/new',
    component: () => import('@/pages/outlines/OutlinePage.vue'),
    meta: { title: 'nav.outlines', rights: ['form.write'] },
    props: { id: null },
  },
  {
    path: 'outlines/:id(\\d+)',
    component: () => import('@/pages/outlines/OutlinePage.vue'),
    meta: { title: 'nav.outlines', rights: ['form.read'] },
    ...id,
  },
  {
    path: 'catalogue',
    redirect: '/catalogue/indicators',
    meta: { title: 'nav.catalogue', rights: ['catalogue.read'] },
  },
  {
    path: 'catalogue/:kind(indicators|attributes|measures|sectors)',
    component: () => import('@/pages/catalogue/CataloguePage.vue'),
    meta: { title: 'nav.catalogue', rights: ['catalogue.read'] },
    props: true,
  },
  {
    path: 'discipline',
    component: () => import('@/pages/discipline/DisciplinePage.vue'),
    meta: { title: 'nav.discipline', rights: ['progress.read'] },
  },
  {
    path: 'discipline/tables/:id(\\d+)',
    component: () => import('@/pages/discipline/TablePage.vue'),
    meta: { title: 'nav.discipline', rights: ['progress.read'] },
    ...id,
  },
  {
    path: 'burden',
    component: () => import('@/pages/burden/BurdenPage.vue'),
    meta: { title: 'nav.burden', rights: ['catalogue.read'] },
  },
  {
    path: 'units',
    component: () => import('@/pages/units/UnitsPage.vue'),
    meta: { title: 'nav.units', rights: ['unit.read'] },
  },
  {
    path: 'calendar',
    component: () => import('@/pages/calendar/CalendarPage.vue'),
    meta: { title: 'nav.calendar' },
  },
  {
    path: 'accounts',
    component: () => import('@/pages/accounts/AccountsPage.vue'),
    meta: { title: 'nav.accounts', rights: ['account.read'] },
  },
  {
    path: 'accounts/review',
    component: () => import('@/pages/accounts/ReviewPage.vue'),
    meta: { title: 'nav.accounts', rights: ['account.read'] },
  },
  {
    path: 'accounts/:id(\\d+)/access',
    component: () => import('@/pages/access/AccessPage.vue'),
    meta: { title: 'nav.access', rights: ['access.read'] },
    ...id,
  },
  {
    path: 'reports/:id(\\d+)/readers',
    component: () => import('@/pages/access/ReadersPage.vue'),
    meta: { title: 'nav.access', rights: ['access.read'] },
    props: (route) => ({ id: Number(route.params['id']), of: 'reports' }),
  },
  {
    path: 'units/:id(\\d+)/readers',
    component: () => import('@/pages/access/ReadersPage.vue'),
    meta: { title: 'nav.access', rights: ['access.read'] },
    props: (route) => ({ id: Number(route.params['id']), of: 'units' }),
  },
  {
    path: 'accounts/:id(\\d+)',
    component: () => import('@/pages/accounts/AccountPage.vue'),
    meta: { title: 'nav.accounts', rights: ['account.read'] },
    ...id,
  },
  {
    path: 'account-requests',
    component: () => import('@/pages/requests/RequestsPage.vue'),
    meta: { title: 'nav.account_requests', rights: ['account.ask'] },
  },
  {
    path: 'account-requests/:id(\\d+)',
    component: () => import('@/pages/requests/RequestPage.vue'),
    meta: { title: 'nav.account_requests', rights: ['account.ask'] },
    ...id,
  },
  {
    path: 'tickets',
    component: () => import('@/pages/tickets/TicketsPage.vue'),
    meta: { title: 'nav.tickets' },
  },
  {
    path: 'tickets/totals',
    component: () => import('@/pages/tickets/TicketTotalsPage.vue'),
    meta: { title: 'nav.tickets', rights: ['help.answer'] },
  },
  {
    path: 'tickets/:id(\\d+)',
    component: () => import('@/pages/tickets/TicketPage.vue'),
    meta: { title: 'nav.tickets' },
    ...id,
  },
  {
    path: 'events',
    component: () => import('@/pages/events/EventsPage.vue'),
    meta: { title: 'nav.events', rights: ['event.read'] },
  },
  {
    path: 'help',
    component: () => import('@/pages/system/HelpPage.vue'),
    meta: { title: 'nav.help' },
  },
];

export const routes: RouteRecordRaw[] = [
  {
    path: '/login',
    component: () => import('@/pages/login/LoginPage.vue'),
    meta: { title: 'login.title', open: true },
  },
  {
    path: '/unsubscribe',
    component: () => import('@/pages/login/UnsubscribePage.vue'),
    meta: { title: 'nav.unsubscribe', always: true },
  },
  {
    path: '/password',
    component: () => import('@/pages/login/PasswordPage.vue'),
    meta: { title: 'password.title' },
  },
  {
    path: '/',
    component: () => import('./Shell.vue'),
    meta: { title: 'app.short' },
    redirect: '/inbox',
    children: [
      ...pages,
      {
        path: ':rest(.*)*',
        component: () => import('@/pages/system/NotFoundPage.vue'),
        meta: { title: 'not_found.title' },
      },
    ],
  },
];

/* The menu: groups of places. What nobody of us may open is not offered. */
export interface MenuPlace {
  to: string;
  title: PlainKey;
  icon: IconName;
  rights: readonly string[];
}

export interface MenuGroup {
  title: PlainKey | null;
  places: readonly MenuPlace[];
}

function place(path: string, title: PlainKey, icon: IconName): MenuPlace {
  const page = pages.find((one) => one.path === path);
  return { to: `/${path}`, title, icon, rights: page?.meta?.rights ?? [] };
}

/** No place of its own: it opens in front of every page. Here, where the pages are, since their
 * parts are named once. */
export const ticketSend = () => import('./TicketSend.vue');

export const menu: readonly MenuGroup[] = [
  {
    title: null,
    places: [
      place('inbox', 'nav.inbox', 'inbox'),
      place('announcements', 'nav.announcements', 'bell'),
      place('tickets', 'nav.tickets', 'help'),
    ],
  },
  {
    title: 'nav.group_reports',
    places: [
      place('reports', 'nav.reports', 'report'),
      place('sign-desk', 'nav.sign_desk', 'key'),
      place('clerk-desk', 'nav.clerk', 'pen'),
      place('registers', 'nav.registers', 'history'),
      place('archive', 'nav.archive', 'lock'),
      place('cycles', 'nav.cycles', 'cycle'),
      place('progress', 'nav.progress', 'progress'),
      place('urgings', 'nav.urgings', 'bell'),
      place('verify', 'nav.verify', 'check'),
      place('discipline', 'nav.discipline', 'clock'),
      place('burden', 'nav.burden', 'sum'),
    ],
  },
  {
    title: 'nav.group_catalogues',
    places: [
      place('regimes', 'nav.regimes', 'regime'),
      place('forms', 'nav.forms', 'form'),
      place('outlines', 'nav.outlines', 'pen'),
      place('catalogue', 'nav.catalogue', 'settings'),
      place('units', 'nav.units', 'unit'),
      place('authorisations', 'nav.authorisations', 'pen'),
      place('calendar', 'nav.calendar', 'calendar'),
    ],
  },
  {
    title: 'nav.group_admin',
    places: [
      place('accounts', 'nav.accounts', 'account'),
      place('account-requests', 'nav.account_requests', 'pen'),
      place('profile', 'nav.profile', 'settings'),
      place('events', 'nav.events', 'history'),
      place('mail', 'nav.mail', 'send'),
      place('trust', 'nav.trust', 'key'),
      place('outages', 'nav.outages', 'warn'),
    ],
  },
];
