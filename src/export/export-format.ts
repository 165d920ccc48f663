import type { CoordinateSystemId } from '../domain/place-reading';
import type { ExportField, RowSource } from './row-source';

/** Of the texts in a file. Translation keys `export-encoding.<code>`. */
export const TEXT_ENCODINGS = ['utf-8', 'gb18030', 'gbk'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

/**
 * What a format could not hold as it was, told with the number of cells. Translation keys `export-note.<code>`.
 * `text_cut`: longer than a cell may be; `sign_lost`: signs that the format or its encoding has no place for.
 */
export const EXPORT_NOTE_CODES = ['text_cut', 'sign_lost'] as const;
export type ExportNoteCode = (typeof EXPORT_NOTE_CODES)[number];

/** Why a format refuses to write. Translation keys `export-error.<code>`. */
export const EXPORT_REFUSAL_CODES = ['too_large', 'too_many_columns'] as const;
export interface ExportRefusal {
  readonly code: (typeof EXPORT_REFUSAL_CODES)[number];
  readonly detail?: { readonly [name: string]: string | number };
}

/** A line of what a file says of itself; null stands for the number of rows that were written. */
export interface CoverLine {
  readonly label: string;
  readonly value: string | null;
}

export interface ExportOptions {
  /** Header text of each field of the source, in its order. */
  readonly headers: readonly string[];
  /** What the columns are called where a name takes ten bytes; cut from the headers where absent. */
  readonly shortNames?: readonly string[];
  /** What a coded value is called in the file, by field and code; other values are written as they are. */
  readonly words?: { readonly [F in ExportField]?: ReadonlyMap<string, string> };
  /** One of the format's encodings; its first where absent. */
  readonly encoding?: TextEncoding;
  /** System of the points and of the cells of lon and lat; degrees on WGS 84 where absent. */
  readonly system?: CoordinateSystemId;
  /** Name of the sheet, layer or document. */
  readonly title?: string;
  /** Name of the sheet that says where the file comes from, and its lines; none where absent. */
  readonly cover?: { readonly title: string; readonly lines: readonly CoverLine[] };
  readonly signal?: AbortSignal;
  readonly onProgress?: (rowsWritten: number, rowsInAll: number) => void;
  readonly onNote?: (code: ExportNoteCode, cells: number) => void;
}

/** What the dialog says of a format before it is chosen. Translation keys `export-limit.<code>`. */
export const EXPORT_LIMIT_CODES = [
  'csv_digits',
  'gb18030_complete',
  'sheets',
  'shapefile_names',
  'shapefile_text',
  'shapefile_size',
  'gbk_signs',
  'kml_wgs84',
  'points_only',
] as const;
export type ExportLimitCode = (typeof EXPORT_LIMIT_CODES)[number];

/** One file format; a file of `formats/` that exports one as `format` is picked up by itself. */
export interface ExportFormat {
  /** Part of `export-<id>` on screen and of the translation key `export-format.<id>`. */
  readonly id: string;
  readonly extension: string;
  readonly mediaType: string;
  /** A case is a point of the map in it, not only a row of a table. */
  readonly geometry: boolean;
  /** The first is the usual one. */
  readonly encodings: readonly TextEncoding[];
  /** `any`: of the user's choice; `wgs84`: the format's own standard knows no other. */
  readonly systems: 'any' | 'wgs84';
  readonly limits: readonly ExportLimitCode[];
  /** Bytes of the file as they come; its return value is the number of rows written, or why there is no file. */
  write(
    source: RowSource,
    options: ExportOptions,
  ): AsyncGenerator<Uint8Array, number | ExportRefusal, undefined>;
}
