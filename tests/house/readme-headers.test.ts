import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SECURITY_HEADERS } from '../../scripts/security-headers.mjs';
import { PROJECT } from '../support/project';

/** The README's nginx block, the only place where the headers stand a second time. */
function nginxBlock(): string {
  const path = join(PROJECT, 'README.md');
  const readme = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return readme.match(/```nginx\n([\s\S]*?)```/)?.[1] ?? '';
}

describe("the README's nginx block", () => {
  it.each(Object.entries(SECURITY_HEADERS))('sends %s as the server does', (name, value) => {
    expect(nginxBlock()).toContain(`add_header ${name} "${value}" always;`);
  });

  it('sends no header of its own beside them', () => {
    const added = [...nginxBlock().matchAll(/^\s*add_header\s+(\S+)/gm)].map((match) => match[1]);
    const known = [...Object.keys(SECURITY_HEADERS), 'Cache-Control'];
    expect(added.filter((name) => !known.includes(name ?? ''))).toEqual([]);
  });
});
