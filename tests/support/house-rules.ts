import { importsOf, packageOf, resolveImport, type SourceFile } from './source-tree';

/** Rooms of src and the rooms each may import; ARCHITECTURE.md's table says the same, and a test compares the two. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  facts: ['domain'],
  ingest: ['domain'],
  crossfilter: ['domain'],
  analysis: ['domain'],
  zoning: ['domain'],
  export: ['domain'],
  indicators: ['domain', 'facts'],
  engine: ['domain', 'facts', 'indicators'],
  platform: [],
  session: ['domain', 'platform'],
  jobs: [
    'domain',
    'facts',
    'ingest',
    'crossfilter',
    'analysis',
    'zoning',
    'export',
    'indicators',
    'engine',
    'platform',
    'session',
  ],
  // A worker is the composition root of its thread: it starts what the room it exposes needs.
  workers: ['domain', 'ingest', 'crossfilter', 'analysis', 'zoning', 'export', 'engine', 'jobs'],
  layers: ['domain'],
  charts: ['domain'],
  i18n: ['domain'],
  state: ['domain', 'jobs', 'session'],
  ui: ['domain', 'state', 'layers', 'charts', 'i18n'],
};

interface PackageRule {
  readonly package: RegExp;
  readonly allowedIn: RegExp;
  /** Where the address of a file of the package (`?url`) may be named: it is a string, not the package's types. */
  readonly addressIn?: RegExp;
}

export const PACKAGE_RULES: readonly PackageRule[] = [
  { package: /^(react|react-dom|react-aria.*|@tanstack\/react-.*)$/, allowedIn: /^src\/(ui|state)\// },
  {
    package: /^(maplibre-gl|@deck\.gl\/.*|@luma\.gl\/.*|terra-draw.*)$/,
    allowedIn: /^src\/(layers|ui\/map)\//,
  },
  {
    package: /^(@duckdb\/.*|apache-arrow)$/,
    // The adapter's files; the port, the schema and the compiler stay free of any one database's types.
    allowedIn: /^src\/engine\/(?!port\.|schema\.|compile-)/,
    addressIn: /^src\/workers\//,
  },
];

const DRAWERS = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'lib', 'misc', 'shared']);
const MOST_LINES = 400;

export function roomOf(path: string): string | null {
  const [top, room, rest] = path.split('/');
  return top === 'src' && room !== undefined && rest !== undefined ? room : null;
}

/** Wrong imports of one file, each as a sentence with the line. main.tsx may import everything. */
export function importOffences(file: SourceFile): string[] {
  const room = roomOf(file.path);
  if (room === null) return [];
  const allowed = ROOMS[room];
  if (allowed === undefined) return [`${file.path}: ${room} is not a room of the design's table`];
  const offences: string[] = [];
  for (const { specifier, line } of importsOf(file)) {
    const target = resolveImport(file.path, specifier);
    if (target === null) {
      const name = packageOf(specifier);
      const rule = PACKAGE_RULES.find((candidate) => candidate.package.test(name));
      const isAddress = /[?&]url$/.test(specifier) && rule?.addressIn?.test(file.path) === true;
      if (rule && !isAddress && !rule.allowedIn.test(file.path)) {
        offences.push(
          `${file.path}:${line} imports the package ${name}, which belongs in ${rule.allowedIn.source}`,
        );
      }
      if (room === 'domain')
        offences.push(`${file.path}:${line} imports the package ${name}; domain imports nothing`);
      continue;
    }
    const targetRoom = roomOf(target);
    if (targetRoom === null) {
      if (target.startsWith('src/'))
        offences.push(`${file.path}:${line} imports ${target}, which is in no room`);
      continue;
    }
    if (targetRoom !== room && !allowed.includes(targetRoom)) {
      offences.push(`${file.path}:${line} ${room} may not import ${targetRoom} (${specifier})`);
    }
  }
  return offences;
}

/** Offences of names and sizes: drawers, barrels, camel-case files, files too long to be one idea. */
export function shapeOffences(file: SourceFile): string[] {
  const offences: string[] = [];
  const parts = file.path.split('/');
  const name = parts.at(-1) ?? '';
  for (const part of parts) {
    const stem = part.replace(/\..*$/, '');
    if (DRAWERS.has(stem)) offences.push(`${file.path}: nothing is called ${stem}`);
  }
  if (/^index\.(ts|tsx|mts|js)$/.test(name)) offences.push(`${file.path}: no barrels`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/.test(name))
    offences.push(`${file.path}: file names are kebab-case`);
  const lines = file.text.trimEnd().split('\n').length;
  if (lines > MOST_LINES) offences.push(`${file.path}: ${lines} lines, more than ${MOST_LINES}`);
  return offences;
}
