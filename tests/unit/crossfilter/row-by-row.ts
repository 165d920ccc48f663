import type { Clause, Filter } from '../../../src/domain/filter';
import { clauseKey } from '../../../src/domain/filter';
import type { Measure } from '../../../src/domain/measure';
import { GEO_QUALITIES, type PlaceColumns } from '../../../src/domain/place';
import type { Answer, Question, TimeUnit } from '../../../src/domain/question';
import { NO_ZONE, type ZoneSet } from '../../../src/domain/zone-set';
import type { PlainCase } from './cases';

/** What a filter means, one row at a time, from the definitions in the domain and nothing of the index. */
export interface Reference {
  readonly cases: readonly PlainCase[];
  readonly places: PlaceColumns;
  readonly zoneSet: ZoneSet | null;
}

function passes({ cases, places, zoneSet }: Reference, clause: Clause, row: number): boolean {
  const one = cases[row]!;
  const zone = places.zones[row] === NO_ZONE ? null : zoneSet!.zones[places.zones[row]!]!;
  switch (clause.kind) {
    case 'time': {
      const time = one[clause.field as 'reported_at' | 'closed_at'];
      return time !== null && clause.from <= time && time < clause.to;
    }
    case 'values':
      return clause.values.includes(one[clause.field as 'status'] ?? '');
    case 'class':
      return (
        clause.majors.includes(one.major) ||
        clause.minors.some(([major, minor]) => major === one.major && minor === one.minor)
      );
    case 'zone':
      return clause.zoneSet === zoneSet?.id && clause.zones.includes(zone?.id ?? '');
    case 'quality':
      return clause.qualities.includes(GEO_QUALITIES[places.qualities[row]!]!);
    case 'mismatch': {
      if (clause.level === 'community' || clause.level === 'cell') return false;
      if (GEO_QUALITIES[places.qualities[row]!] === 'area') return false;
      const [said, there] = [one[clause.level], zone?.[clause.level] ?? ''];
      return said !== '' && there !== '' && said !== there;
    }
    case 'extent': {
      if (one.lon === null || one.lat === null) return false;
      const { west, south, east, north } = clause.extent;
      return west <= one.lon && one.lon <= east && south <= one.lat && one.lat <= north;
    }
    case 'lasso': {
      if (one.lon === null || one.lat === null) return false;
      let inside = false;
      for (let i = 0; i < clause.ring.length; i++) {
        const [x1, y1] = clause.ring[i]!;
        const [x2, y2] = clause.ring[(i + 1) % clause.ring.length]!;
        if (y1 > one.lat !== y2 > one.lat && one.lon < ((x2 - x1) * (one.lat - y1)) / (y2 - y1) + x1)
          inside = !inside;
      }
      return inside;
    }
    case 'text':
      return one.address.toLowerCase().includes(clause.text.toLowerCase());
    case 'column':
      throw new Error('These rows are handed in; see the tests of the engine.');
    case 'hours': {
      const time = one[clause.field as 'reported_at'];
      if (time === null) return false;
      const date = new Date(time);
      return ((clause.hours[(date.getUTCDay() + 6) % 7]! >> date.getUTCHours()) & 1) === 1;
    }
    case 'number': {
      const value = measured(one, clause.measure);
      return (
        value !== null &&
        (clause.from === null || value >= clause.from) &&
        (clause.to === null || value < clause.to)
      );
    }
    case 'fact':
    case 'set':
    case 'plan':
      return isGiven(clause, row);
  }
}

/** Hours, or a number column; null is missing. */
function measured(one: PlainCase, measure: Measure): number | null {
  if (measure.kind === 'field') return one[measure.field as 'quantity'] ?? null;
  const [from, to] = [one[measure.from as 'reported_at'], one[measure.to as 'reported_at']];
  return from === null || to === null ? null : (to - from) / 3_600_000;
}

/** The rows that tests hand in for a fact or a set: any rule will do, as long as it tells clauses apart. */
export function isGiven(clause: Clause, row: number): boolean {
  if (clause.kind === 'plan') return clause.zones.includes(row % 3);
  return clause.kind === 'fact' ? (row % 3 === 0) === clause.holds : row % 2 === 0;
}

export function selectedRows(reference: Reference, filter: Filter, except: readonly string[] = []): number[] {
  const clauses = filter.filter((clause) => !except.includes(clauseKey(clause)));
  return reference.cases.flatMap((_, row) =>
    clauses.every((clause) => passes(reference, clause, row)) ? [row] : [],
  );
}

/** Start of the calendar unit, by the calendar's own fields. */
function unitStart(time: number, unit: TimeUnit): number {
  const date = new Date(time);
  const day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  if (unit === 'hour') return day + date.getUTCHours() * 3_600_000;
  if (unit === 'day') return day;
  if (unit === 'week') return day - ((date.getUTCDay() + 6) % 7) * 86_400_000;
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

function backBy(years: number, time: number): number {
  const date = new Date(time);
  const [year, month, day] = [date.getUTCFullYear() - years, date.getUTCMonth(), date.getUTCDate()];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const timeOfDay = time - Date.UTC(date.getUTCFullYear(), month, day);
  return years === 0 ? time : Date.UTC(year, month, Math.min(day, lastDay)) + timeOfDay;
}

/** The answer as plain numbers: a map from what is counted to its count, zeros left out. */
export function slowAnswer(
  reference: Reference,
  filter: Filter,
  question: Question,
): { [key: string]: number } {
  const years = question.kind === 'timeline' ? (question.yearsBack ?? 0) : 0;
  const asked = filter.map((clause) =>
    question.kind === 'timeline' && clause.kind === 'time' && clause.field === question.field
      ? { ...clause, from: backBy(years, clause.from), to: backBy(years, clause.to) }
      : clause,
  );
  const rows = selectedRows(reference, asked, question.except);
  const { cases, places, zoneSet } = reference;
  const counts: { [key: string]: number } = {};
  const add = (key: string) => {
    counts[key] = (counts[key] ?? 0) + 1;
  };
  for (const row of rows) {
    const one = cases[row]!;
    const quality = GEO_QUALITIES[places.qualities[row]!]!;
    switch (question.kind) {
      case 'count':
        add('all');
        break;
      case 'categories':
        add(one[question.field as 'status'] ?? '');
        break;
      case 'classes':
        add(`${one.major}/${one.minor}`);
        break;
      case 'timeline': {
        const time = one[question.field as 'reported_at'];
        add(time === null ? 'missing' : String(unitStart(time, question.unit)));
        break;
      }
      case 'tide': {
        const time = one[question.field as 'reported_at'];
        if (time === null) add('missing');
        else add(`${new Date(time).getUTCDay()} ${new Date(time).getUTCHours()}`);
        break;
      }
      case 'histogram': {
        const value = measured(one, question.measure);
        const bin = question.edges.findLastIndex((edge) => value !== null && edge <= value);
        add(value === null ? 'missing' : String(bin));
        break;
      }
      case 'zones':
        add(places.zones[row] === NO_ZONE ? '' : zoneSet!.zones[places.zones[row]!]!.id);
        break;
      case 'qualities':
        add(quality);
        break;
      case 'density':
        if (quality === 'exact' || (quality === 'default' && question.includeDefault)) add('cases');
        break;
      case 'points': {
        const { west, south, east, north } = question.extent;
        if (one.lon === null || one.lat === null || (quality === 'default' && !question.includeDefault))
          break;
        if (one.lon >= west && one.lon <= east && one.lat >= south && one.lat <= north) add(`row ${row}`);
      }
    }
  }
  return counts;
}

/** The index's answer in the same words. */
export function inWords(
  answer: Answer,
  question: Question,
  dictionaries: { readonly [field: string]: readonly string[] | undefined },
  zoneSet: ZoneSet | null,
): { [key: string]: number } {
  const counts: { [key: string]: number } = {};
  const put = (key: string, count: number) => {
    if (count !== 0) counts[key] = (counts[key] ?? 0) + count;
  };
  switch (answer.kind) {
    case 'count':
      put('all', answer.count);
      break;
    case 'categories': {
      const words = question.kind === 'categories' ? dictionaries[question.field] : undefined;
      answer.counts.forEach((count, code) => {
        put((words ?? [''])[code]!, count);
      });
      break;
    }
    case 'classes':
      answer.counts.forEach((count, i) => {
        const major = (dictionaries.major ?? [''])[answer.majorCodes[i]!]!;
        put(`${major}/${(dictionaries.minor ?? [''])[answer.minorCodes[i]!]!}`, count);
      });
      break;
    case 'timeline':
      put('missing', answer.missing);
      answer.counts.forEach((count, i) => {
        put(String(answer.starts[i]!), count);
      });
      break;
    case 'tide':
      put('missing', answer.missing);
      answer.counts.forEach((count, hour) => {
        put(`${(Math.floor(hour / 24) + 1) % 7} ${hour % 24}`, count);
      });
      break;
    case 'histogram':
      put('missing', answer.missing);
      put('-1', answer.below);
      put(String(answer.counts.length), answer.above);
      answer.counts.forEach((count, bin) => {
        put(String(bin), count);
      });
      break;
    case 'zones':
      answer.counts.forEach((count, i) => {
        put(zoneSet?.zones[i]?.id ?? '', count);
      });
      break;
    case 'qualities':
      answer.counts.forEach((count, i) => {
        put(GEO_QUALITIES[i]!, count);
      });
      break;
    case 'density':
      put('cases', answer.cases);
      break;
    case 'points':
      for (const row of answer.rowIds) put(`row ${row}`, 1);
  }
  return counts;
}
