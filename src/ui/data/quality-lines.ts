import { onlyPairs } from '../../charts/class-selection';
import type { ClassMatch, MatchStatus } from '../../domain/class-standard';
import type { ClassReport } from '../../domain/class-theme';
import type { TimeField } from '../../domain/field';
import type { Clause, MismatchClause } from '../../domain/filter';
import type { ImportReport, PlaceReport } from '../../domain/import-report';
import type { GeoQuality } from '../../domain/place';
import type { TableQuality, TimeOrderLine } from '../../domain/table-quality';

export const QUALITY_GROUPS = ['file', 'time', 'class', 'place'] as const;
export type QualityGroup = (typeof QUALITY_GROUPS)[number];

/** One thing that may be wrong with the data; its text is the translation `quality-line.<id>`. */
export interface QualityLine {
  readonly id: QualityLineId;
  readonly group: QualityGroup;
  readonly count: number;
  /** Filters to exactly these cases, where a filter can. */
  readonly clause: Clause | null;
  /** Known and harmless, or to be looked at. */
  readonly tone: 'note' | 'warn';
}

const LINE_IDS = [
  'odd',
  'duplicate-exact',
  'duplicate-conflict',
  'time-order',
  'future',
  'unmatched-class',
  'retired-class',
  'code-conflict',
  'missing-class',
  'missing-place',
  'area',
  'suspect',
  'default',
  'out-of-area',
  'outside-zones',
  'mismatch-district',
  'mismatch-street',
  'mismatch-community',
  'mismatch-cell',
] as const;
export type QualityLineId = (typeof LINE_IDS)[number];

export interface QualityFindings {
  readonly report: ImportReport;
  readonly places: PlaceReport | null;
  /** Id of the loaded zones. */
  readonly zoneSet: string | null;
  /** null until the database has been asked. */
  readonly table: TableQuality | null;
  readonly classes: ClassReport | null;
  /** ms of the local wall clock. */
  readonly now: number;
}

/** Every line that can be told of the data, with its count, zero included. */
export function qualityLines(findings: QualityFindings): readonly QualityLine[] {
  return [...fileLines(findings), ...timeLines(findings), ...classLines(findings), ...placeLines(findings)];
}

function fileLines({ report }: QualityFindings): readonly QualityLine[] {
  const { tallies } = report;
  const line = (id: QualityLineId, count: number, tone: QualityLine['tone']): QualityLine => ({
    id,
    group: 'file',
    count,
    clause: null,
    tone,
  });
  return [
    line('odd', report.oddValues, 'warn'),
    ...(tallies === undefined
      ? []
      : [
          line('duplicate-exact', tallies.skipped.duplicate_exact ?? 0, 'note'),
          line('duplicate-conflict', tallies.rejected.duplicate_conflict ?? 0, 'warn'),
        ]),
  ];
}

/** No case of a file lies beyond it: years from 2200 on are not read. */
const END_OF_TIME = Date.UTC(2200, 0, 1);

export function futureClause(field: TimeField, now: number): Clause {
  return { kind: 'time', field, from: now, to: END_OF_TIME };
}

export function disorderClause({ earlier, later }: Pick<TimeOrderLine, 'earlier' | 'later'>): Clause {
  return { kind: 'number', measure: { kind: 'hours', from: earlier, to: later }, from: null, to: 0 };
}

function timeLines({ table, now }: QualityFindings): readonly QualityLine[] {
  if (table === null) return [];
  const broken = table.timeOrders.filter((order) => order.broken > 0);
  const [onlyOrder] = broken;
  const [onlyFuture] = table.future;
  return [
    {
      id: 'time-order',
      group: 'time',
      count: table.outOfOrder,
      clause: broken.length === 1 && onlyOrder !== undefined ? disorderClause(onlyOrder) : null,
      tone: 'warn',
    },
    {
      id: 'future',
      group: 'time',
      count: table.future.reduce((most, { count }) => Math.max(most, count), 0),
      clause:
        table.future.length === 1 && onlyFuture !== undefined ? futureClause(onlyFuture.field, now) : null,
      tone: 'warn',
    },
  ];
}

function classLines({ classes }: QualityFindings): readonly QualityLine[] {
  if (classes === null) return [];
  const { matches } = classes;
  const line = (
    id: QualityLineId,
    tone: QualityLine['tone'],
    test: (match: ClassMatch) => boolean,
  ): QualityLine => {
    const inside = new Set(matches.filter(test));
    const count = [...inside].reduce((sum, match) => sum + match.count, 0);
    const clause = count === 0 ? null : onlyPairs(matches, (pair) => inside.has(pair as ClassMatch));
    return { id, group: 'class', count, clause, tone };
  };
  const of = (status: MatchStatus) => (match: ClassMatch) => match.status === status;
  return [
    line('unmatched-class', 'warn', of('unmatched')),
    line('retired-class', 'note', of('retired')),
    line('code-conflict', 'warn', ({ codeSays }) => codeSays !== null),
    line('missing-class', 'note', of('missing')),
  ];
}

const PLACE_LINES: readonly (readonly [id: QualityLineId, quality: GeoQuality, tone: QualityLine['tone']])[] =
  [
    ['missing-place', 'missing', 'note'],
    ['area', 'area', 'note'],
    ['suspect', 'suspect', 'warn'],
    ['default', 'default', 'warn'],
    ['out-of-area', 'out_of_area', 'warn'],
  ];

function placeLines({ places, zoneSet }: QualityFindings): readonly QualityLine[] {
  if (places === null) return [];
  const line = (
    id: QualityLineId,
    tone: QualityLine['tone'],
    count: number,
    clause: Clause,
  ): QualityLine => ({ id, group: 'place', count, clause: count === 0 ? null : clause, tone });
  const mismatch = (id: QualityLineId, level: MismatchClause['level']): readonly QualityLine[] => {
    const count = places.mismatched[level];
    return count === null ? [] : [line(id, 'note', count, { kind: 'mismatch', level })];
  };
  return [
    ...PLACE_LINES.map(([id, quality, tone]) =>
      line(id, tone, places.qualities[quality], { kind: 'quality', qualities: [quality] }),
    ),
    ...(zoneSet === null
      ? []
      : [line('outside-zones', 'note', places.outsideZones, { kind: 'zone', zoneSet, zones: [''] })]),
    ...mismatch('mismatch-district', 'district'),
    ...mismatch('mismatch-street', 'street'),
    ...mismatch('mismatch-community', 'community'),
    ...mismatch('mismatch-cell', 'cell'),
  ];
}
