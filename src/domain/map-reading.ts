import type { PlaceProposal, PlaceReading } from './place-reading';
import type { TableEntry } from './recipe';

/** What was chosen of a map file where it leaves that open: with the bytes it restores the layer exactly. */
export interface MapReading {
  /** Name of the layer; absent: the one with the most features that have a place. */
  readonly layer?: string | undefined;
  /** How its coordinates are degrees; absent: as the file states, else as they stand. */
  readonly place?: PlaceReading | undefined;
}

/** Layers of a map file that have places, and the coordinate system of the one looked at; null where nothing has one. */
export interface MapProposal {
  readonly layers: readonly TableEntry[];
  readonly layer: string;
  readonly place: PlaceProposal | null;
}
