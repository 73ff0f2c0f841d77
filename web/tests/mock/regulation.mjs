/* What the mock answers about the profile, out of a province's files, and about announcements. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../profiles/nghe-an/', import.meta.url));
const part = (name) => JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'));

const unsaid = { value: 0, unit: 'hours', article: '' };
const profile = {
  profile: part('profile'),
  accounts: {
    kinds: [],
    quotas: [],
    admins_a_unit: { value: 0, article: '' },
    managers_a_unit: { value: 0, article: '' },
    issuing: { central: false, article: '' },
    request_clock: unsaid,
    password_age: unsaid,
    ...part('accounts'),
  },
  roles: part('roles'),
  workflow: { accepted: [], signed: [], ...part('workflow') },
  clocks: { assignment: unsaid, ...part('clocks') },
  notices: {
    maintenance: unsaid,
    help: unsaid,
    mail_from: { at: '', article: '' },
    calendar: { on: '', article: '' },
    ...part('notices'),
    certificates: [],
    alerts: part('notices').alerts.map((one) => ({ working_days: false, ...one })),
    corrections: part('notices').corrections.map((one) => ({ working_days: false, ...one })),
  },
  numbering: {
    pattern: '',
    series: 'year',
    digits: 0,
    article: '',
    ...part('numbering'),
  },
  parts: {
    both: false,
    article: '',
    left_out: [],
    left_out_article: '',
    posts: false,
    posts_article: '',
    ...part('parts'),
  },
  archive: {
    keep: [{ kind: 'month', years: 20, article: 'Đ9' }],
    says: 'Tối thiểu bằng thời hạn lưu trữ báo cáo giấy.',
    article: 'Đ13',
  },
  usage: {
    reports: [
      {
        code: 'BC-SD-6T',
        title: 'Báo cáo 6 tháng về tình hình sử dụng, khai thác Hệ thống thông tin báo cáo',
        ower: 'units',
        kind: 'half',
        window: '15-14',
        due: 'days=10;after=window;shift=next',
        days: 9,
        article: 'Đ18.1',
      },
    ],
    scoring: { on: '31/10', article: 'Đ33.3' },
  },
};

const unique = (names) => [...new Set(names)];
const steps = profile.workflow.steps;
/* The titles are the server's; here most words are called by themselves. */
const words = {
  role: profile.roles.presets.map((one) => one.role),
  right: unique(profile.roles.presets.flatMap((one) => one.rights)),
  state: unique(steps.flatMap((one) => [one.from, one.to])),
  action: unique(steps.map((one) => one.action)),
  side: ['reporter', 'receiver'],
  need: unique(steps.flatMap((one) => one.needs)),
  unit_kind: ['department', 'commune', 'ward', 'enterprise'],
  clock_unit: ['hours', 'days', 'working_days', 'months'],
  signature: ['confirmed'],
  document: ['paper', 'packet'],
  period_kind: ['month', 'year', 'ad_hoc', 'thematic'],
  number_series: ['year', 'endless'],
  correction_told: ['mover', 'head', 'receiver'],
  usage_ower: ['units', 'leads', 'operator'],
};
const titles = {
  number_series: {
    year: 'Mỗi đơn vị, mỗi năm một dãy số',
    endless: 'Mỗi đơn vị một dãy số, không bắt đầu lại theo năm',
  },
  correction_told: {
    mover: 'Người đang giữ báo cáo',
    head: 'Người đang giữ báo cáo, lãnh đạo đơn vị',
    receiver: 'Người đang giữ báo cáo, lãnh đạo đơn vị, nơi nhận',
  },
  usage_ower: {
    units: 'Sở, ban, ngành; Ủy ban nhân dân các cấp dưới',
    leads: 'Cơ quan chủ trì chế độ báo cáo',
    operator: 'Cơ quan quản lý, vận hành Hệ thống',
  },
};

const versions = [
  { number: 2, made_at: '2026-07-01T02:00:00.000Z', made_by: 'Quản trị hệ thống', note: 'QĐ 12' },
  { number: 1, made_at: '2026-01-01T01:00:00.000Z', made_by: 'Hệ thống', note: 'Quy chế' },
];
const changes = ['Thông báo: Báo trước khi dừng hệ thống: 24 giờ (Đ10.3) → 48 giờ (Đ10.3).'];

function put(body, refuse) {
  if (body.profile.notices.maintenance.article === '') {
    const said = 'notices.maintenance.article: chưa ghi điều khoản của quy chế.';
    throw Object.assign(refuse(422, 'profile.invalid', said, 'notices.maintenance.article'), {
      faults: [{ field: 'notices.maintenance.article', detail: said }],
    });
  }
  const same = JSON.stringify(body.profile) === JSON.stringify(profile);
  return { number: 2, saved: false, changes: same ? [] : changes, stranded: [] };
}

function announcement(id, more) {
  return {
    id,
    kind: 'notice',
    kind_title: 'Thông báo chung',
    title: 'Tập huấn nhập liệu cho công chức cấp xã',
    body: 'Sáng thứ Hai, 8 giờ, tại hội trường.\nMang theo máy tính.',
    document: '12/TB-VP ngày 30/6/2026',
    unit_id: null,
    unit_name: '',
    starts_at: null,
    ends_at: null,
    ground: 'none',
    ground_title: '',
    reason: '',
    edition: 1,
    published_at: '2026-07-01T01:00:00.000Z',
    published_name: 'Quản trị hệ thống',
    changed_at: '2026-07-01T01:00:00.000Z',
    withdrawn_at: null,
    withdrawn_reason: '',
    version: 1,
    read_at: null,
    state: 'current',
    state_title: 'Đang hiệu lực',
    can_change: false,
    ...more,
  };
}

const work = {
  kind: 'maintenance',
  title: 'Nâng cấp máy chủ cơ sở dữ liệu',
  body: 'Thay ổ đĩa và nâng cấp chương trình.',
  starts_at: '2026-07-10T15:00:00.000Z',
  ends_at: '2026-07-10T19:00:00.000Z',
};
const announcements = [
  announcement(4, { ...work, state: 'under_way', ground: 'force_majeure', reason: 'Hỏng ổ đĩa.' }),
  announcement(3, { ...work, state: 'over', read_at: '2026-07-01T03:00:00.000Z', edition: 2 }),
  announcement(2, {}),
  announcement(1, {
    state: 'withdrawn',
    withdrawn_at: '2026-07-02T01:00:00.000Z',
    withdrawn_reason: 'Hoãn họp.',
    unit_id: 100,
    unit_name: 'Phường Thành Vinh',
  }),
];

/** One person is shown what is above every page; what others see has nothing above it. */
function current(account) {
  const isShown = account.username === 'vinh.duyet';
  return {
    items: isShown ? announcements.filter((one) => one.read_at === null && one.id !== 1) : [],
    more: isShown,
    stopped: isShown,
    stop_id: isShown ? 4 : null,
    stop_starts_at: isShown ? work.starts_at : null,
    stop_ends_at: isShown ? work.ends_at : null,
    now: '2026-07-10T16:00:00.000Z',
  };
}

const reader = (id, username, name, read_at) => ({
  account_id: id,
  username,
  name,
  unit_name: 'Phường Thành Vinh',
  read_at,
});

/* [method, path, answer] as in routes.mjs; refuse makes what an answer throws. */
export const regulationRoutes = (refuse) => [
  [
    'GET',
    '/profile',
    () => ({ ...versions[0], may_change: true, profile: structuredClone(profile), changes: [] }),
  ],
  ['GET', '/profile/versions', () => ({ items: versions })],
  [
    'GET',
    '/profile/versions/:id',
    ({ id }) => ({
      ...versions[2 - id],
      may_change: true,
      profile,
      changes: id > 1 ? changes : [],
    }),
  ],
  [
    'GET',
    '/profile/words',
    () => ({
      items: Object.entries(words).map(([name, all]) => ({
        name,
        words: all.map((word) => ({ name: word, title: titles[name]?.[word] ?? word })),
      })),
    }),
  ],
  ['PUT', '/profile', ({ body }) => put(body, refuse)],
  ['GET', '/announcements', () => ({ items: announcements, next: null })],
  ['GET', '/announcements/current', ({ account }) => current(account)],
  [
    'GET',
    '/announcements/earliest',
    () => ({
      earliest_at: '2026-07-11T16:00:00.000Z',
      rule: 'Phải thông báo trước ít nhất 24 giờ (khoản 3 Điều 10); sớm nhất từ 11/07/2026 23:00.',
    }),
  ],
  [
    'GET',
    '/announcements/:id',
    ({ id, account }) => ({
      ...announcements.find((one) => one.id === Number(id)),
      can_change: account.username === 'quantri',
    }),
  ],
  [
    'GET',
    '/announcements/:id/readers',
    () => ({
      items: [
        reader(3, 'vinh.nhap', 'Công chức Văn phòng – Thống kê', '2026-07-01T03:00:00.000Z'),
        reader(4, 'vinh.duyet', 'Chủ tịch UBND phường', null),
      ],
      next: null,
      addressed: 2,
      read: 1,
    }),
  ],
];
