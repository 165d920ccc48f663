import { existsSync, readdirSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECURITY_HEADERS } from '../../scripts/security-headers.mjs';
import { type RunningServer, serve } from '../../scripts/serve.mjs';
import { DIST } from './session';

let server: RunningServer;
beforeAll(async () => {
  server = await serve({ folder: DIST, port: 0 });
});
afterAll(() => server.close());

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly length: number;
}

// fetch() would normalise the path and undo the encoding, which are what is looked at here.
function ask(path: string, method = 'GET', encodings = 'br, gzip'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port: server.port, path, method, headers: { 'accept-encoding': encodings } },
      (response) => {
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          length += chunk.length;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, length }),
        );
      },
    );
    call.on('error', reject);
    call.end();
  });
}

const built = (existsSync(DIST) ? readdirSync(DIST, { recursive: true, encoding: 'utf8' }) : [])
  .map((path) => `/${path.replaceAll('\\', '/')}`)
  .filter((path) => extname(path) !== '' && !/\.(br|gz)$/.test(path));

function firstWith(extension: string): string {
  const path = built.find((candidate) => candidate.endsWith(extension));
  if (path === undefined) throw new Error(`the build has no ${extension} file`);
  return path;
}

describe('the server', () => {
  it.each([
    ['/', 'GET', 200],
    ['/?demo=0', 'GET', 200],
    ['/', 'HEAD', 200],
    ['/no-such-file', 'GET', 404],
    ['/assets/', 'GET', 404],
    ['/../package.json', 'GET', 404],
    ['/%2e%2e/package.json', 'GET', 404],
    ['/%zz', 'GET', 404],
    ['/', 'POST', 405],
  ])('%s by %s → %i, with every security header', async (path, method, status) => {
    const reply = await ask(path, method);
    expect(reply.status).toBe(status);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      expect(reply.headers[name.toLowerCase()]).toBe(value);
    }
  });

  it('sends the headers with every file of the build', async () => {
    expect(built.length).toBeGreaterThan(3);
    for (const path of built) {
      const reply = await ask(encodeURI(path), 'HEAD');
      expect([path, reply.status]).toEqual([path, 200]);
      expect(reply.headers['content-security-policy']).toBe(SECURITY_HEADERS['Content-Security-Policy']);
      expect([path, reply.headers['content-type']]).not.toEqual([path, '']);
    }
  });

  it.each([
    ['.js', 'text/javascript'],
    ['.wasm', 'application/wasm'],
    ['.css', 'text/css'],
  ])('names the type of %s', async (extension, type) => {
    expect((await ask(firstWith(extension), 'HEAD')).headers['content-type']).toContain(type);
  });

  it.each(['br', 'gzip'])('sends the precompressed %s file', async (encoding) => {
    const path = firstWith('.wasm');
    const reply = await ask(path, 'GET', encoding);
    expect(reply.headers['content-encoding']).toBe(encoding);
    expect(reply.length).toBeLessThan((await ask(path, 'GET', 'identity')).length / 2);
  });

  it('keeps hashed files for a year and the page never', async () => {
    expect((await ask('/', 'HEAD')).headers['cache-control']).toBe('no-cache');
    const script = built.find((path) => /^\/assets\/.*-[\w-]{8}\.js$/.test(path)) ?? '';
    expect((await ask(script, 'HEAD')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('leaves no file of the build that should be compressed uncompressed', () => {
    const missing = built
      .filter((path) => /\.(js|css|html|wasm)$/.test(path))
      .filter((path) => !existsSync(join(DIST, `${path}.br`)) || !existsSync(join(DIST, `${path}.gz`)));
    // Below this the headers outweigh what compression saves.
    expect(missing.filter((path) => statSync(join(DIST, path)).size >= 512)).toEqual([]);
  });
});
