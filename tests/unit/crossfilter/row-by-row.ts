import type { Clause, Filter } from '../../../src/domain/filter';
import { clauseKey } from '../../../src/domain/filter';
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
      if (clause.level === 'community') return false;
      return (
        zone !== null &&
        zone[clause.level] !== '' &&
        one[clause.level] !== '' &&
        zone[clause.level] !== one[clause.level]
      );
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
  }
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

/** The answer as plain numbers: a map from what is counted to its count, zeros left out. */
export function slowAnswer(
  reference: Reference,
  filter: Filter,
  question: Question,
): { [key: string]: number } {
  const rows = selectedRows(reference, filter, question.except);
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
