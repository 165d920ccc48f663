// npm start: installs what is missing, builds what is out of date, serves the build. Only Node built-ins are
// imported here, because this file has to run before the first install.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { installDependencies } from './install.mjs';
import { dependenciesInstalled } from './installed.mjs';
import { nodeIsRecentEnough, PROJECT, runNpm } from './run-command.mjs';

const SOURCES = ['src', 'data', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];

// A folder's own time changes when an entry is removed, so deleted sources are noticed too.
function newestMilliseconds(path) {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestMilliseconds(join(path, name))),
    stats.mtimeMs,
  );
}

function buildIsCurrent() {
  const page = join(PROJECT, 'dist', 'index.html');
  if (!existsSync(page) || !existsSync(`${page}.gz`)) return false;
  const built = statSync(page).mtimeMs;
  return SOURCES.every((source) => newestMilliseconds(join(PROJECT, source)) <= built);
}

function stopWith(code, message) {
  console.error(message);
  process.exit(code || 1);
}

if (!nodeIsRecentEnough()) {
  stopWith(
    1,
    `需要 Node 20.19 以上，当前 ${process.versions.node}。/ Node 20.19 or newer is needed, this is ${process.versions.node}.`,
  );
}

if (!dependenciesInstalled(PROJECT)) {
  console.log('[1/3] 安装依赖… / installing dependencies …');
  const code = await installDependencies();
  if (code !== 0) {
    stopWith(
      code,
      '依赖安装失败：请检查网络或 npm 镜像后重试。/ npm install failed: check the network or the npm mirror, then try again.',
    );
  }
} else {
  console.log('[1/3] 依赖已就绪 / dependencies are in place');
}

if (!buildIsCurrent()) {
  console.log('[2/3] 构建… / building …');
  const code = await runNpm(['run', 'build', '--silent']);
  if (code !== 0) stopWith(code, '构建失败，原因见上。/ The build failed, see above.');
} else {
  console.log('[2/3] 构建是最新的 / the build is up to date');
}

console.log('[3/3] 启动服务… / starting the server …');
const { serveFromCommandLine } = await import('./serve.mjs');
await serveFromCommandLine();
