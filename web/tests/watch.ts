/*
 * What every browser test asks of a page besides its own question: that nothing failed in it, that
 * nothing broke the content security policy, and that axe finds no fault.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { BrowserContext, Page } from '@playwright/test';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const axeSource = readFileSync(axePath, 'utf8');

interface AxeNode {
  target: unknown[];
  failureSummary?: string;
}
interface AxeFault {
  id: string;
  help: string;
  nodes: AxeNode[];
}

/** Standards whose rules are run: WCAG 2.0 to 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export class Watch {
  readonly troubles: string[] = [];

  /** Begins to listen; call it before the first page of a context is opened. */
  static async over(context: BrowserContext): Promise<Watch> {
    const watch = new Watch();
    await context.exposeBinding('__violated', (_, text: string) => {
      watch.troubles.push(`policy: ${text}`);
    });
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const tell = (window as unknown as { __violated: (text: string) => void }).__violated;
        tell(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    context.on('weberror', (failure) => watch.troubles.push(`error: ${failure.error().message}`));
    return watch;
  }
}

/** What axe finds, a line a fault; run outside the policy, which a tool may do. */
export async function faultsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    const session = await page.context().newCDPSession(page);
    await session.send('Runtime.evaluate', { expression: axeSource });
    await session.detach();
  }
  const faults = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as {
      axe: { run: (at: Document, how: object) => Promise<{ violations: AxeFault[] }> };
    };
    const runOnly = { type: 'tag', values: tags };
    return (await axe.run(document, { runOnly, resultTypes: ['violations'] })).violations;
  }, TAGS);
  return faults.flatMap((fault) =>
    fault.nodes.map(
      (node) => `${fault.id}: ${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`,
    ),
  );
}
