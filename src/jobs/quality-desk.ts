import type { ClassTotal } from '../domain/class-standard';
import type { ClassBook, ClassReport } from '../domain/class-theme';
import type { RowField } from '../domain/extra-field';
import type { ImportError } from '../domain/import-report';
import { countPersonal, noPersonal } from '../domain/personal-data';
import type { Result } from '../domain/result';
import type { PersonalColumn, TableQuality } from '../domain/table-quality';
import type { Engine } from '../engine/port';
import type { OpenedPart, PartsProgress } from './read-parts';
import { type RecordList, type RecordListKind, type RecordListWords, recordList } from './record-list';

/** Rows that are looked through between two breaths, so that pages of the table come in between. */
const STRETCH = 20_000;

export interface QualityDeskPorts {
  readonly readyEngine: () => Promise<Engine>;
  readonly job: <T>(id: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}

/** What is to be known of the data beside its rows: quality of the table, personal data in its texts, classes. */
export function createQualityDesk({ readyEngine, job }: QualityDeskPorts) {
  return {
    /** `now` in ms of the local wall clock: times after it are future. */
    quality: (id: string, now: number): Promise<TableQuality> =>
      job(id, async (signal) => (await readyEngine()).quality(now, signal)),

    /** Texts that give people away, by column. Reads every row; `onProgress` gets the rows read so far. */
    personal: (
      id: string,
      fields: readonly RowField[],
      onProgress: (rows: number) => void,
    ): Promise<readonly PersonalColumn[]> =>
      job(id, async (signal) => {
        const engine = await readyEngine();
        const counts = fields.map(noPersonal);
        for (let from = 0; ; from += STRETCH) {
          const { rowIds, cells } = await engine.page(
            { filter: [], order: [] },
            fields,
            from,
            STRETCH,
            signal,
          );
          signal.throwIfAborted();
          cells.forEach((column, at) => {
            for (const cell of column) if (typeof cell === 'string') countPersonal(counts[at]!, cell);
          });
          if (rowIds.length < STRETCH) break;
          onProgress(from + rowIds.length);
        }
        return fields.map((field, at) => ({ field, counts: counts[at]! }));
      }),

    /** One list of the import report in full; see `recordList`. */
    recordList: (
      id: string,
      parts: readonly OpenedPart[],
      kind: RecordListKind,
      words: RecordListWords,
      onProgress: (progress: PartsProgress) => void,
    ): Promise<Result<RecordList, ImportError>> =>
      job(id, (signal) => recordList(parts, kind, words, signal, onProgress)),

    /** The classes of the data against the standard, and the themes over them. */
    async classes(totals: readonly ClassTotal[], book: ClassBook): Promise<ClassReport> {
      const { classReport } = await import('../ingest/classes/class-report');
      return classReport(totals, book);
    },
  };
}
