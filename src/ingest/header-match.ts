import headerSynonyms from '../../data/header-synonyms.json';
import { FIELDS, type FieldId } from '../domain/field';

export interface HeaderMatch {
  readonly field: FieldId;
  readonly column: number;
  /** 0..1 */
  readonly confidence: number;
}

interface Synonym {
  readonly field: FieldId;
  /** Place in the field's list: the earlier name wins where a file has both. */
  readonly rank: number;
  readonly confidence: number;
}

const SYNONYMS = new Map<string, readonly Synonym[]>();
for (const { id } of FIELDS) {
  const { names, vague } = headerSynonyms.fields[id];
  [id, ...names].forEach((name, rank) => {
    remember(name, { field: id, rank, confidence: 1 });
  });
  vague.forEach((name, rank) => {
    remember(name, { field: id, rank: 1000 + rank, confidence: 0.7 });
  });
}

/** One name may stand for two fields: 当前阶段 is the stage where a file has a status beside it, else the status. */
function remember(name: string, synonym: Synonym): void {
  const key = headerKey(name);
  const known = SYNONYMS.get(key) ?? [];
  if (!known.some(({ field }) => field === synonym.field)) SYNONYMS.set(key, [...known, synonym]);
}

/** Width, case, blanks, brackets and joining signs do not make another name. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]{}<>【】「」《》"'`:：*_\-./\\]/g, '');
}

const PREFIX = /^(案件|案卷|问题|問題|事件|工单|工單|任务)/;
const BRACKETED = /[([{【（［][^)\]}】）］]*[)\]}】）］]/g;

function lookUp(header: string): readonly Synonym[] {
  const whole = SYNONYMS.get(headerKey(header));
  if (whole) return whole;
  const bare = headerKey(header.replace(BRACKETED, ''));
  const unbracketed = SYNONYMS.get(bare);
  if (unbracketed) return lessSure(unbracketed, 0.9);
  return lessSure(SYNONYMS.get(bare.replace(PREFIX, '')) ?? [], 0.8);
}

function lessSure(synonyms: readonly Synonym[], share: number): readonly Synonym[] {
  return synonyms.map((synonym) => ({ ...synonym, confidence: synonym.confidence * share }));
}

/** How many of the texts are names of fields: what makes a record a header. */
export function knownHeaders(cells: readonly string[]): number {
  return new Set(cells.map((text) => lookUp(text)[0]?.field).filter((field) => field !== undefined)).size;
}

/** At most one column per field and one field per column; surer and earlier names first, then the leftmost column. */
export function matchHeaders(headers: readonly string[]): readonly HeaderMatch[] {
  const candidates = headers
    .flatMap((header, column) => lookUp(header).map((synonym) => ({ ...synonym, column })))
    .sort((a, b) => b.confidence - a.confidence || a.rank - b.rank || a.column - b.column);
  const fields = new Set<FieldId>();
  const columns = new Set<number>();
  const matches: HeaderMatch[] = [];
  for (const { field, column, confidence } of candidates) {
    if (fields.has(field) || columns.has(column)) continue;
    fields.add(field);
    columns.add(column);
    matches.push({ field, column, confidence });
  }
  return matches;
}

/** Distinct, non-empty, stable names: 列3 for an empty header, "id (2)" for the second id. */
export function distinctHeaders(cells: readonly string[], columns: number): readonly string[] {
  const seen = new Map<string, number>();
  const taken = new Set(cells.map((text) => text.trim()));
  return Array.from({ length: columns }, (_, i) => {
    const name = cells[i]?.trim() || `列${i + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    if (times === 1) return name;
    let number = times;
    while (taken.has(`${name} (${number})`)) number++;
    const distinct = `${name} (${number})`;
    taken.add(distinct);
    return distinct;
  });
}
