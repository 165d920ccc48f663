import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dependenciesInstalled } from '../../scripts/installed.mjs';
import { PROJECT } from '../support/project';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shirong-installed-'));
  writeLock('package-lock.json', {
    '': {},
    'node_modules/needed': { version: '1.0.0' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeLock(name: string, packages: Record<string, object>): void {
  writeFileSync(join(folder, name), JSON.stringify({ packages }));
}

function install(version: string): void {
  mkdirSync(join(folder, 'node_modules', 'needed'), { recursive: true });
  writeFileSync(join(folder, 'node_modules', 'needed', 'package.json'), '{}');
  writeLock('node_modules/.package-lock.json', { 'node_modules/needed': { version } });
}

describe('what npm start and npm test take for installed', () => {
  it('this project, while its tests run', () => {
    expect(dependenciesInstalled(PROJECT)).toBe(true);
  });

  it('not a folder without node_modules', () => {
    expect(dependenciesInstalled(folder)).toBe(false);
  });

  it('what the lock file asks for, packages of other platforms aside', () => {
    install('1.0.0');
    expect(dependenciesInstalled(folder)).toBe(true);
  });

  it('not an older version', () => {
    install('0.9.0');
    expect(dependenciesInstalled(folder)).toBe(false);
  });

  it('not a package whose folder is gone', () => {
    install('1.0.0');
    rmSync(join(folder, 'node_modules', 'needed'), { recursive: true });
    expect(dependenciesInstalled(folder)).toBe(false);
  });
});
