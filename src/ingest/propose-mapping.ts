import type { FieldId } from '../domain/field';
import type { CaseRecipe, Proposal } from '../domain/recipe';
import { matchHeaders } from './header-match';
import { type ColumnLook, columnLook } from './value-hints';

export interface MappingProposal {
  readonly mapping: CaseRecipe['mapping'];
  readonly confidence: Proposal['confidence'];
}

type Choice = Map<FieldId, { readonly column: number; readonly confidence: number }>;

const SURE = 0.9;
const BY_VALUES = 0.5;

/** Fields that values alone may propose; the leftmost column that fits is taken. */
const HINTED: readonly (readonly [FieldId, keyof ColumnLook])[] = [
  ['case_id', 'identifier'],
  ['reported_at', 'time'],
  ['status', 'status'],
  ['district', 'district'],
  ['street', 'street'],
  ['community', 'community'],
];

/** Which column holds which field: by header, corrected and completed by what the values look like. */
export function proposeMapping(
  headers: readonly string[],
  named: boolean,
  rows: readonly (readonly string[])[],
): MappingProposal {
  const looks = headers.map((_, column) => columnLook(rows.map((cells) => cells[column] ?? '')));
  const choice: Choice = new Map();
  if (named)
    for (const { field, column, confidence } of matchHeaders(headers))
      choice.set(field, { column, confidence });
  correctKind(choice, looks);
  correctSwap(choice, looks);
  correctPair(choice, looks);
  complete(choice, looks);
  return {
    mapping: Object.fromEntries(Array.from(choice, ([field, { column }]) => [field, column])),
    confidence: Object.fromEntries(Array.from(choice, ([field, { confidence }]) => [field, confidence])),
  };
}

/** 案件类型 means 事件/部件 in one city and the class of the case in another: the values tell. */
function correctKind(choice: Choice, looks: readonly ColumnLook[]): void {
  const kind = choice.get('kind');
  if (!kind) return;
  const look = looks[kind.column]!;
  if (look.filled === 0 || look.kind >= 0.5) return;
  choice.delete('kind');
  const field = choice.has('major') ? 'minor' : 'major';
  if (!choice.has(field)) choice.set(field, { column: kind.column, confidence: 0.7 });
}

/** Chinese surveying calls north X: where the two columns hold each other's range they change places. */
function correctSwap(choice: Choice, looks: readonly ColumnLook[]): void {
  const lon = choice.get('lon');
  const lat = choice.get('lat');
  if (!lon || !lat || lon.column === lat.column) return;
  if (looks[lon.column]!.latitude < SURE || looks[lat.column]!.longitude < SURE) return;
  choice.set('lon', { column: lat.column, confidence: 0.6 });
  choice.set('lat', { column: lon.column, confidence: 0.6 });
}

/** 位置 and 坐标 are addresses in one city and "lng,lat" in another: the values tell. */
function correctPair(choice: Choice, looks: readonly ColumnLook[]): void {
  if (choice.has('lon') || choice.has('lat')) return;
  const [pair, other] = looks.flatMap((look, column) =>
    look.filled > 0 && look.pair >= SURE ? [column] : [],
  );
  if (pair === undefined || other !== undefined) return;
  for (const [field, { column }] of choice) if (column === pair) choice.delete(field);
  choice.set('lon', { column: pair, confidence: BY_VALUES });
  choice.set('lat', { column: pair, confidence: BY_VALUES });
}

function complete(choice: Choice, looks: readonly ColumnLook[]): void {
  const taken = new Set(Array.from(choice.values(), ({ column }) => column));
  const columnsLike = (test: (look: ColumnLook) => boolean) =>
    looks.flatMap((look, column) => (look.filled > 0 && !taken.has(column) && test(look) ? [column] : []));
  const take = (field: FieldId, column: number) => {
    choice.set(field, { column, confidence: BY_VALUES });
    taken.add(column);
  };
  if (!choice.has('lon') && !choice.has('lat')) {
    const lons = columnsLike((look) => look.longitude >= SURE);
    const lats = columnsLike((look) => look.latitude >= SURE);
    // Two candidates would be a guess.
    if (lons.length === 1 && lats.length === 1) {
      take('lon', lons[0]!);
      take('lat', lats[0]!);
    }
  }
  for (const [field, hint] of HINTED) {
    if (choice.has(field)) continue;
    const column = columnsLike((look) => look[hint] >= SURE)[0];
    if (column !== undefined) take(field, column);
  }
}
