/*
 * What every journey stands on: one server and one province for all of them, and people, each in a
 * browser of his own that is watched from the first page to the last.
 */
import {
  expect,
  test as base,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from '@playwright/test';

import { faultsOf, Watch } from '../watch';
import { Province } from './province';
import { SigningService } from './signing-service';
import { startServer } from './server';

export { expect };

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

/** Where a sheet begins: the annex's number of its first row, and the rows of its heading. */
export interface Sheet {
  readonly first: number;
  readonly head: number;
}
export const MONTHLY: Sheet = { first: 9, head: 2 };
export const TOTAL: Sheet = { first: 7, head: 3 };

export class Person {
  /** Refused answers that belong to the journey. */
  readonly expected: RegExp[] = [];

  private constructor(
    private at: Page,
    readonly context: BrowserContext,
    private readonly watch: Watch,
  ) {}

  static async enter(browser: Browser, options: BrowserContextOptions): Promise<Person> {
    const context = await browser.newContext(options);
    const watch = await Watch.over(context);
    context.on('response', (answer) => {
      // What the UI asks in vain is a fault of the UI; not being signed in yet is not.
      if (answer.status() < 400 || answer.status() === 401) return;
      watch.troubles.push(`${String(answer.status())}: ${answer.url()}`);
    });
    return new Person(await context.newPage(), context, watch);
  }

  get page(): Page {
    return this.at;
  }

  /** The tab dies at once, without a word to the page in it. */
  async crash(): Promise<void> {
    const died = this.at.waitForEvent('crash');
    const devtools = await this.context.newCDPSession(this.at);
    // The answer dies with the tab.
    devtools.send('Page.crash').catch(() => undefined);
    await died;
    await this.at.close();
  }

  /** A new window in place of one that was closed. */
  async reopen(): Promise<void> {
    this.at = await this.context.newPage();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', {
      name,
      ...(typeof name === 'string' && { exact: true }),
    });
  }

  /** The page is as it should be: no fault found by axe, and nothing went wrong on the way to it. */
  async look(): Promise<void> {
    await expect(this.page.locator('.loading')).toHaveCount(0);
    // What has been scrolled half under the bar would count as a target too small.
    await this.page.evaluate(() => window.scrollTo(0, 0));
    expect.soft(await faultsOf(this.page), `axe at ${this.page.url()}`).toEqual([]);
    this.expectPeace();
  }

  expectPeace(): void {
    const troubles = this.watch.troubles.filter(
      (trouble) => !this.expected.some((one) => one.test(trouble)),
    );
    expect(troubles, `troubles at ${this.page.url()}`).toEqual([]);
  }

  async leave(): Promise<void> {
    try {
      this.expectPeace();
    } finally {
      await this.context.close();
    }
  }

  /** Signs in by hand. */
  async signIn(username: string, password: string): Promise<void> {
    await this.page.getByLabel('Tên đăng nhập').fill(username);
    await this.page.getByLabel('Mật khẩu', { exact: true }).fill(password);
    await this.button('Đăng nhập').click();
  }

  /** Opens a report from the tasks, as people do. */
  async openTask(period: string | RegExp): Promise<void> {
    await this.page.getByRole('row', { name: period }).getByRole('link').first().click();
    await this.page.getByRole('tab', { name: 'Số liệu' }).waitFor();
  }

  /** Opens a report by its address, as from a link. */
  async openReport(id: number): Promise<void> {
    await this.page.goto(`/reports/${String(id)}`);
    await this.page.getByRole('tab', { name: 'Số liệu' }).waitFor();
  }

  /** Types into cells of the sheet, by address. */
  async type(sheet: Sheet, figures: Record<string, string>): Promise<void> {
    for (const [address, text] of Object.entries(figures)) {
      await this.cell(sheet, address).click();
      await this.page.keyboard.type(text);
      await this.page.keyboard.press('Enter');
    }
  }

  /** Presses the button of a step and confirms it, with a note where one is asked for. */
  async step(title: string, state: string, note?: string): Promise<void> {
    await this.button(note === undefined ? title : `${title}…`).click();
    const question = this.page.getByRole('alertdialog');
    if (note !== undefined) await question.getByLabel('Lý do').fill(note);
    await question.getByRole('button', { name: title, exact: true }).click();
    await expect(this.page.getByText(`Trạng thái báo cáo: ${state}.`)).toBeVisible();
  }

  /** Confirms what was read with the password, where no key is at hand. */
  async sign(password: string, state: string): Promise<void> {
    await this.button('Ký báo cáo').click();
    const dialog = this.page.getByRole('dialog');
    await expect(dialog.getByText('Chưa có chứng thư số nào được đăng ký')).toBeVisible();
    await expect(dialog.getByLabel('Tệp chứng thư số (.p12, .pfx)')).toBeDisabled();
    await dialog.getByLabel('Xác nhận bằng mật khẩu').check();
    await dialog.getByRole('button', { name: 'Tiếp tục xác nhận bằng mật khẩu' }).click();
    const question = this.page.getByRole('alertdialog');
    await question.getByLabel('Mật khẩu của anh/chị').fill(password);
    await question.getByRole('button', { name: 'Ký báo cáo', exact: true }).click();
    await expect(this.page.getByText(`Trạng thái báo cáo: ${state}.`)).toBeVisible();
  }

  /** One cell of a sheet by its address in the annex: "E19". */
  cell(sheet: Sheet, address: string): Locator {
    const row = Number(address.slice(1)) - sheet.first + sheet.head + 1;
    const column = address.charCodeAt(0) - 'A'.charCodeAt(0) + 1;
    return this.page.locator(
      `[role=grid] [role=row][aria-rowindex="${String(row)}"] > [aria-colindex="${String(column)}"]`,
    );
  }

  /** The cells say what they should, by address. */
  async reads(sheet: Sheet, expected: Record<string, string>): Promise<void> {
    for (const [address, text] of Object.entries(expected)) {
      await expect(this.cell(sheet, address), address).toHaveText(text);
    }
  }

  /** What the rows on the screen say, from the first of the sheet on. */
  figures(): Promise<{ label: string; figures: string[] }[]> {
    const rows = this.page
      .locator('[role=grid] [role=row]')
      .filter({ has: this.page.locator('.label') });
    return rows.evaluateAll((found) =>
      found.map((row) => ({
        label: row.querySelector('.label')?.textContent ?? '',
        figures: [...row.querySelectorAll('.eg-cell')].map((cell) => cell.textContent),
      })),
    );
  }

  /** The line a clerk looks at before closing the window. */
  get saveLine(): Locator {
    return this.page.locator('.save-line').getByRole('status');
  }

  saved(): Promise<void> {
    return expect(this.saveLine).toHaveText(/^Đã lưu lúc/);
  }
}

interface PerTest {
  /** A person in a browser who has signed in, at his tasks. */
  person: (username: string, options?: BrowserContextOptions) => Promise<Person>;
  /** Somebody before the log-in page. */
  stranger: (options?: BrowserContextOptions) => Promise<Person>;
}

interface PerWorker {
  province: Province;
}

/** A server and a province on it, under the steps all provinces share or under a profile. */
async function provinceFor(
  use: (province: Province) => Promise<void>,
  profile?: string,
  confirming = false,
  settings: readonly string[] = [],
): Promise<void> {
  const server = await startServer('empty', profile, undefined, settings);
  try {
    const province = await Province.found(server);
    if (confirming) await province.countPasswords();
    await use(province);
  } finally {
    await server.stop();
  }
}

export const test = base.extend<PerTest, PerWorker>({
  province: [
    async ({}, use) => {
      await provinceFor(use);
    },
    { scope: 'worker', timeout: 240_000 },
  ],

  stranger: async ({ browser, province }, use) => {
    const people: Person[] = [];
    await use(async (options = {}) => {
      const person = await Person.enter(browser, { baseURL: province.at, ...options });
      people.push(person);
      return person;
    });
    // All of them, whatever the first had met with.
    const ends = await Promise.allSettled(people.map((person) => person.leave()));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  },

  person: async ({ stranger, province }, use) => {
    await use(async (username, options) => {
      const person = await stranger(options);
      await person.context.addCookies(province.api(username).session());
      await person.page.goto('/inbox');
      await person.page.getByRole('heading', { level: 1, name: 'Việc cần làm' }).waitFor();
      return person;
    });
  },
});

/**
 * Journeys under a shipped profile, in a province of their own; confirming: its leaders have no
 * certificates yet, and the administrator lets passwords count; service: keys lie there, too.
 */
export function testUnder(profile: string, { confirming = false, service = false } = {}) {
  return test.extend<object, PerWorker>({
    province: [
      async ({}, use) => {
        const signing = service ? await SigningService.start() : null;
        try {
          await provinceFor(use, profile, confirming, signing?.settings);
        } finally {
          signing?.stop();
        }
      },
      { scope: 'worker', timeout: 240_000 },
    ],
  });
}
