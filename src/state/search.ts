import type { CategoryField } from '../domain/field';
import type { LngLat } from '../domain/place';
import type { AppState } from './app-state';
import type { Application } from './application';

/** What the one search box can find. Plain data; the box says what Enter does with each. */
export type Finding =
  | { readonly kind: 'place'; readonly lngLat: LngLat }
  | { readonly kind: 'class'; readonly major: string; readonly minor: string | null }
  | { readonly kind: 'value'; readonly field: CategoryField; readonly value: string }
  | { readonly kind: 'zone'; readonly id: string; readonly name: string; readonly within: string }
  | { readonly kind: 'case'; readonly rowId: number; readonly caseId: string; readonly lngLat: LngLat | null }
  | { readonly kind: 'command'; readonly command: CommandId }
  | { readonly kind: 'text'; readonly text: string };

const COMMAND_IDS = ['clear', 'theme', 'language', 'export', 'link', 'lasso', 'demo', 'fit'] as const;
export type CommandId = (typeof COMMAND_IDS)[number];

const PER_KIND = 5;
const SEARCHED_FIELDS = [
  'street',
  'community',
  'district',
  'road_name',
  'unit',
] as const satisfies readonly CategoryField[];

/** "114.3, 30.0" in either order; latitude cannot exceed 90, so a swap is told by that alone. */
export function parseLngLat(text: string): LngLat | null {
  const match = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，、\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
  if (match === null) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  if (Math.abs(first) <= 180 && Math.abs(second) <= 90) return [first, second];
  if (Math.abs(first) <= 90 && Math.abs(second) <= 180) return [second, first];
  return null;
}

/** Full-width and half-width forms, and letter case, are one. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

function best(names: readonly string[], wanted: string): readonly string[] {
  return names
    .map((name) => ({ name, at: plain(name).indexOf(wanted) }))
    .filter(({ name, at }) => name !== '' && at >= 0)
    .sort((a, b) => a.at - b.at || a.name.length - b.name.length)
    .slice(0, PER_KIND)
    .map(({ name }) => name);
}

/** Findings that need no database: at once, at every key. `commandText` gives a command's words. */
export function findAtOnce(
  state: AppState,
  text: string,
  commandText: (id: CommandId) => string,
): readonly Finding[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  const lngLat = parseLngLat(text.normalize('NFKC'));
  const dictionaries = state.dataset.summary?.dictionaries ?? {};
  const zones = state.zones.zoneSet?.zones ?? [];
  return [
    ...(lngLat === null ? [] : [{ kind: 'place', lngLat } as const]),
    ...best(dictionaries.major ?? [], wanted).map(
      (major) => ({ kind: 'class', major, minor: null }) as const,
    ),
    ...best(dictionaries.minor ?? [], wanted).flatMap((minor) =>
      majorsOf(state, minor).map((major) => ({ kind: 'class', major, minor }) as const),
    ),
    ...SEARCHED_FIELDS.flatMap((field) =>
      best(dictionaries[field] ?? [], wanted).map((value) => ({ kind: 'value', field, value }) as const),
    ),
    ...zones
      .filter((zone) => plain(zone.name).includes(wanted) || plain(zone.id) === wanted)
      .sort((a, b) => a.name.length - b.name.length)
      .slice(0, PER_KIND)
      .map((zone) => ({ kind: 'zone', id: zone.id, name: zone.name, within: zone.district }) as const),
    ...COMMAND_IDS.filter((id) => plain(commandText(id)).includes(wanted)).map(
      (command) => ({ kind: 'command', command }) as const,
    ),
  ];
}

/** The majors under which a minor occurs in the data, from the class view's pairs. */
function majorsOf(state: AppState, minor: string): readonly string[] {
  const answer = state.answers.class;
  const { major: majors, minor: minors } = state.dataset.summary?.dictionaries ?? {};
  if (answer?.kind !== 'classes' || majors === undefined || minors === undefined) return [];
  const code = minors.indexOf(minor);
  const found: string[] = [];
  answer.minorCodes.forEach((one, at) => {
    if (one === code) found.push(majors[answer.majorCodes[at]!] ?? '');
  });
  return found;
}

/** Cases by id (and, failing that, by text), from the database. */
export async function findCases(app: Application, text: string): Promise<readonly Finding[]> {
  const wanted = text.normalize('NFKC').trim();
  if (wanted.length < 2 || !app.store.getState().dataset.engineReady) return [];
  app.services.casebook.cancel('search');
  const page = await app.services.casebook.page(
    'search',
    { filter: [{ kind: 'text', text: wanted }], order: [] },
    ['case_id', 'lon', 'lat'],
    0,
    50,
  );
  const [ids = [], lons = [], lats = []] = page.cells;
  const found = Array.from(page.rowIds, (rowId, at): Extract<Finding, { kind: 'case' }> => {
    const lon = lons[at];
    const lat = lats[at];
    return {
      kind: 'case',
      rowId,
      caseId: String(ids[at] ?? ''),
      lngLat: typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null,
    };
  }).filter((finding) => plain(finding.caseId).includes(plain(wanted)));
  return [...found.slice(0, PER_KIND), { kind: 'text', text: wanted }];
}
