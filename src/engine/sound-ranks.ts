import type { RecordBatch } from 'apache-arrow';
import type { ExtraField, RowField } from '../domain/extra-field';
import type { RowsQuery } from '../domain/question';
import { encodeRanks } from './arrow-batch';
import { createBindings, type Statement } from './bindings';
import { column, fromOf, startCompilation } from './compilation';
import { hasTexts } from './compile-texts';
import { cellsOf } from './result-columns';

/** Which table says at what place a column's texts come in the order of their sound. */
export interface RankedField {
  readonly table: string;
}

export interface SoundRanks {
  /** A table for every column of the query's order that goes by sound; made once for as long as the rows are the same. */
  of(query: RowsQuery, extras: readonly ExtraField[]): Promise<ReadonlyMap<RowField, RankedField>>;
  /** The rows or their zones are other ones; gives the tables that nobody needs any more. */
  forget(): readonly string[];
}

interface RankPorts {
  readonly run: (statement: Statement) => Promise<readonly RecordBatch[]>;
  /** Makes a table of columns `word` and `rank` from an Arrow stream. */
  readonly make: (table: string, stream: Uint8Array) => Promise<void>;
}

/**
 * More distinct texts than this take the browser's collation more than a second (85,000 long ones took 1.0 s); such a
 * column holds sentences, not names, and is ordered by its codes.
 */
const MOST_WORDS = 100_000;

/** The collation of GB 18030 readings, which every Chromium carries; it tells 重庆 by the commonest reading of its signs. */
const COLLATION = 'zh-Hans-u-co-pinyin';

export function soundOrder(words: readonly string[]): readonly string[] {
  const { compare } = new Intl.Collator(COLLATION);
  return [...words].sort((a, b) => compare(a, b) || (a < b ? -1 : a > b ? 1 : 0));
}

export function createSoundRanks({ run, make }: RankPorts): SoundRanks {
  const ranks = new Map<RowField, Promise<RankedField | null>>();
  let tables = 0;

  async function rank(field: RowField, extras: readonly ExtraField[]): Promise<RankedField | null> {
    const batches = await run(distinctTexts(field, extras));
    const words = cellsOf(batches, 0).filter((word) => typeof word === 'string');
    if (words.length > MOST_WORDS) return null;
    const table = `sound_ranks_${++tables}`;
    await make(table, encodeRanks(soundOrder(words)));
    return { table };
  }

  return {
    async of({ order }, extras) {
      const found = new Map<RowField, RankedField>();
      for (const { field, by } of order) {
        if (by !== 'pinyin' || !hasTexts(field)) continue;
        const ranking = ranks.get(field) ?? rank(field, extras);
        ranks.set(field, ranking);
        ranking.catch(() => ranks.delete(field));
        const ranked = await ranking;
        if (ranked !== null) found.set(field, ranked);
      }
      return found;
    },
    forget() {
      ranks.clear();
      return Array.from({ length: tables }, (_, index) => `sound_ranks_${index + 1}`);
    },
  };
}

function distinctTexts(field: RowField, extras: readonly ExtraField[]): Statement {
  const compilation = startCompilation(createBindings(), null, extras);
  const texts = column(field, compilation);
  const sql = `SELECT DISTINCT CAST(${texts} AS VARCHAR) AS word ${fromOf(compilation)} LIMIT ${MOST_WORDS + 2}`;
  return { sql, values: compilation.bindings.values };
}
