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

const SYNONYMS = new Map<string, Synonym>();
for (const { id } of FIELDS) {
  const { names, vague } = headerSynonyms.fields[id];
  [id, ...names].forEach((name, rank) => {
    remember(name, { field: id, rank, confidence: 1 });
  });
  vague.forEach((name, rank) => {
    remember(name, { field: id, rank: 1000 + rank, confidence: 0.7 });
  });
}

function remember(name: string, synonym: Synonym): void {
  const key = headerKey(name);
  if (!SYNONYMS.has(key)) SYNONYMS.set(key, synonym);
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

function lookUp(header: string): Synonym | null {
  const whole = SYNONYMS.get(headerKey(header));
  if (whole) return whole;
  const bare = headerKey(header.replace(BRACKETED, ''));
  const unbracketed = SYNONYMS.get(bare);
  if (unbracketed) return { ...unbracketed, confidence: unbracketed.confidence * 0.9 };
  const unprefixed = SYNONYMS.get(bare.replace(PREFIX, ''));
  return unprefixed ? { ...unprefixed, confidence: unprefixed.confidence * 0.8 } : null;
}

/** How many of the texts are names of fields: what makes a record a header. */
export function knownHeaders(cells: readonly string[]): number {
  return new Set(cells.map((text) => lookUp(text)?.field).filter((field) => field !== undefined)).size;
}

/** At most one column per field and one field per column; surer and earlier names first, then the leftmost column. */
export function matchHeaders(headers: readonly string[]): readonly HeaderMatch[] {
  const best = new Map<FieldId, { readonly column: number; readonly synonym: Synonym }>();
  headers.forEach((header, column) => {
    const synonym = lookUp(header);
    if (!synonym) return;
    const other = best.get(synonym.field)?.synonym;
    const better =
      !other ||
      synonym.confidence > other.confidence ||
      (synonym.confidence === other.confidence && synonym.rank < other.rank);
    if (better) best.set(synonym.field, { column, synonym });
  });
  return [...best].map(([field, { column, synonym }]) => ({
    field,
    column,
    confidence: synonym.confidence,
  }));
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
