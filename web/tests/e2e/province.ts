/*
 * A small province to work in: an administrator, a department, three communes, and in each the
 * posts a report passes. Prepared through the API; what a journey is about it does in the browser.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Api } from './api';
import { ROOT, type Server } from './server';

export const ADMIN = 'quantri';
export const DEPARTMENT = 'Sở Nông nghiệp và Môi trường';
export const communes = [
  { key: 'thanhvinh', code: '16681', name: 'Phường Thành Vinh', kind: 'ward' },
  { key: 'truongvinh', code: '16690', name: 'Phường Trường Vinh', kind: 'ward' },
  { key: 'namdan', code: '17950', name: 'Xã Nam Đàn', kind: 'commune' },
] as const;
export type CommuneKey = (typeof communes)[number]['key'];

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function annexPath(name: string): string {
  return join(ROOT, 'tests/data/forms', `${name}.xlsx`);
}

interface Made {
  id: number;
  version: number;
}
interface Layout {
  columns: { key: number; attribute: string }[];
}
interface Cell {
  row: number;
  column: number;
  value: string | null;
}
interface InboxItem {
  report_id: number;
  period_title: string;
}

/** Keys are the annex's: "E19" is row 19, column 5. */
function placeOf(address: string): { row: number; column: number } {
  return { row: Number(address.slice(1)), column: address.charCodeAt(0) - 64 };
}

export class Province {
  private readonly accounts = new Map<string, { api: Api; password: string }>();
  private readonly units = new Map<string, number>();
  private regime: Promise<number> | undefined;

  private constructor(readonly server: Server) {}

  get at(): string {
    return this.server.at;
  }

  static async found(server: Server): Promise<Province> {
    const province = new Province(server);
    await province.enrol(ADMIN, server.password);
    await province.makeUnits();
    for (const { key, code } of communes) await province.makePosts(key, code);
    const department = province.unit('H40.10');
    await province.account('so.tonghop', 'Chuyên viên tổng hợp', department, [
      'aggregator',
      'lead',
    ]);
    return province;
  }

  api(username: string): Api {
    return this.known(username).api;
  }

  password(username: string): string {
    return this.known(username).password;
  }

  unit(code: string): number {
    const id = this.units.get(code);
    if (id === undefined) throw new Error(`no unit ${code}`);
    return id;
  }

  /** Beside digital signatures, a leader's password counts from now on. */
  async countPasswords(): Promise<void> {
    const admin = this.api(ADMIN);
    interface InForce {
      number: number;
      profile: { workflow: { accepted: string[] } };
    }
    const { number, profile } = await admin.get<InForce>('/profile');
    profile.workflow.accepted = ['digital', 'confirmed'];
    await admin.put('/profile', { version: number, note: 'Chưa cấp chứng thư số', profile });
  }

  /** An account with these roles in its unit; answers the password an administrator hands over. */
  async create(username: string, name: string, unit: number, roles: string[]): Promise<string> {
    const admin = this.api(ADMIN);
    const made = await admin.post<{ id: number; initial_password: string }>('/accounts', {
      username,
      name,
      unit_id: unit,
    });
    for (const role of roles) {
      await admin.post('/grants', { account_id: made.id, role, unit_id: unit, below: false });
    }
    return made.initial_password;
  }

  /** The same, already at work: the first password is changed. */
  async account(username: string, name: string, unit: number, roles: string[]): Promise<void> {
    await this.enrol(username, await this.create(username, name, unit, roles));
  }

  /** Opens a period of the monthly report; answers the report of each commune. */
  async openCycle(period: string): Promise<Record<CommuneKey, number>> {
    this.regime ??= this.makeRegime();
    const regime_id = await this.regime;
    const admin = this.api(ADMIN);
    const cycle = await admin.post<{ period_title: string }>('/cycles', {
      regime_id,
      period,
      short_notice_ground: 'central_request',
      short_notice_reason: 'Kỳ báo cáo của đợt kiểm thử',
    });
    const found: Partial<Record<CommuneKey, number>> = {};
    for (const { key } of communes) {
      const { items } = await this.api(`${key}.nhap`).get<{ items: InboxItem[] }>('/inbox');
      found[key] = items.find((item) => item.period_title === cycle.period_title)?.report_id ?? 0;
    }
    return found as Record<CommuneKey, number>;
  }

  /** The unit has typed these figures and handed the report to its leader. */
  async submit(key: CommuneKey, report: number, figures: Record<string, string>): Promise<void> {
    const clerk = this.api(`${key}.nhap`);
    const path = `/reports/${String(report)}`;
    const { version } = await clerk.get<{ version: number }>(path);
    const cells = Object.entries(figures).map(([at, value]) => ({ ...placeOf(at), value }));
    const saved = await clerk.patch<{ version: number }>(`${path}/cells`, {
      base_version: version,
      cells,
    });
    await clerk.post(`${path}/actions`, { action: 'submit', version: saved.version });
  }

  /** A step of a report, taken by the API. */
  async act(username: string, report: number, action: string, note?: string): Promise<void> {
    const who = this.api(username);
    const path = `/reports/${String(report)}`;
    const { version } = await who.get<{ version: number }>(path);
    await who.post(`${path}/actions`, { action, version, note });
  }

  /** The leader signs what was submitted, and it goes out by who sends in this province, with a
   * number where that is asked for. */
  async signAndSend(
    key: CommuneKey,
    report: number,
    sender: string,
    numbered = false,
  ): Promise<void> {
    const username = `${key}.lanhdao`;
    const { api, password } = this.known(username);
    const path = `/reports/${String(report)}`;
    const { revision, digest } = await api.get<{ revision: number; digest: string }>(path);
    await api.post(`${path}/signatures`, { revision, digest, kind: 'confirmed', password });
    await this.act(username, report, 'sign');
    if (numbered) await this.api(sender).post(`${path}/number`, {});
    await this.act(sender, report, 'send');
  }

  /** The department's total of a period. */
  async total(title: string): Promise<number> {
    const { items } = await this.api('so.tonghop').get<{
      items: { id: number; kind: string; period_title: string }[];
    }>('/reports');
    const found = items.find((one) => one.kind === 'total' && one.period_title === title);
    return found?.id ?? 0;
  }

  /** What the server holds: the figure at an address of the annex, null where there is none. */
  async figure(username: string, report: number, address: string): Promise<string | null> {
    const { cells } = await this.api(username).get<{ cells: Cell[] }>(
      `/reports/${String(report)}/cells`,
    );
    const at = placeOf(address);
    const cell = cells.find((one) => one.row === at.row && one.column === at.column);
    return cell?.value ?? null;
  }

  private known(username: string): { api: Api; password: string } {
    const account = this.accounts.get(username);
    if (account === undefined) throw new Error(`no account ${username}`);
    return account;
  }

  private async enrol(username: string, first: string): Promise<void> {
    const api = new Api(this.at);
    this.accounts.set(username, { api, password: await api.signIn(username, first) });
  }

  private async makeUnits(): Promise<void> {
    const admin = this.api(ADMIN);
    const lines = [
      'code,name,kind,parent_code',
      `H40.10,${DEPARTMENT},department,40`,
      ...communes.map(({ code, name, kind }) => `${code},${name},${kind},40`),
    ];
    await admin.send('/units/import', `${lines.join('\n')}\n`, 'text/csv');
    const { items } = await admin.get<{ items: { id: number; code: string }[] }>('/units');
    for (const { id, code } of items) this.units.set(code, id);
  }

  private async makePosts(key: CommuneKey, code: string): Promise<void> {
    const unit = this.unit(code);
    await this.account(`${key}.nhap`, 'Công chức kinh tế', unit, ['entry']);
    await this.account(`${key}.lanhdao`, 'Chủ tịch', unit, ['approver']);
    await this.account(`${key}.vanthu`, 'Văn thư', unit, ['clerk']);
  }

  private async makeForm(annex: string, code: string): Promise<number> {
    const admin = this.api(ADMIN);
    const bytes = new Uint8Array(readFileSync(annexPath(annex)));
    const { layout } = await admin.send<{ layout: Layout }>('/forms/import', bytes, SHEET);
    const body = { code, title: code, owner_unit_id: this.unit('H40.10'), layout };
    const { id, version } = await admin.post<Made>('/forms', body);
    const use = { action: 'use', version, legal_basis: 'Quyết định 12/2026/QĐ-UBND' };
    await admin.post(`/forms/${String(id)}/actions`, use);
    return id;
  }

  private async makeRegime(): Promise<number> {
    const admin = this.api(ADMIN);
    const department = this.unit('H40.10');
    const regime = await admin.post<Made>('/regimes', {
      compiler_post: 'Chuyên viên tổng hợp',
      approver_post: 'Phó Giám đốc phụ trách',
      code: 'NN-TUAN',
      name: 'Báo cáo tiến độ sản xuất nông nghiệp',
      lead_unit_id: department,
      receiver_unit_id: department,
      upper_unit_id: this.unit('40'),
      form_id: await this.makeForm('nong_nghiep_thang', 'NN-TIEN-DO'),
      period_kind: 'month',
    });
    const reporters = communes.map(({ code }) => ({ unit_id: this.unit(code) }));
    await admin.put(`/regimes/${String(regime.id)}/reporters`, {
      version: regime.version,
      reporters,
    });
    return regime.id;
  }
}
