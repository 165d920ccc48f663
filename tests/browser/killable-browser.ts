import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium, INSECURE_HOST } from '../../scripts/chromium.mjs';
import { serve } from '../../scripts/serve.mjs';
import { DIST, TEST_FLAGS } from './session';

/** A browser with a profile that outlives it, started and killed by its own process id as often as one likes. */
export interface KillableBrowser {
  /** Starts the browser where it does not run and opens a page. */
  open(path: string): Promise<Page>;
  /** SIGKILL to all its processes: nothing of it can tidy up. */
  kill(): Promise<void>;
  close(): Promise<void>;
  /** Errors that nobody caught, of every page so far. */
  readonly faults: readonly string[];
}

const STARTED_WITHIN = 20_000;

export async function killableBrowser(insecure: boolean): Promise<KillableBrowser> {
  const executable = findChromium();
  if (executable === undefined) throw new Error('no Chromium: apt-get install chromium, or set CHROMIUM');
  const profile = await mkdtemp(join(tmpdir(), 'shirong-kill-'));
  const server = await serve({ folder: DIST, port: 0, base: '/' });
  const origin = `http://${insecure ? INSECURE_HOST : '127.0.0.1'}:${server.port}`;
  const faults: string[] = [];
  let child: ChildProcess | null = null;
  let browser: Browser | null = null;

  async function start(): Promise<Browser> {
    child = spawn(
      executable!,
      [
        ...TEST_FLAGS,
        '--headless',
        '--disable-gpu-shader-disk-cache',
        '--disable-extensions',
        '--mute-audio',
        '--remote-debugging-port=0',
        `--user-data-dir=${profile}`,
        '--window-size=1000,700',
        'about:blank',
      ],
      // A group of its own, so that all of it and nothing else is killed.
      { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    return chromium.connectOverCDP(await devtoolsAddress(child));
  }

  async function kill(): Promise<void> {
    const killed = child;
    child = null;
    if (killed?.pid !== undefined) {
      const gone = new Promise((done) => killed.once('exit', done));
      process.kill(-killed.pid, 'SIGKILL');
      await gone;
    }
    await browser?.close().catch(() => undefined);
    browser = null;
  }

  return {
    faults,
    async open(path) {
      browser ??= await start();
      const page = await browser.contexts()[0]!.newPage();
      await page.setViewportSize({ width: 1000, height: 700 });
      page.on('pageerror', (error) => faults.push(String(error.stack ?? error)));
      await page.goto(origin + path);
      return page;
    },
    kill,
    async close() {
      await kill();
      await server.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function devtoolsAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`Chromium did not start: ${said}`)), STARTED_WITHIN);
    child.stderr!.on('data', (piece: Buffer) => {
      said += piece.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
    child.once('exit', () => {
      clearTimeout(late);
      reject(new Error(`Chromium ended: ${said}`));
    });
  });
}
