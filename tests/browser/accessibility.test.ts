import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byId, goTo, waitForMap } from './app-driver';
import { launch, type Session } from './session';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** The workspaces, each with what is there once it is. */
const WORKSPACES = [
  ['situation', '[data-testid="chart-response"] [data-part="surface"]'],
  ['hotspot', '[data-testid="hotspot-run"]'],
  ['grid', '[data-testid="units-generate"]'],
  ['records', '[data-testid="records-grid"] [data-row-id]'],
  ['data', '[data-testid="quality-page"][data-ready="true"]'],
] as const;

interface AxeNode {
  readonly target: readonly unknown[];
}
interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly AxeNode[];
  }[];
}

let session: Session;
beforeAll(async () => {
  session = await launch('/');
  await waitForMap(session.page);
});
afterAll(() => session?.close());

/** What axe finds by its own choice of rules, one line a place. */
async function violations(): Promise<string[]> {
  return session.page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe;
    const results = await axe.run({ resultTypes: ['violations'] });
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}`),
    );
  });
}

describe('accessibility', () => {
  it('reaches the workspaces by keyboard, with the focus visible', async () => {
    const wanted = byId(session.page, 'nav-records');
    let reached = false;
    for (let press = 0; press < 40 && !reached; press++) {
      await session.page.keyboard.press('Tab');
      reached = await wanted.evaluate(
        (element) => element === document.activeElement || element.contains(document.activeElement),
      );
      // One composite control with arrow keys is as good as five tab stops.
      if (
        !reached &&
        (await byId(session.page, 'nav-situation').evaluate((element) => element === document.activeElement))
      ) {
        for (let arrow = 0; arrow < 3; arrow++) await session.page.keyboard.press('ArrowRight');
        reached = await wanted.evaluate((element) => element === document.activeElement);
      }
    }
    expect(reached).toBe(true);
    const outline = await session.page.evaluate(() => {
      const style = getComputedStyle(document.activeElement ?? document.body);
      return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
    });
    expect(outline).toBe(true);
    await session.page.keyboard.press('Enter');
    await byId(session.page, 'records-table').waitFor({ timeout: 60_000 });
    session.expectClean();
  });

  it.each(['light', 'dark'] as const)('axe finds nothing in any workspace, %s', async (colorScheme) => {
    const { page } = session;
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    await page.emulateMedia({ colorScheme });
    if ((await theme()) !== colorScheme) {
      await page.reload();
      await waitForMap(page);
    }
    expect(await theme()).toBe(colorScheme);
    // A script element would be refused by the policy; what the debugger evaluates is not.
    await page.evaluate(readFileSync(axeFile, 'utf8'));
    const found: string[] = [];
    for (const [workspace, content] of WORKSPACES) {
      await goTo(page, workspace);
      await page.locator(content).first().waitFor({ timeout: 60_000 });
      found.push(...(await violations()).map((place) => `${workspace}: ${place}`));
    }
    expect(found).toEqual([]);
    session.expectClean();
  });
});
