import type { ImportError } from '../../../domain/import-report';
import type { MapFault } from '../../../domain/map-fault';
import type { Encoding, TableEntry } from '../../../domain/recipe';
import type { Result } from '../../../domain/result';
import type { RecordVerdict } from '../tabulated';

/** One feature or record of a file, its values as the file has them. */
export interface SourceFeature {
  /** The file's own number of it: place in its list from 1, or its line. */
  readonly number: number;
  /** GeoJSON by its shape alone, unchecked, in the coordinates of the file; null where there is none. */
  readonly geometry: unknown;
  readonly properties: ReadonlyMap<string, unknown>;
  /** 1-based line of the file on which it begins, where the format has lines. */
  readonly line?: number;
  readonly faults?: readonly SourceFault[];
  /** Why it is no row of data; `column` is 0-based. */
  readonly verdict?: { readonly code: RecordVerdict; readonly column: number; readonly text: string };
}

/** What a format says of a feature or of the document, before it is known what becomes of it. */
export type SourceFault = Pick<MapFault, 'code' | 'line' | 'member'>;

export interface FeatureChunk {
  readonly features: readonly SourceFeature[];
  /** How much of the source has been read, 0..1. */
  readonly fraction: number;
}

export type FeatureStream = AsyncGenerator<FeatureChunk, ImportError | null>;

/** A list of features of a file; `columns` in the order of the file, each once. */
export interface FeatureLayer extends TableEntry {
  readonly columns: readonly string[];
  /** Some feature has a place. */
  readonly located: boolean;
  /** Only the beginning was looked at: later features may have other columns. */
  readonly partial?: boolean;
  /** Of the document around the features. */
  readonly faults?: readonly SourceFault[];
}

/** A file whose rows have places of their own. */
export interface FeatureReading {
  readonly layer: string;
  /** Of its text, where the format leaves that open. */
  readonly encoding?: Encoding;
}

export interface FeatureFormat {
  /** The layers of a file, never none. */
  layers(
    file: Blob,
    signal: AbortSignal,
    encoding?: Encoding,
  ): Promise<Result<readonly FeatureLayer[], ImportError>>;
  features(file: Blob, reading: FeatureReading, signal: AbortSignal): FeatureStream;
}
