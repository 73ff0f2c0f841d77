/* Documents of a report and their signing: one report at each stage, and a key that may sign. */
import { createHash } from 'node:crypto';

import * as data from './data.mjs';

/** In the ward whose chairman may sign: one that waits for him, one that waits for the seal. */
for (const [id, state] of [
  [3911, 'submitted'],
  [3912, 'approved'],
]) {
  const like = data.reports.find((one) => one.id === 3001);
  data.reports.push({
    ...like,
    id,
    state,
    revision: 1,
    period_title: `${like.period_title} (bổ sung)`,
  });
  data.cells.set(id, data.cells.get(3001));
}

const AT = '2026-11-20T02:10:00.000Z';
const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** A page that says what it is, and at its end room for a signature. */
function paperOf(report) {
  const words = `BT /F1 18 Tf 60 760 Td (Bao cao ${report.id}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Type /Sig /Contents <${'0'.repeat(4096)}> >>`,
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const at = text.length;
  text += `xref\n0 7\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.from(text);
}

const stages = {
  issued: 'Chờ ký số',
  signed: 'Người có thẩm quyền đã ký số',
  numbered: 'Đã cấp số',
  sealed: 'Đã ký số của cơ quan',
};
const verdicts = {
  valid: 'Chữ ký hợp lệ',
  unchecked: 'Chưa kiểm tra được',
  invalid: 'Chữ ký không hợp lệ',
};

function version(number, stage, bytes, account_name) {
  const stage_title = stages[stage];
  return {
    number,
    stage,
    stage_title,
    hash: hashOf(`${number}${bytes}`),
    size: 41_000 + number * 9000,
    account_name,
    account_id: 1,
    at: AT,
  };
}

function signature(field, purpose, verdict, detail = '') {
  const seal = purpose === 'seal';
  return {
    field,
    signer: seal ? 'Ủy ban nhân dân phường Thành Vinh' : 'Chủ tịch UBND phường Thành Vinh',
    issuer: 'Cơ quan chứng thực chữ ký số chuyên dùng Chính phủ',
    account_name: seal ? 'Văn thư UBND phường Thành Vinh' : 'Chủ tịch UBND phường Thành Vinh',
    purpose,
    purpose_title: seal ? 'Ký số của cơ quan' : 'Ký duyệt',
    version: seal ? 4 : 2,
    at: AT,
    stamped_at: seal ? null : AT,
    stamped_by: seal ? '' : 'Cấp dấu thời gian thử nghiệm',
    verdict,
    verdict_title: verdicts[verdict],
    reason: '',
    detail,
  };
}

function document(report, id, revision, stage, signatures, void_reason = '') {
  const bytes = paperOf(report);
  const order = Object.keys(stages);
  const versions = order
    .slice(0, order.indexOf(stage) + 1)
    .map((one, i) => version(i + 1, one, bytes, 'Chủ tịch UBND phường Thành Vinh'));
  const numbered = versions.length > 2;
  return {
    id,
    report_id: report.id,
    kind: 'paper',
    kind_title: 'Văn bản báo cáo',
    name: `bao-cao-${report.id}-${revision}.pdf`,
    revision,
    made_at: AT,
    stage,
    stage_title: stages[stage],
    version: versions.length,
    hash: versions.at(-1).hash,
    size: versions.at(-1).size,
    number: numbered ? '05/BC-UBND' : '',
    dated_on: numbered ? '2026-11-20' : null,
    ...(void_reason === '' ? { pages: 3 } : {}),
    holds: void_reason === '',
    void_reason,
    versions,
    signatures,
  };
}

/** The form as a file of its own, which the organisation alone signs. */
function annex(report, id, signatures) {
  const made = document(report, id, report.state === 'approved' ? 1 : 2, 'issued', signatures);
  const sealed = version(2, 'sealed', `annex ${id}`, 'Văn thư UBND phường Thành Vinh');
  return {
    ...made,
    kind: 'annex',
    kind_title: 'Phụ lục kèm theo',
    name: `bao-cao-${report.id}-${made.revision}.phu-luc.pdf`,
    ...(signatures.length > 0
      ? {
          stage: 'sealed',
          stage_title: stages.sealed,
          version: 2,
          hash: sealed.hash,
          size: sealed.size,
          number: '05/BC-UBND',
          dated_on: '2026-11-20',
          versions: [...made.versions, sealed],
        }
      : {}),
  };
}

const leader = () => signature('KyLanhDao', 'approve', 'valid');
const unknown = () =>
  signature(
    'DauCoQuan',
    'seal',
    'unchecked',
    'Chưa có danh sách thu hồi còn hiệu lực của nơi cấp.',
  );
const broken = () =>
  signature('KyLanhDao', 'approve', 'invalid', 'Nội dung đã bị thay đổi sau khi ký.');

export function documentsOf(report) {
  const items = [];
  if (['sent', 'accepted'].includes(report.state)) {
    items.push(document(report, 1, 2, 'sealed', [leader(), unknown()]));
    items.push(annex(report, 3, [{ ...unknown(), version: 2 }]));
    const reason = 'Báo cáo đã được trình lại: đây là văn bản của lần trình 1.';
    items.push(document(report, 2, 1, 'signed', [broken()], reason));
  }
  if (report.state === 'approved')
    items.push(document(report, 1, 1, 'signed', [leader()]), annex(report, 3, []));
  if (report.state === 'submitted') items.push(document(report, 1, 1, 'issued', []));
  const made = items.length > 0;
  return {
    report_id: report.id,
    revision: report.revision,
    manifest_hash: made ? hashOf(`manifest ${report.id}`) : '',
    name_reason:
      report.state === 'submitted'
        ? 'Đơn vị chưa khai báo người ký: văn bản sẽ không ghi họ tên dưới chữ ký.'
        : '',
    issuer_unit_id: report.state === 'submitted' ? report.unit_id : null,
    items,
  };
}

const jobs = [];

export function beginJob(report, { purpose, source, revision, digest }, account) {
  const bytes = paperOf(report);
  const hole_from = bytes.indexOf(`<${'0'.repeat(64)}`) + 1;
  const hole_to = bytes.indexOf('>', hole_from);
  const signed = Buffer.concat([bytes.subarray(0, hole_from - 1), bytes.subarray(hole_to + 1)]);
  const now = Date.now();
  const url = `/api/v1/agent/${'a'.repeat(32)}`;
  const part = (number, kind, name) => ({
    number,
    document_id: kind === 'annex' ? 3 : 1,
    base_version: 1,
    kind,
    name,
    prepared_size: bytes.length,
    digest: hashOf(signed),
    hole_from,
    hole_to,
    answered: false,
    answered_at: null,
    stamped_at: null,
    stamp_note: '',
    ...(source === 'agent' ? { document_url: `${url}/content`, answer_url: `${url}/answer` } : {}),
  });
  const job = {
    id: jobs.length + 1,
    report_id: report.id,
    revision,
    digest,
    purpose,
    purpose_title: purpose === 'seal' ? 'Ký số của cơ quan' : 'Ký duyệt',
    source,
    source_title: source,
    state: 'waiting',
    state_title: 'Chờ kết quả ký',
    reason: '',
    detail: '',
    account_id: account.id,
    account_name: account.name,
    created_at: new Date(now).toISOString(),
    expires_at: new Date(now + 900_000).toISOString(),
    ended_at: null,
    now: new Date(now).toISOString(),
    report_version: report.version,
    parts: [
      part(1, 'paper', `bao-cao-${report.id}-1.pdf`),
      ...(purpose === 'seal' ? [part(2, 'annex', `bao-cao-${report.id}-1.phu-luc.pdf`)] : []),
    ],
  };
  jobs.push({ job, report, bytes });
  return job;
}

const held = (id) => jobs[Number(id) - 1];
const offer = (source, title, available = true) => ({
  source,
  title,
  available,
  reason: available ? '' : 'Máy chủ chưa cấu hình cách ký này.',
  name: '',
});

/** What waits for the chairman: one of his ward, two of wards he acts for, one that is held. */
function deskItem(report, unit_name, more = {}) {
  return {
    report_id: report.id,
    revision: 1,
    digest: '0'.repeat(64),
    regime_name: report.regime_name,
    period_title: report.period_title,
    unit_id: report.unit_id,
    unit_name,
    receiver_name: 'Sở Nông nghiệp và Môi trường',
    due_on: report.due_on,
    late: false,
    correction: data.noCorrection,
    can_sign: true,
    sign_reason: '',
    forms: [
      {
        authorisation_id: null,
        kind: 'head',
        title: 'Người đứng đầu',
        lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
        signer: '',
        document: '',
        document_on: null,
        valid_to: null,
      },
    ],
    form_reason: '',
    ...more,
  };
}

function signDesk(find) {
  const report = (id) => find(data.reports, id);
  const again = { number: 1, reason: 'Nhập nhầm cột.', asked_by: 'Sở', asked_at: AT };
  const [head] = deskItem(report(3911), '').forms;
  const by = { ...head, authorisation_id: 3, lines: ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'] };
  return [
    deskItem(report(3911), 'Phường Thành Vinh'),
    deskItem(report(3001), 'Phường Trường Vinh', { late: true, forms: [head, by] }),
    deskItem(report(3002), 'Xã Nam Đàn', { correction: again }),
    deskItem(report(3003), 'Xã Vạn An', {
      can_sign: false,
      sign_reason: 'Báo cáo chưa qua đủ các cấp soát xét theo quy định của đơn vị.',
      forms: [],
    }),
  ];
}

export function signingRoutes(find) {
  const report = (id) => find(data.reports, id);
  return [
    [
      'GET',
      '/sign-desk',
      ({ query }) => {
        const all = signDesk(find);
        const items = query.get('q')
          ? all.filter((one) => one.unit_name.includes(query.get('q')))
          : all;
        return { items, next: null, covers: ['paper'], key_reason: '', at_once: 20 };
      },
    ],
    [
      'GET',
      '/sign-sources',
      () => ({
        items: [
          offer('file', 'Tệp khóa mở trong trình duyệt'),
          offer('upload', 'Ký bằng phần mềm khác rồi tải lên'),
          offer('agent', 'Phần mềm ký số trên máy người ký'),
          offer('token', 'Thiết bị ký số của cơ quan', false),
          offer('remote', 'Dịch vụ ký số từ xa', false),
        ],
      }),
    ],
    ['GET', '/reports/:id/documents', ({ id }) => documentsOf(report(id))],
    [
      'POST',
      '/reports/:id/documents',
      ({ id }) => {
        const made = documentsOf(report(id));
        if (made.items.length === 0) made.items.push(document(report(id), 1, 1, 'issued', []));
        return made;
      },
    ],
    ['GET', '/reports/:id/documents/:document/content', ({ id }) => paperOf(report(id))],
    [
      'POST',
      '/reports/:id/sign-jobs',
      ({ id, body, account }) => beginJob(report(id), body, account),
    ],
    ['GET', '/sign-jobs/:id', ({ id }) => held(id).job],
    [
      'DELETE',
      '/sign-jobs/:id',
      ({ id }) => Object.assign(held(id).job, { state: 'cancelled', state_title: 'Đã hủy' }),
    ],
    ['GET', '/sign-jobs/:id/parts/:part/content', ({ id }) => held(id).bytes],
  ];
}
