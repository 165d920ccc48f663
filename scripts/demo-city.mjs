import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULTS, generateCity } from './demo-city/generate.mjs';

/**
 * Generates the fictional 示范市 into public/demo: node scripts/demo-city.mjs [--seed=N] [--strength=X] [--rows=N]
 * [--out=DIR]. The same arguments give the same bytes; the packs' compression is that of the Node in use.
 */
const given = Object.fromEntries(
  process.argv.slice(2).map((argument) => {
    const match = argument.match(/^--(seed|strength|rows|out)=(.+)$/);
    if (!match) {
      console.error(`not understood: ${argument}\nuse: [--seed=N] [--strength=X] [--rows=N] [--out=DIR]`);
      process.exit(2);
    }
    return [match[1], match[2]];
  }),
);
const options = { ...DEFAULTS };
for (const name of ['seed', 'strength', 'rows']) {
  if (given[name] === undefined) continue;
  options[name] = Number(given[name]);
  const whole = name === 'strength' || Number.isInteger(options[name]);
  if (!Number.isFinite(options[name]) || options[name] < 0 || !whole) {
    console.error(`--${name} wants a number that is not negative, got ${given[name]}`);
    process.exit(2);
  }
}
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const out = given.out ? path.resolve(given.out) : path.join(root, 'public', 'demo');
mkdirSync(out, { recursive: true });
let total = 0;
for (const [name, bytes] of generateCity(options).files) {
  writeFileSync(path.join(out, name), bytes);
  total += bytes.length;
  console.log(`${name.padEnd(22)} ${String(bytes.length).padStart(9)} bytes`);
}
console.log(`${'total'.padEnd(22)} ${String(total).padStart(9)} bytes`);
