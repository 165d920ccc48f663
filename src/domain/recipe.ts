import type { FieldId } from './field';
import type { RejectCode, SkipCode } from './import-report';
import type { PlaceReading } from './place-reading';
import type { TimeEvidence, TimeRule } from './time-rule';

/** Target of a file: what the import dialog asks and the recipe remembers. */
export const IMPORT_TARGETS = [
  'cases',
  'flags',
  'zones',
  'roads',
  'facilities',
  'roster',
  'reference',
] as const;
export type ImportTarget = (typeof IMPORT_TARGETS)[number];

export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What a file is by its content. All but the first are tabulated into delimited text before rows are read. */
export const SOURCE_FORMATS = [
  'delimited',
  'workbook',
  'old-workbook',
  'open-document',
  'html-table',
  'geojson',
  'shapefile',
  'parquet',
  'kml',
] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** A sheet of a workbook, a layer of an archive, a table of a page. */
export interface TableEntry {
  readonly name: string;
  /** Where that is known without reading it all. */
  readonly rows: number | null;
  readonly hidden?: boolean;
  /** EPSG code or name of the coordinate system that the source states. */
  readonly placeHint?: string;
  /** Encoding of its text, where the format leaves it open. */
  readonly encoding?: Encoding;
  /** Record number of the headers, where the format fixes it; 0 where they are no row of the file. */
  readonly headerLine?: number;
}

/** One of several tables that stand below or beside each other. */
export interface TableArea {
  /** Its header's line. */
  readonly firstLine: number;
  /** 0: to the end of the file. */
  readonly lastLine: number;
  /** 0-based. */
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** How bytes become rows: with the source bytes it restores the data set exactly. */
export interface CaseRecipe {
  readonly format: SourceFormat;
  /** Which table of the file, where it can hold several. */
  readonly table?: string;
  /** Of the source's own text. */
  readonly encoding: Encoding;
  /** One character or several. */
  readonly delimiter: string;
  /** '' where quotes are ordinary text. */
  readonly quote: string;
  /** The sign that makes text of a quote or delimiter behind it, where the file has one. */
  readonly escape?: string;
  /** 1-based line (row, for a tabulated format) on which the header record starts; 0 for a file without a header. */
  readonly headerLine: number;
  /** Records that the header takes, where they are more than one. */
  readonly headerRows?: number;
  /** Where the file holds tables below or beside each other: the one that is read. */
  readonly area?: TableArea;
  /** Header texts, or 列1, 列2 … where there is none. */
  readonly headers: readonly string[];
  /** field → 0-based column. */
  readonly mapping: { readonly [F in FieldId]?: number };
  /** 0-based unmapped columns that are not kept; all others are, under their own headers. */
  readonly dropped?: readonly number[];
  /** How the two numbers of a point are degrees; absent: they are, as they stand. */
  readonly place?: PlaceReading;
  /** Of columns whose times could be read two ways. */
  readonly times?: readonly TimeRule[];
  /** Of rows with one case number the file's last is kept, not its first. */
  readonly keepLast?: boolean;
}

/** What the user has already decided before a proposal is made. `headerLine` 0 means that there is no header. */
export interface ProposalOverrides {
  readonly table?: string;
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly headerLine?: number;
  readonly headerRows?: number;
  /** Index in the proposal's `areas`. */
  readonly area?: number;
}

/** What loading makes of a record: `names` is a header, the others are what a report calls them. */
export type PreviewRowKind = 'names' | 'data' | SkipCode | RejectCode;

export interface PreviewRow {
  /** The file's own number. */
  readonly line: number;
  readonly kind: PreviewRowKind;
  readonly cells: readonly string[];
}

/** What sniffing proposes, with what it saw; the user confirms or changes it. */
export interface Proposal {
  readonly recipe: CaseRecipe;
  /** The tables to choose from; empty for delimited text. */
  readonly tables: readonly TableEntry[];
  /** Tables below or beside each other, where the file has several. */
  readonly areas: readonly TableArea[];
  /** First records as text, the header excluded. */
  readonly preview: readonly (readonly string[])[];
  /** The file's first records as they stand, each with what loading will make of it. */
  readonly head: readonly PreviewRow[];
  /** 0..1 per mapped field: how sure the header or the values make us. */
  readonly confidence: { readonly [F in FieldId]?: number };
  /** Columns of times that could be read two ways, and what their values prove. */
  readonly timeEvidence?: readonly TimeEvidence[];
  readonly fileName: string;
  readonly byteLength: number;
}

/** Encoding of the delimited text that the scanner is given. */
export function scannedEncoding({ format, encoding }: CaseRecipe): Encoding {
  return format === 'delimited' ? encoding : 'utf-8';
}
