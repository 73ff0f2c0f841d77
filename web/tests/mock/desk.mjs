/* What the mock answers about requests for accounts. */
const grant = {
  role: 'entry',
  unit_id: 100,
  below: false,
  regime_id: null,
  valid_from: null,
  valid_to: null,
  unit_name: 'Phường Thành Vinh',
  regime_name: null,
};

function request(id, kind, state, more) {
  return {
    id,
    kind,
    state,
    unit_id: 100,
    account_id: null,
    username: '',
    name: '',
    to_unit_id: null,
    extra: false,
    reason: 'Bổ sung người nhập liệu theo phân công.',
    document_number: '12/CV-UBND',
    document_on: '2026-11-16',
    asked_by: 4,
    asked_name: 'Chủ tịch UBND phường Thành Vinh',
    asked_at: '2026-11-16T02:00:00.000Z',
    due_on: '2026-11-17',
    decided_name: '',
    decided_at: null,
    answer: '',
    version: 1,
    unit_name: 'Phường Thành Vinh',
    account_name: null,
    account_username: null,
    to_unit_name: null,
    late: false,
    own: false,
    can_decide: state === 'waiting',
    decide_reason: state === 'waiting' ? '' : 'Yêu cầu đã được giải quyết.',
    grants: [],
    ...more,
  };
}

const requests = [
  request(3, 'create', 'waiting', {
    username: 'vinh.nhap2',
    name: 'Công chức Kinh tế, Hạ tầng và Đô thị',
    late: true,
    grants: [grant, { ...grant, role: 'aggregator', valid_to: '2027-06-30' }],
  }),
  request(2, 'reissue', 'waiting', {
    account_id: 3,
    account_name: 'Công chức Văn phòng – Thống kê',
    account_username: 'vinh.nhap',
    document_number: '',
    document_on: null,
  }),
  request(1, 'lock', 'refused', {
    account_id: 3,
    account_name: 'Công chức Văn phòng – Thống kê',
    account_username: 'vinh.nhap',
    decided_name: 'Quản trị hệ thống',
    decided_at: '2026-11-17T03:00:00.000Z',
    answer: 'Chưa có quyết định nghỉ hưu.',
  }),
];

const one = (id) => requests.find((request) => request.id === Number(id)) ?? requests[0];

/* [method, path, answer] as in routes.mjs. */
export const deskRoutes = [
  [
    'GET',
    '/account-requests',
    ({ query }) => ({
      items: requests.filter((r) => !query.get('state') || r.state === query.get('state')),
      next: null,
    }),
  ],
  ['GET', '/account-requests/:id', ({ id }) => one(id)],
];
