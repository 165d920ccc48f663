import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseSync } from 'vite';
import { PROJECT } from './project';

export interface SourceFile {
  /** From the project's root, with forward slashes: `src/domain/case.ts`. */
  readonly path: string;
  readonly text: string;
}

export interface SourceNode {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

export function listFiles(folder: string, extensions: readonly string[]): SourceFile[] {
  const root = join(PROJECT, folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extensions.some((extension) => entry.name.endsWith(extension)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      path: relative(PROJECT, path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }));
}

export function isNode(value: unknown): value is SourceNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Calls `visit` for every syntax node of the file, outer ones first. */
export function visitNodes(file: SourceFile, visit: (node: SourceNode) => void): void {
  const { program, errors } = parseSync(file.path, file.text);
  if (errors.length > 0) throw new Error(`${file.path}: ${errors[0]?.message}`);
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (isNode(value)) {
      visit(value);
      Object.values(value).forEach(walk);
    }
  };
  walk(program);
}

export function lineOf(file: SourceFile, offset: number): number {
  return file.text.slice(0, offset).split('\n').length;
}

export interface ImportSite {
  readonly specifier: string;
  readonly line: number;
}

function literalText(value: unknown): string | null {
  return isNode(value) && value.type === 'Literal' && typeof value.value === 'string' ? value.value : null;
}

/**
 * Everything that makes one file depend on another: import and export-from, types included, import(), the type
 * import('…').T, and new URL('…', import.meta.url), which is how a worker is named.
 */
export function importsOf(file: SourceFile): ImportSite[] {
  const sites: ImportSite[] = [];
  visitNodes(file, (node) => {
    let source: unknown;
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
      case 'ImportExpression':
      case 'TSImportType':
        source = node.source;
        break;
      case 'NewExpression': {
        const [first, second] = Array.isArray(node.arguments) ? node.arguments : [];
        const named = isNode(node.callee) && node.callee.name === 'URL';
        if (named && isNode(second) && second.type === 'MemberExpression') source = first;
        break;
      }
      default:
        return;
    }
    const specifier = literalText(source);
    if (specifier !== null) sites.push({ specifier, line: lineOf(file, node.start) });
  });
  return sites;
}

/** Path from the root of a relative specifier, its query (`?url`, `?worker`) left off; null for a package. */
export function resolveImport(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const target = join(from, '..', specifier.replace(/\?.*$/, ''));
  return target.split(sep).join('/');
}

export function packageOf(specifier: string): string {
  const bare = specifier.replace(/\?.*$/, '');
  const parts = bare.split('/');
  return bare.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? bare);
}

/** The same file with comments blanked out, so that offsets and lines stay what they were. */
export function withoutComments(file: SourceFile): SourceFile {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  const text = file.text
    .replace(/\/\*[\s\S]*?\*\//g, blank)
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(
      /(^|[\s;{}()[\],])\/\/[^\n]*/g,
      (comment, before: string) => before + blank(comment.slice(before.length)),
    );
  return { ...file, text };
}
