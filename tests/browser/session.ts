import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { expect } from 'vitest';
import { CHROMIUM_FLAGS, findChromium, INSECURE_HOST } from '../../scripts/chromium.mjs';
import { serve } from '../../scripts/serve.mjs';
import { PROJECT } from '../support/project';

export interface LaunchOptions {
  /** Opens the app by a name instead of 127.0.0.1: what a bureau's LAN address is, an insecure context. */
  readonly insecure?: boolean;
  /** Path that the build is served under, with slashes at both ends. */
  readonly base?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly locale?: string;
  /** Runs in every page before any script of the app. */
  readonly prelude?: () => void;
}

/** Everything that must stay empty while the app works. */
export interface Faults {
  readonly console: string[];
  readonly uncaught: string[];
  readonly policy: string[];
  readonly offOrigin: string[];
}

export interface Session {
  readonly origin: string;
  readonly context: BrowserContext;
  /** The page opened last. */
  readonly page: Page;
  readonly faults: Faults;
  /** Opens another page of the same profile, e.g. after the first was closed or crashed. */
  open(path: string): Promise<Page>;
  /** Makes a page that was opened before the current one again. */
  goBackTo(page: Page): void;
  /** Fails with what was seen since the start, or since the last `forgive`. */
  expectClean(): void;
  forgive(): void;
  close(): Promise<void>;
}

const CSP_REPORT_PATH = '/csp-report';

/** The build under test; DIST names another folder. */
export const DIST = process.env.DIST ?? join(PROJECT, 'dist');

function listen(context: BrowserContext, origin: string, faults: Faults): void {
  context.on('console', (message) => {
    // Chromium speaks of a violated policy in warnings too.
    if (message.type() === 'error' || /Content Security Policy|Trusted Type/i.test(message.text())) {
      faults.console.push(`${message.text()} (${message.location().url}:${message.location().lineNumber})`);
    }
  });
  context.on('weberror', (error) => faults.uncaught.push(String(error.error().stack ?? error.error())));
  context.on('page', (page) => page.on('crash', () => faults.uncaught.push('the page crashed')));
  context.on('request', (request) => {
    const { protocol, origin: target } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && target !== origin)
      faults.offOrigin.push(request.url());
  });
}

/**
 * Every machine puts the page together without a GPU here, and one of Debian's own flags would have it do so by the
 * emulated one: with these a page takes a quarter less of both cores. The map's WebGL is the same.
 */
export const TEST_FLAGS: readonly string[] = [
  ...CHROMIUM_FLAGS,
  '--disable-gpu-rasterization',
  '--disable-gpu-compositing',
];

let running: Promise<Browser> | undefined;

/**
 * One browser for all files of a worker: starting it takes both cores for a second. Profile, storage, cache and
 * processes of pages belong to the context, of which each session has its own. One that has ended is started again.
 */
function browserOfWorker(): Promise<Browser> {
  running ??= startBrowser();
  return running;
}

async function startBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium: apt-get install chromium, or set CHROMIUM');
  const browser = await chromium.launch({ executablePath, headless: true, args: [...TEST_FLAGS] });
  browser.once('disconnected', () => {
    running = undefined;
  });
  return browser;
}

/** Serves the build on a free port and opens a fresh profile with one page, at `path`. */
export async function launch(path: string, options: LaunchOptions = {}): Promise<Session> {
  const faults: Faults = { console: [], uncaught: [], policy: [], offOrigin: [] };
  const base = options.base ?? '/';
  const server = await serve({
    folder: DIST,
    port: 0,
    base,
    cspReportPath: CSP_REPORT_PATH,
    onCspReport: (body) => faults.policy.push(body),
  });
  const origin = `http://${options.insecure ? INSECURE_HOST : '127.0.0.1'}:${server.port}`;
  const browser = await browserOfWorker();
  const contextOptions: BrowserContextOptions = {
    viewport: options.viewport ?? { width: 1366, height: 768 },
    colorScheme: options.colorScheme ?? 'light',
    locale: options.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  };
  const context = await browser.newContext(contextOptions);
  if (options.prelude) await context.addInitScript(options.prelude);
  listen(context, origin, faults);

  let current = await context.newPage();
  const address = (target: string) => origin + base + target.replace(/^\//, '');
  await current.goto(address(path));

  const session: Session = {
    origin,
    context,
    faults,
    get page() {
      return current;
    },
    async open(target) {
      current = await context.newPage();
      await current.goto(address(target));
      return current;
    },
    goBackTo(page) {
      current = page;
    },
    expectClean() {
      expect(faults).toEqual({ console: [], uncaught: [], policy: [], offOrigin: [] });
    },
    forgive() {
      for (const list of Object.values(faults)) list.length = 0;
    },
    async close() {
      if (!open.delete(session)) return;
      await context.close();
      await server.close();
    },
  };
  open.add(session);
  return session;
}

const open = new Set<Session>();

/** What a file left open would go on drawing under the tests of the next one. */
export async function closeSessions(): Promise<void> {
  for (const session of open) await session.close();
}
