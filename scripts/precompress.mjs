// Writes .br and .gz beside every compressible file of the build, so that any static server can send them.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));
// Vite empties dist at every build while the 34 MB of WebAssembly hardly ever changes; the results are kept by
// content so that they are made once.
const CACHE = join(PROJECT, 'node_modules', '.cache', 'precompressed');
const COMPRESSIBLE = new Set([
  '.css',
  '.csv',
  '.geojson',
  '.html',
  '.js',
  '.json',
  '.map',
  '.mjs',
  '.svg',
  '.txt',
  '.wasm',
  '.webmanifest',
]);
const MIN_BYTES = 512;
// Quality 11 takes about a minute on the WebAssembly, 9 four seconds for a few per cent more bytes.
const LARGE_BYTES = 5_000_000;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const ENCODERS = [
  {
    suffix: '.br',
    settings: (bytes) => `br${bytes.length > LARGE_BYTES ? 9 : 11}`,
    encode: (bytes) =>
      brotli(bytes, {
        params: {
          [zlib.BROTLI_PARAM_QUALITY]: bytes.length > LARGE_BYTES ? 9 : 11,
          [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  },
  { suffix: '.gz', settings: () => 'gz9', encode: (bytes) => gzipped(bytes, { level: 9 }) },
];

function upToDate(target, source) {
  return existsSync(target) && statSync(target).mtimeMs >= statSync(source).mtimeMs;
}

async function compress(path) {
  const missing = ENCODERS.filter(({ suffix }) => !upToDate(path + suffix, path));
  if (missing.length === 0) return 0;
  const bytes = await readFile(path);
  const digest = createHash('sha256').update(bytes).digest('hex');
  await Promise.all(
    missing.map(async ({ suffix, settings, encode }) => {
      const kept = join(CACHE, `${digest}.${settings(bytes)}`);
      if (existsSync(kept)) return copyFile(kept, path + suffix);
      const encoded = await encode(bytes);
      await writeFile(path + suffix, encoded);
      await writeFile(kept, encoded);
    }),
  );
  return 1;
}

/** Compresses what is missing or older than its source; gives the number of files worked on. */
export async function precompress(folder) {
  mkdirSync(CACHE, { recursive: true });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && COMPRESSIBLE.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => statSync(path).size >= MIN_BYTES);
  // The codecs run on the thread pool; starting with the largest keeps its threads busy to the end.
  paths.sort((a, b) => statSync(b).size - statSync(a).size);
  const done = await Promise.all(paths.map(compress));
  return done.reduce((sum, one) => sum + one, 0);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.env.DIST || join(PROJECT, 'dist');
  const started = performance.now();
  const count = await precompress(folder);
  console.log(`precompressed ${count} files in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
