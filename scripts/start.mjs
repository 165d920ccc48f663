// npm start: installs what is missing, builds what is out of date, serves the build. Only Node built-ins are
// imported here, because this file has to run before the first install.
import { buildIsCurrent } from './built.mjs';
import { installDependencies } from './install.mjs';
import { dependenciesInstalled } from './installed.mjs';
import { nodeIsRecentEnough, PROJECT, runNpm } from './run-command.mjs';

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
