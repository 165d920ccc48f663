import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOMS } from '../support/house-rules';
import { PROJECT } from '../support/project';

const path = join(PROJECT, 'ARCHITECTURE.md');
const text = existsSync(path) ? readFileSync(path, 'utf8') : '';

/** Rows like `| ingest/ | what lives there | domain |`; "nothing" stands for an empty list. */
function roomTable(): Map<string, string[]> {
  const rows = [...text.matchAll(/^\|\s*`?(\w+)\/`?\s*\|.*\|\s*([^|]*?)\s*\|\s*$/gm)];
  return new Map(
    rows.map(([, room = '', imports = '']) => [
      room,
      imports === 'nothing' ? [] : imports.split(/,\s*/).map((name) => name.replace(/[`/]/g, '')),
    ]),
  );
}

describe('ARCHITECTURE.md', () => {
  it('has the table of rooms that the import test enforces', () => {
    const sorted = (imports: readonly string[]) => [...imports].sort();
    const written = Object.fromEntries([...roomTable()].map(([room, imports]) => [room, sorted(imports)]));
    const enforced = Object.fromEntries(
      Object.entries(ROOMS).map(([room, imports]) => [room, sorted(imports)]),
    );
    expect(written).toEqual(enforced);
  });

  it('names every run-time dependency of package.json', () => {
    const { dependencies } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(dependencies).filter((name) => !text.includes(name))).toEqual([]);
  });
});
