// Serves a built folder over plain HTTP with the security headers: `npm run serve`, `npm start` and the tests.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sirv from 'sirv';
import { SECURITY_HEADERS } from './security-headers.mjs';

const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));
const DAY_SECONDS = 86_400;

// Where the bundled table has no entry or one without a charset. Streaming compilation of WebAssembly and
// module workers both refuse a wrong type once nosniff is sent.
const CONTENT_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pack': 'application/octet-stream',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

// Vite puts a content hash before the extension; only such a name may be kept for ever.
const HASHED_NAME = /^\/assets\/.*-[\w-]{8}\.\w+$/;

function cacheControl(pathname) {
  return HASHED_NAME.test(pathname) ? `public, max-age=${365 * DAY_SECONDS}, immutable` : 'no-cache';
}

function answerPlain(response, status, text) {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  });
  response.end(text);
}

/**
 * Starts the server; rejects with the listen error (EADDRINUSE, EACCES). Port 0 takes a free one. `base` serves
 * the folder under a path such as /bureau/map/; `cspReportPath` adds a report-uri whose bodies go to `onCspReport`,
 * so that tests also hear of violations inside workers.
 */
export function serve({
  folder = join(PROJECT, 'dist'),
  host = '127.0.0.1',
  port = 4173,
  base = '/',
  cspReportPath,
  onCspReport,
} = {}) {
  const root = resolve(folder);
  // sirv's development mode looks at the disk at each request, so a rebuild under a running server is seen.
  const files = sirv(root, {
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders(response, pathname) {
      const name = pathname.endsWith('/') ? 'index.html' : pathname;
      const type = CONTENT_TYPES[extname(name)];
      if (type) response.setHeader('Content-Type', type);
      response.setHeader('Cache-Control', cacheControl(name));
    },
  });
  const headers = { ...SECURITY_HEADERS };
  if (cspReportPath) headers['Content-Security-Policy'] += `; report-uri ${cspReportPath}`;

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (cspReportPath && request.url === cspReportPath) {
      const chunks = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        onCspReport?.(Buffer.concat(chunks).toString('utf8'));
        response.writeHead(204).end();
      });
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      answerPlain(response, 405, '405 method not allowed\n');
      return;
    }
    if (!request.url.startsWith(base)) {
      answerPlain(response, 404, '404 not found\n');
      return;
    }
    request.url = `/${request.url.slice(base.length)}`;
    files(request, response, () => answerPlain(response, 404, '404 not found\n'));
  });

  return new Promise((resolveServer, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const shownHost = host.includes(':') ? `[${host}]` : host;
      resolveServer({
        address: `http://${shownHost}:${address.port}${base}`,
        port: address.port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/** Command line: PORT and HOST override the defaults. A busy port or a missing build is told in a sentence. */
export async function serveFromCommandLine() {
  const host = process.env.HOST || '127.0.0.1';
  const port = Number(process.env.PORT || 4173);
  const folder = process.env.DIST || join(PROJECT, 'dist');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    console.error(`PORT=${process.env.PORT} 不是端口号 / is not a port number (0–65535).`);
    process.exit(1);
  }
  if (!existsSync(join(folder, 'index.html'))) {
    console.error(
      '还没有构建：请先运行 npm start 或 npm run build。/ Not built yet: run npm start or npm run build first.',
    );
    process.exit(1);
  }
  try {
    const server = await serve({ folder, host, port });
    console.log(`市容一张图: ${server.address}`);
    console.log('按 Ctrl+C 停止 / press Ctrl+C to stop');
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.once(signal, () => server.close().then(() => process.exit(0)));
    }
  } catch (error) {
    console.error(explainListenError(error, host, port));
    process.exit(1);
  }
}

function explainListenError(error, host, port) {
  switch (error.code) {
    case 'EADDRINUSE':
      return `端口 ${port} 已被占用，请换一个，例如 PORT=${port + 1} npm start。/ Port ${port} is in use; try PORT=${port + 1} npm start.`;
    case 'EACCES':
      return `没有权限监听端口 ${port}，请用 1024 以上的端口。/ No permission for port ${port}; take one above 1024.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `本机没有地址 ${host}，请检查 HOST。/ This machine has no address ${host}; check HOST.`;
    default:
      return `无法启动服务 / cannot start the server: ${error.message}`;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await serveFromCommandLine();
