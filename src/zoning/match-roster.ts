import type { ChiefLevel, PlanEdit, PlanZone } from '../domain/responsibility-plan';
import type { Roster, RosterRow } from '../domain/roster';
import type { RosterMatches } from '../domain/roster-match';
import type { ZoneFigures } from '../domain/zone-figures';

/** Below this the names are different ones: 人民路 and 人民东路 are 0.7. */
const LEAST_SIMILARITY = 0.5;
const UNLIKE_NUMBERS = 0.5;

/**
 * Each row goes to the zone whose name (or whose road, ends and street) is most like its own; a zone takes one row of its
 * level only, the likest first. A proposal: the user confirms each.
 */
export function matchRoster(roster: Pick<Roster, 'rows'>, zones: readonly ZoneFigures[]): RosterMatches {
  const pairs: { row: number; zone: number; similarity: number }[] = [];
  const best = new Float64Array(roster.rows.length);
  roster.rows.forEach((row, i) => {
    zones.forEach((figures, at) => {
      const similarity = likeness(row, figures);
      if (similarity > best[i]!) best[i] = similarity;
      if (similarity >= LEAST_SIMILARITY) pairs.push({ row: i, zone: at, similarity });
    });
  });
  pairs.sort((a, b) => b.similarity - a.similarity || a.row - b.row || a.zone - b.zone);
  const zoneOfRow = new Map<number, { zone: number; similarity: number }>();
  const taken = new Set<number>();
  for (const { row, zone, similarity } of pairs) {
    if (zoneOfRow.has(row) || taken.has(zone)) continue;
    zoneOfRow.set(row, { zone: zones[zone]!.zone.id, similarity });
    taken.add(zone);
  }
  return {
    matches: roster.rows.map((row, i) => ({
      row,
      zone: zoneOfRow.get(i)?.zone ?? null,
      similarity: zoneOfRow.get(i)?.similarity ?? best[i]!,
    })),
    unmet: zones.filter((_, at) => !taken.has(at)).map(({ zone }) => zone.id),
  };
}

/** The chiefs of confirmed rows become those of their zones; null where that changes nothing. */
export function takeRoster(
  zones: readonly PlanZone[],
  confirmed: readonly { readonly row: RosterRow; readonly zone: number }[],
): PlanEdit | null {
  const byId = new Map(zones.map((zone) => [zone.id, zone] as const));
  const edits = confirmed.flatMap(({ row, zone }): PlanEdit[] => {
    const before = byId.get(zone);
    if (before === undefined) return [];
    const chief = {
      name: row.chief,
      unit: row.unit || before.chief.unit,
      phone: row.phone || before.chief.phone,
      shift: row.shift || before.chief.shift,
    };
    const after: PlanZone = { ...before, chief, level: chiefLevel(row.level) ?? before.level };
    if (JSON.stringify(after) === JSON.stringify(before)) return [];
    byId.set(zone, after);
    return [{ kind: 'change_zone', before, after }];
  });
  if (edits.length === 0) return null;
  return edits.length === 1 ? edits[0]! : { kind: 'several', edits };
}

/** The level that a word of a roster means; null for none known. */
export function chiefLevel(word: string): ChiefLevel | null {
  if (/微/.test(word)) return 'micro';
  if (/[三3]\s*级|third/i.test(word)) return 'third';
  if (/[二2]\s*级|second/i.test(word)) return 'second';
  if (/[一1]\s*级|first/i.test(word)) return 'first';
  return /总|general/i.test(word) ? 'general' : null;
}

function likeness(row: RosterRow, { zone, streets, roads }: ZoneFigures): number {
  // 东街道 and 西街道 both have a 人民路.
  const otherStreet =
    row.street !== '' && streets.length > 0 && !streets.some((name) => sameName(name, row.street));
  const byName = Math.max(
    row.zone === '' ? 0 : similarity(row.zone, zone.name),
    row.road === '' || row.zone !== '' ? 0 : similarity(row.road, zone.name),
  );
  const byRoad =
    row.road === '' || row.zone !== ''
      ? 0
      : roads.reduce((most, road) => {
          const name = similarity(row.road, road.name);
          const ends = [row.from, row.to].filter((end) => end !== '');
          if (name < LEAST_SIMILARITY || ends.length === 0) return Math.max(most, 0.95 * name);
          const own = [road.from, road.to];
          const met = ends.reduce((sum, end) => sum + Math.max(...own.map((one) => similarity(end, one))), 0);
          return Math.max(most, 0.6 * name + (0.4 * met) / ends.length);
        }, 0);
  return Math.max(byName, byRoad) * (otherStreet ? 0.5 : 1);
}

/** Dice's coefficient of the pairs of neighbouring signs; blanks, brackets and the like do not count. */
export function similarity(a: string, b: string): number {
  const [x, y] = [plain(a), plain(b)];
  if (x === '' || y === '') return 0;
  if (x === y) return 1;
  // 第 9 网格 and 第 99 网格, 中山路 and 中山一路 are alike in all but what counts.
  const unlike = numbersIn(x) === numbersIn(y) ? 1 : UNLIKE_NUMBERS;
  const pairs = (text: string) => {
    const signs = Array.from(`^${text}$`);
    return signs.slice(1).map((sign, i) => signs[i]! + sign);
  };
  const own = pairs(x);
  const other = pairs(y);
  const left = new Map<string, number>();
  for (const pair of other) left.set(pair, (left.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of own) {
    const n = left.get(pair) ?? 0;
    if (n > 0) {
      shared++;
      left.set(pair, n - 1);
    }
  }
  return (unlike * 2 * shared) / (own.length + other.length);
}

function numbersIn(text: string): string {
  return (text.match(/[0-9一二三四五六七八九十百零〇]+/g) ?? []).join(' ');
}

function sameName(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
