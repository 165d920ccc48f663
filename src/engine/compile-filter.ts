import {
  type ClassClause,
  type Clause,
  type ClauseKey,
  clauseKey,
  type Filter,
  type HoursClause,
  type LassoClause,
  type MismatchClause,
  type NumberClause,
  type QualityClause,
  type TextClause,
  type TimeClause,
  type ZoneClause,
} from '../domain/filter';
import { columnUnits, type Measure } from '../domain/measure';
import { GEO_QUALITIES, MISMATCH_BITS } from '../domain/place';
import { HOURS_PER_WEEK, weekHoursOf } from '../domain/week-hours';
import { type Compilation, column, valuesCondition } from './compilation';
import { columnCondition, containsCondition } from './compile-texts';
import { type GivenClause, keptRowsTable } from './kept-rows';

/** The conjunction of the clauses whose key is not in `except`, as a boolean SQL expression. */
export function compileFilter(
  filter: Filter,
  compilation: Compilation,
  except: readonly ClauseKey[] = [],
): string {
  const conditions = filter
    .filter((clause) => !except.includes(clauseKey(clause)))
    .map((clause) => `(${compileClause(clause, compilation)})`);
  return conditions.length === 0 ? 'TRUE' : conditions.join(' AND ');
}

function compileClause(clause: Clause, compilation: Compilation): string {
  switch (clause.kind) {
    case 'time':
      return timeCondition(clause, compilation);
    case 'class':
      return classCondition(clause, compilation);
    case 'values':
      return valuesCondition(column(clause.field, compilation), clause.values, compilation.bindings);
    case 'zone':
      return zoneCondition(clause, compilation);
    case 'extent': {
      const { west, south, east, north } = clause.extent;
      return `${between('lon', west, east, compilation)} AND ${between('lat', south, north, compilation)}`;
    }
    case 'lasso':
      return lassoCondition(clause, compilation);
    case 'quality':
      return qualityCondition(clause, compilation);
    case 'mismatch':
      return mismatchCondition(clause, compilation);
    case 'text':
      return textCondition(clause, compilation);
    case 'column':
      return columnCondition(clause, compilation);
    case 'hours':
      return hoursCondition(clause, compilation);
    case 'number':
      return numberCondition(clause, compilation);
    case 'fact':
    case 'set':
    case 'plan':
      return keptRowsCondition(clause, compilation);
  }
}

function timeCondition({ field, from, to }: TimeClause, compilation: Compilation): string {
  if (Number.isNaN(from) || Number.isNaN(to)) return 'FALSE';
  const time = column(field, compilation);
  const { bindings } = compilation;
  return `${time} >= ${bindings.time(from)} AND ${time} < ${bindings.time(to)}`;
}

function classCondition({ majors, minors }: ClassClause, compilation: Compilation): string {
  const majorColumn = column('major', compilation);
  const minorColumn = column('minor', compilation);
  const { bindings } = compilation;
  const minorsOf = new Map<string, string[]>();
  for (const [major, minor] of minors) minorsOf.set(major, [...(minorsOf.get(major) ?? []), minor]);
  const conditions = [...minorsOf].map(([major, wanted]) => {
    const ofMajor = valuesCondition(majorColumn, [major], bindings);
    return `(${ofMajor}) AND (${valuesCondition(minorColumn, wanted, bindings)})`;
  });
  if (majors.length > 0) conditions.push(valuesCondition(majorColumn, majors, bindings));
  return conditions.length === 0 ? 'FALSE' : conditions.map((condition) => `(${condition})`).join(' OR ');
}

/** A clause on a zone set that is not the loaded one passes no row: a dead chip is never "no filter". */
function zoneCondition({ zoneSet, zones }: ZoneClause, compilation: Compilation): string {
  if (zoneSet !== compilation.zoneSet) return 'FALSE';
  compilation.sources.add('p');
  const known = zones.filter((id) => id !== '');
  const conditions: string[] = [];
  if (known.length > 0) {
    const ids = valuesCondition('zone_id', known, compilation.bindings);
    conditions.push(`p.zone_index IN (SELECT zone_index FROM zones WHERE ${ids})`);
  }
  if (known.length < zones.length) conditions.push('p.zone_index IS NULL');
  return conditions.length === 0 ? 'FALSE' : conditions.join(' OR ');
}

/** Both edges belong to the range. A NaN bound, greater than every number in SQL, must pass nothing. */
function between(field: 'lon' | 'lat', low: number, high: number, compilation: Compilation): string {
  if (Number.isNaN(low) || Number.isNaN(high)) return 'FALSE';
  const { bindings } = compilation;
  return `${column(field, compilation)} BETWEEN ${bindings.double(low)} AND ${bindings.double(high)}`;
}

/** Bands of latitude that a lasso's edges are sorted into. */
const BANDS = 512;

/**
 * Even-odd rule without a spatial extension: a point is inside where an odd number of edges span its latitude
 * (half-open) and cross it east of the point. The crossing is computed by the brush index's own sequence of
 * operations, so that both put a point on the same side. A row meets only the edges of its band: a join by latitude
 * range instead took ten times as long. The band is a monotonic function of the latitude, computed alike here and
 * in SQL, so an edge that spans a latitude is in its band.
 */
function lassoCondition({ ring }: LassoClause, compilation: Compilation): string {
  const { bindings } = compilation;
  if (!ring.every(([lng, lat]) => Number.isFinite(lng) && Number.isFinite(lat))) return 'FALSE';
  const edges = ring
    .map((end, index) => ({ start: ring[(index + ring.length - 1) % ring.length]!, end }))
    .filter(({ start, end }) => start[1] !== end[1]);
  if (edges.length === 0) return 'FALSE';
  const [west, east] = span(ring.map((point) => point[0]));
  const [south, north] = span(ring.map((point) => point[1]));
  const scale = BANDS / (north - south);
  const bandOf = (lat: number): number => Math.floor((lat - south) * scale);
  const list = (of: (edge: (typeof edges)[number]) => number, name: string): string =>
    `unnest(${bindings.doubles(edges.map(of))}) AS ${name}`;
  const columns = [
    list(({ start }) => start[0], 'x'),
    list(({ start }) => start[1], 'y'),
    list(({ start, end }) => end[0] - start[0], 'run'),
    list(({ start, end }) => end[1] - start[1], 'rise'),
    list(({ start, end }) => Math.min(start[1], end[1]), 'south'),
    list(({ start, end }) => Math.max(start[1], end[1]), 'north'),
    list(({ start, end }) => bandOf(Math.min(start[1], end[1])), 'first_band'),
    list(({ start, end }) => bandOf(Math.max(start[1], end[1])), 'last_band'),
  ];
  // Rounding may put a crossing a hair past the ring's own longitudes.
  const margin = 1e-6 * (1 + Math.abs(west) + Math.abs(east));
  compilation.sources.add('c');
  return `c.row_id IN (
    WITH edges AS (SELECT ${columns.join(', ')}),
    banded AS (SELECT *, unnest(range(CAST(first_band AS BIGINT), CAST(last_band AS BIGINT) + 1)) AS band FROM edges),
    near AS (
      SELECT row_id, lon, lat, floor((lat - ${bindings.double(south)}) * ${bindings.double(scale)}) AS band
      FROM case_rows
      WHERE lat BETWEEN ${bindings.double(south)} AND ${bindings.double(north)}
        AND lon BETWEEN ${bindings.double(west - margin)} AND ${bindings.double(east + margin)})
    SELECT near.row_id FROM near JOIN banded AS edge ON near.band = CAST(edge.band AS DOUBLE)
    WHERE near.lat >= edge.south AND near.lat < edge.north
      AND near.lon < edge.run * (near.lat - edge.y) / edge.rise + edge.x
    GROUP BY near.row_id HAVING count(*) % 2 = 1)`;
}

function span(values: readonly number[]): readonly [least: number, greatest: number] {
  let least = Infinity;
  let greatest = -Infinity;
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return [least, greatest];
}

function qualityCondition({ qualities }: QualityClause, compilation: Compilation): string {
  const quality = column('geo_quality', compilation);
  const indexes = qualities.map((code) => GEO_QUALITIES.indexOf(code)).filter((index) => index >= 0);
  if (indexes.length === 0) return 'FALSE';
  return `${quality} IN (${indexes.map((index) => compilation.bindings.integer(index)).join(', ')})`;
}

/** Spellings are compared once, when places are located; the levels that differ are bits beside each row. */
function mismatchCondition({ level }: MismatchClause, compilation: Compilation): string {
  compilation.sources.add('p');
  return `(p.mismatch_bits & ${compilation.bindings.integer(MISMATCH_BITS[level])}) <> 0`;
}

/** A missing time has no hour, and NULL passes nothing. */
function hoursCondition({ field, hours }: HoursClause, compilation: Compilation): string {
  const chosen = weekHoursOf(hours);
  if (chosen.length === 0) return 'FALSE';
  const hour = weekHourSql(column(field, compilation));
  const list = chosen.map((one) => compilation.bindings.integer(one)).join(', ');
  return chosen.length === HOURS_PER_WEEK ? `${hour} IS NOT NULL` : `${hour} IN (${list})`;
}

/** Weekday (Monday 0) × 24 + hour; `dayofweek` counts from Sunday 0. */
export function weekHourSql(time: string): string {
  return `((dayofweek(${time}) + 6) % 7 * 24 + hour(${time}))`;
}

/** The measure in its column's own units, as DOUBLE. */
export function measureSql(measure: Measure, compilation: Compilation): string {
  if (measure.kind === 'field') return `CAST(${column(measure.field, compilation)} AS DOUBLE)`;
  const [from, to] = [column(measure.from, compilation), column(measure.to, compilation)];
  return `CAST(epoch_ms(${to}) - epoch_ms(${from}) AS DOUBLE)`;
}

/** A NaN bound, greater than every number in SQL, must pass nothing. */
function numberCondition({ measure, from, to }: NumberClause, compilation: Compilation): string {
  if ((from !== null && Number.isNaN(from)) || (to !== null && Number.isNaN(to))) return 'FALSE';
  const value = measureSql(measure, compilation);
  const { bindings } = compilation;
  const scale = columnUnits(measure);
  const conditions = [`${value} IS NOT NULL`];
  if (from !== null) conditions.push(`${value} >= ${bindings.double(from * scale)}`);
  if (to !== null) conditions.push(`${value} < ${bindings.double(to * scale)}`);
  return conditions.join(' AND ');
}

/** Rows that were handed in by whoever makes the clause; see `Engine.keepRows`. */
function keptRowsCondition(clause: GivenClause, compilation: Compilation): string {
  compilation.sources.add('c');
  return `c.row_id IN (SELECT row_id FROM ${keptRowsTable(clause)})`;
}

const SEARCHED = ['case_id', 'description', 'address'] as const;

function textCondition({ text }: TextClause, compilation: Compilation): string {
  return SEARCHED.map(
    (field) => `(${containsCondition(column(field, compilation), text, compilation.bindings)})`,
  ).join(' OR ');
}
