import type { RowField } from '../domain/extra-field';
import type { Filter } from '../domain/filter';
import type { MarkedRows } from '../domain/mark-field';
import type { ControlPoint, CoordinateSystemId } from '../domain/place-reading';
import type { PlannedRows } from '../domain/plan-field';
import type { RowsQuery } from '../domain/question';
import { failure, ok, type Result } from '../domain/result';
import type { Engine } from '../engine/port';
import type { ExportNoteCode, ExportOptions, TextEncoding } from '../export/export-format';
import type { ExportError } from './export-rows';
import { createBlobSink, createFileSink } from './export-sink';
import { withMarkColumns } from './mark-columns';
import { withPlanColumns } from './plan-columns';

export interface ExportRequest {
  /** Id of a registered format. */
  readonly format: string;
  readonly query: RowsQuery;
  readonly fields: readonly RowField[];
  readonly headers: readonly string[];
  readonly words: NonNullable<ExportOptions['words']>;
  /** Fields whose cells are masked; none where absent. */
  readonly masked?: readonly RowField[];
  readonly encoding?: TextEncoding;
  readonly system?: CoordinateSystemId;
  /** For the system `local-grid` alone. */
  readonly controls?: readonly ControlPoint[];
  readonly title?: string;
  /** What the columns of marks hold, where they are among the fields. */
  readonly marked?: MarkedRows;
  /** What the columns of a plan hold, where they are among the fields. */
  readonly planned?: PlannedRows;
  readonly cover?: NonNullable<ExportOptions['cover']>;
  /** A file that the user picked, to be written as the rows come. */
  readonly target?: FileSystemFileHandle;
}

export interface ExportNote {
  readonly code: ExportNoteCode;
  readonly cells: number;
}

export interface ExportedFile {
  /** Nothing where it was written to the file that the user picked. */
  readonly content: Blob;
  readonly bytes: number;
  readonly rows: number;
  readonly notes: readonly ExportNote[];
}

interface ExportDeskPorts {
  readonly engineFor: (filter: Filter, signal: AbortSignal) => Promise<Engine>;
  readonly job: <T>(id: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}

/** Rows into files; the writers come with the first export. */
export function createExportDesk({ engineFor, job }: ExportDeskPorts) {
  return {
    /** Exactly the rows of the query in its order, as a finished file; a refused or cancelled one leaves nothing. */
    exportRows: (
      id: string,
      request: ExportRequest,
      onProgress: (written: number, total: number) => void,
    ): Promise<Result<ExportedFile, ExportError>> =>
      job(id, async (signal) => {
        const [{ exportFormat }, { exportRows }] = await Promise.all([
          import('../export/registry'),
          import('./export-rows'),
        ]);
        const format = exportFormat(request.format);
        if (format === undefined) throw new Error(`There is no export format ${request.format}.`);
        const { query, fields, headers, words, encoding, system, title, cover, target } = request;
        const ready = await engineFor(query.filter, signal);
        const marked = request.marked === undefined ? ready : withMarkColumns(ready, request.marked);
        const engine = request.planned === undefined ? marked : withPlanColumns(marked, request.planned);
        const notes: ExportNote[] = [];
        const options: ExportOptions = {
          headers,
          words,
          ...(encoding !== undefined && { encoding }),
          ...(system !== undefined && { system }),
          ...(title !== undefined && { title }),
          ...(cover !== undefined && { cover }),
          signal,
          onProgress,
          onNote: (code, cells) => void notes.push({ code, cells }),
        };
        const treatment = {
          ...(request.masked !== undefined && { masked: request.masked }),
          ...(request.controls !== undefined && { controls: request.controls }),
        };
        const parts = createBlobSink(format.mediaType);
        const file = target === undefined ? null : await openTarget(target);
        if (file === undefined) return failure({ code: 'write_failed' });
        let bytes = 0;
        const sink = file ?? parts;
        const counted = {
          write: (piece: Uint8Array) => {
            bytes += piece.length;
            return sink.write(piece);
          },
        };
        const written = await exportRows(engine, query, fields, format, counted, options, treatment).catch(
          async (reason: unknown) => {
            await file?.abort();
            throw reason;
          },
        );
        if (!written.ok) {
          await file?.abort();
          return written;
        }
        const rows = written.value;
        if (file === null) return ok({ content: parts.blob(), bytes, rows, notes });
        try {
          await file.close();
        } catch {
          await file.abort();
          return failure({ code: 'write_failed' });
        }
        return ok({ content: new Blob([]), bytes, rows, notes });
      }),
  };
}

async function openTarget(target: FileSystemFileHandle) {
  try {
    return await createFileSink(target);
  } catch {
    return undefined;
  }
}
