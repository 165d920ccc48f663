import type { ExportField, RowSource } from './row-source';

export interface ExportOptions {
  /** Header text of each field of the source, in its order. */
  readonly headers: readonly string[];
  /** What a coded value is called in the file, by field and code; other values are written as they are. */
  readonly words?: { readonly [F in ExportField]?: ReadonlyMap<string, string> };
  readonly signal?: AbortSignal;
  readonly onProgress?: (rowsWritten: number, rowsInAll: number) => void;
}

/** One file format; a file of `formats/` that exports one as `format` is picked up by itself. */
export interface ExportFormat {
  /** Part of `export-<id>` on screen and of the translation key `export-format.<id>`. */
  readonly id: string;
  readonly extension: string;
  readonly mediaType: string;
  /** Bytes of the file as they come; its return value is the number of rows written. */
  write(source: RowSource, options: ExportOptions): AsyncGenerator<Uint8Array, number, undefined>;
}
