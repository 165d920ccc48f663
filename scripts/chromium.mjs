// Where Chromium is, and how the tests and the benchmark start it. Playwright's own browser download is not used.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const CANDIDATES = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
};

/** Path of a Chromium, or undefined. CHROMIUM overrides the search. */
export function findChromium() {
  const candidates = process.env.CHROMIUM ? [process.env.CHROMIUM] : (CANDIDATES[process.platform] ?? []);
  return candidates.find((path) => existsSync(path));
}

/** A name that is not an IP address, so that Chromium takes http://INSECURE_HOST for what it is in a bureau: insecure. */
export const INSECURE_HOST = 'bureau.test';

/**
 * Flags of every start. Names other than the two of the test resolve to nothing, so a request that gets past the
 * policy still never leaves the machine; software WebGL makes pictures the same on machines with and without a GPU.
 */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
];
