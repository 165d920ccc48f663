import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../support/project';
import { lineOf, listFiles, type SourceFile, withoutComments } from '../support/source-tree';

// XML and SVG namespaces are names in the form of an address; nothing is ever fetched from them.
const NAMESPACE = /^https?:\/\/(?:www\.w3\.org|schemas\.openxmlformats\.org|www\.opengis\.net\/kml)\//;
const ADDRESS = /(?:https?|wss?|ftp):\/\/[^\s'"`<>)]+|(?<=["'`(=])\/\/[a-z0-9-]+\.[a-z]{2,}[^\s'"`<>)]*/gi;

// A comment may name its source; the code may not.
function outsideAddresses(file: SourceFile): string[] {
  const { text } = withoutComments(file);
  return [...text.matchAll(ADDRESS)]
    .filter(([address]) => !NAMESPACE.test(address))
    .map((match) => `${file.path}:${lineOf(file, match.index)} ${match[0]}`);
}

const page = join(PROJECT, 'index.html');
const files = [
  ...listFiles('src', ['.ts', '.tsx', '.css', '.json', '.html']),
  ...listFiles('public', ['.html', '.css', '.js', '.json', '.svg', '.txt', '.webmanifest']),
  ...(existsSync(page) ? [{ path: 'index.html', text: readFileSync(page, 'utf8') }] : []),
];

describe('nothing points outside the origin', () => {
  it('has no external address in src, public or index.html', () => {
    expect(files.flatMap(outsideAddresses)).toEqual([]);
  });

  it.each([
    ["const a = 'https://tiles.example.com/{z}';", 1],
    ['<link href="//cdn.example.com/a.css">', 1],
    ['a { background: url(http://example.com/a.png) }', 1],
    ["const socket = new WebSocket('wss://example.com');", 1],
    ['// source: https://example.com/paper', 0],
    ['/* https://example.com */', 0],
    ["const svg = 'http://www.w3.org/2000/svg';", 0],
    ['const half = a / b; // per km²', 0],
  ])('%s → %i', (text, count) => {
    expect(outsideAddresses({ path: 'src/x.ts', text })).toHaveLength(count);
  });
});
