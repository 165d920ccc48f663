import type { FieldId } from './field';
import type { Extent, GeoQuality, PlaceDoubt, PlaceLevel } from './place';
import type { PlaceReadingReport } from './place-reading';
import type { TimeFinding } from './time-rule';

/** What may be wrong with one record. The code is the translation key `reject.<code>`. */
export const REJECT_CODES = [
  'field_count',
  'unclosed_quote',
  'undecodable',
  'duplicate_conflict',
  'record_too_long',
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];

/** Why a record was left out although nothing is wrong with it. Translation key `skip.<code>`. */
export const SKIP_CODES = [
  'blank_line',
  'preamble',
  'header',
  'totals_row',
  'note_row',
  'other_table',
  'duplicate_exact',
  'superseded',
  'deleted_record',
  'not_an_object',
] as const;
export type SkipCode = (typeof SKIP_CODES)[number];

/** A value that was not understood in a record that was loaded all the same; its raw text stays in the source. */
export const ODD_VALUE_CODES = [
  'time_unparsed',
  'time_ambiguous',
  'number_unparsed',
  'coordinate_out_of_range',
  'nul_bytes',
  'cell_error',
  'digits_rounded',
  'shape_fault',
  'column_unlisted',
] as const;
export type OddValueCode = (typeof ODD_VALUE_CODES)[number];

/** Why a whole file was refused. Translation key `import-error.<code>`: says what to do. */
export const IMPORT_ERROR_CODES = [
  'empty_file',
  'not_a_table',
  'unsupported_format',
  'no_usable_rows',
  'no_coordinates',
  'no_listed_case',
  'no_open_cases',
  'source_lost',
  'all_outside_area',
  'wrong_encoding',
  'truncated_json',
  'invalid_json',
  'not_geojson',
  'unsupported_crs',
  'coordinates_out_of_range',
  'no_polygons',
  'no_lines',
  'not_a_roster',
  'too_deep',
  'truncated_zip',
  'damaged_zip',
  'zip_bomb',
  'several_files',
  'no_data_inside',
  'encrypted_file',
  'password_protected',
  'damaged_file',
  'invalid_xml',
  'unsupported_compression',
  'dtd_forbidden',
  'too_large',
  'unmapped_required',
  'read_failed',
  'cancelled',
  'engine_failed',
] as const;
export type ImportErrorCode = (typeof IMPORT_ERROR_CODES)[number];

export interface ImportError {
  readonly code: ImportErrorCode;
  readonly detail?: { readonly [name: string]: string | number };
}

export interface RejectedRecord {
  readonly line: number;
  /** 1-based column, 0 where the whole record is meant. */
  readonly column: number;
  readonly code: RejectCode;
  /** At most 200 characters of the raw text. */
  readonly text: string;
  /** The record that it is in conflict with, where there is one. */
  readonly other?: EarlierRecord;
}

export interface EarlierRecord {
  /** Place of its file in the data set's list of parts, from 0. */
  readonly part: number;
  readonly line: number;
}

export interface SkippedRecord {
  readonly line: number;
  readonly code: SkipCode;
  readonly text: string;
}

export interface OddValue {
  readonly line: number;
  readonly column: number;
  readonly field: FieldId;
  readonly code: OddValueCode;
  readonly text: string;
}

export interface ImportTallies {
  readonly rejected: { readonly [C in RejectCode]?: number };
  readonly skipped: { readonly [C in SkipCode]?: number };
  readonly odd: { readonly [F in FieldId]?: { readonly [C in OddValueCode]?: number } };
}

/** rowsIn = loaded + rejected + skipped, always. Lists are capped; their totals are not. */
export interface ImportReport {
  readonly rowsIn: number;
  readonly loaded: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly oddValues: number;
  readonly rejects: readonly RejectedRecord[];
  readonly skips: readonly SkippedRecord[];
  readonly odds: readonly OddValue[];
  readonly missing: { readonly [F in FieldId]?: number };
  /** The totals by what was wrong; absent where nothing was read from a file. */
  readonly tallies?: ImportTallies;
  /** How the points became degrees; absent where nothing was read (the demo). */
  readonly placeReading?: PlaceReadingReport;
  /** Of one file: columns with dates that could be read two ways and were not read; absent where there is none. */
  readonly times?: readonly TimeFinding[];
  /** Of one file: fields that no column of it holds, filled by the dictionary from another. */
  readonly derived?: readonly FieldId[];
}

/** What is known once the points were looked at; recomputed when the zones change. */
export interface PlaceReport {
  readonly qualities: { readonly [Q in GeoQuality]: number };
  readonly distinctPoints: number;
  readonly defaultAddresses: readonly DefaultAddress[];
  readonly outsideZones: number;
  readonly mismatched: { readonly [L in PlaceLevel]: number | null };
  /** Cases whose reported and located names are both known and equal, per level. */
  readonly matched: { readonly [L in PlaceLevel]: number | null };
  /** Cases in a zone with a name whose own name is missing: neither matched nor mismatched, per level. */
  readonly unreported: { readonly [L in PlaceLevel]: number | null };
  /** Of the mismatched, those whose names differ in spelling alone (a blank, 臺 for 台), per level. */
  readonly respelled: { readonly [L in PlaceLevel]: number | null };
  /** Cases without a point by the level that found their zone. */
  readonly joinedAreas: JoinedAreas;
  /** Suspect points by cause. */
  readonly doubts: { readonly [D in Exclude<PlaceDoubt, 'none'>]: number };
  /** What decided `out_of_area` where no boundaries are loaded; null with boundaries, or without a point. */
  readonly bounds: Extent | null;
}

/** What is known of a case without a point. */
export type AreaLevel = PlaceLevel | 'road';
/** `none`: no zone, or several that it cannot choose between. */
export type JoinedAreas = { readonly [L in AreaLevel | 'none']: number };

/** A point that holds an unlikely share of all cases under many different addresses. */
export interface DefaultAddress {
  readonly lng: number;
  readonly lat: number;
  readonly cases: number;
  /** null where the data has no addresses. */
  readonly distinctAddresses: number | null;
  readonly share: number;
}
