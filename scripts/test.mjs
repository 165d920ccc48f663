// npm test: everything, in one go, and a last line that a machine can read: `N passed, N failed`.
// Types, lint, build and every test of vitest count as one each; a step that could not run counts as one failure.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { installDependencies } from './install.mjs';
import { dependenciesInstalled } from './installed.mjs';
import { nodeIsRecentEnough, PROJECT, runCommand, runNpm } from './run-command.mjs';

const reports = mkdtempSync(join(tmpdir(), 'shirong-test-'));
const outcomes = [];

const bin = (name) => join(PROJECT, 'node_modules', ...name.split('/'));

async function step(name, run) {
  console.log(`\n━━ ${name}`);
  const started = performance.now();
  const { passed, failed, skipped = 0, note = '' } = await run();
  const seconds = (performance.now() - started) / 1000;
  outcomes.push({ name, passed, failed, skipped, seconds, note });
  return failed === 0;
}

async function command(executable, args, limitSeconds) {
  const code = await runCommand(executable, args, { limitSeconds });
  const note = code === 124 ? `stopped after ${limitSeconds} s` : '';
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, note };
}

// The reporter's file, not the exit code, has the numbers; a run that crashed or collected a broken file without
// a failing test in it still counts as a failure.
async function vitest(name, args, limitSeconds) {
  const report = join(reports, `${name}.json`);
  const code = await runCommand(
    process.execPath,
    [
      bin('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { limitSeconds },
  );
  if (!existsSync(report)) {
    return { passed: 0, failed: 1, note: code === 124 ? `stopped after ${limitSeconds} s` : 'no report' };
  }
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const brokenFiles = result.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = result.numFailedTests + brokenFiles;
  const noTests = result.numPassedTests + failed === 0;
  return {
    passed: result.numPassedTests,
    failed: failed > 0 ? failed : code !== 0 || noTests ? 1 : 0,
    skipped: result.numPendingTests + result.numTodoTests,
    note: noTests ? 'no tests ran' : '',
  };
}

function isDebianRoot() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

// Without a CJK font a Chinese label is a row of boxes, and so are the screenshots.
async function ensureChromium() {
  const hasFont =
    process.platform !== 'linux' || existsSync('/usr/share/fonts/opentype/noto') || hasAnyCjkFont();
  if (findChromium() && hasFont) return true;
  if (!isDebianRoot()) {
    if (findChromium()) {
      console.log(
        '提示：没有找到中文字体，请安装 fonts-noto-cjk。/ Note: no CJK font found; install fonts-noto-cjk.',
      );
      return true;
    }
    console.log(
      '需要 Chromium：Debian/Ubuntu 请以 root 运行 apt-get install chromium fonts-noto-cjk，或用 CHROMIUM=路径 指定。\n' +
        'Chromium is needed: run `apt-get install chromium fonts-noto-cjk` as root, or set CHROMIUM=<path>.',
    );
    return false;
  }
  console.log('安装 Chromium 与中文字体… / installing chromium and fonts-noto-cjk …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-q'], { env, limitSeconds: 300 });
  await runCommand(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
    {
      env,
      limitSeconds: 600,
    },
  );
  return findChromium() !== undefined;
}

function hasAnyCjkFont() {
  return [
    '/usr/share/fonts/truetype/wqy',
    '/usr/share/fonts/truetype/arphic',
    '/usr/share/fonts/noto-cjk',
  ].some((folder) => existsSync(folder));
}

function finish() {
  rmSync(reports, { recursive: true, force: true });
  console.log('\nstep          passed  failed  skipped   seconds');
  for (const { name, passed, failed, skipped, seconds, note } of outcomes) {
    const figures = [passed, failed, skipped].map((value) => String(value).padStart(7)).join(' ');
    console.log(`${name.padEnd(13)}${figures} ${seconds.toFixed(1).padStart(10)}  ${note}`);
  }
  const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exit(sum('failed') === 0 ? 0 : 1);
}

if (!nodeIsRecentEnough()) {
  console.error(`Node 20.19 or newer is needed, this is ${process.versions.node}.`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

if (!dependenciesInstalled(PROJECT)) {
  const installed = await step('install', async () => {
    console.log('安装依赖… / installing dependencies …');
    const code = await installDependencies();
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, note: 'npm install failed' };
  });
  if (!installed) finish();
}

await step('types', () => command(process.execPath, [bin('typescript/bin/tsc'), '--noEmit'], 180));
await step('lint', () => command(process.execPath, [bin('@biomejs/biome/bin/biome'), 'check', '.'], 120));
await step('house', () => vitest('house', ['--config', 'tests/house/vitest.config.ts'], 120));
await step('unit', () => vitest('unit', [], 360));
await step('campaigns', () => vitest('campaigns', ['--config', 'tests/campaign/vitest.config.ts'], 120));
const built = await step('build', async () => {
  const code = await runNpm(['run', 'build', '--silent'], { limitSeconds: 240 });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
});
await step('browser', async () => {
  if (!built) return { passed: 0, failed: 1, note: 'not run: the build failed' };
  if (!(await ensureChromium())) return { passed: 0, failed: 1, note: 'not run: no Chromium' };
  return vitest('browser', ['--config', 'tests/browser/vitest.config.ts'], 960);
});
finish();
