import type { ComponentType, ReactNode, Ref } from 'react';
import type { HotspotUnits } from '../../domain/hotspot-units';
import type { DefaultAddress } from '../../domain/import-report';
import type { Extent, LngLat } from '../../domain/place';
import type { ZoneArea } from '../../domain/plan-areas';
import type { DensityAnswer, PointsAnswer } from '../../domain/question';
import type { ReferenceLayer } from '../../domain/reference-layer';
import type { Camera, ZoneMeasure } from '../../domain/view';
import type { ZoneSet } from '../../domain/zone-set';
import type { HotspotScaleName } from '../../layers/hotspot-scale';
import type { RepeatMark } from '../../layers/repeat-layer';
import type { Theme } from '../../layers/theme';
import type { PointedPlace } from './pointed-marks';
import type { LiveMap } from './use-map';
import type { SurfaceInput } from './use-surface';

/** Ids of the layer panel; a reference layer is `reference:<its id>`. */
export type MapLayerId =
  | 'heat'
  | 'study'
  | 'hotspots'
  | 'repeats'
  | 'zones'
  | 'points'
  | 'default-address'
  | `reference:${string}`;

export interface HeatInput {
  /** null while the first answer is on its way. */
  readonly answer: DensityAnswer | null;
  /** Cases per km² at the top of the colours; `densityDomain(peak)` while nothing is held fixed. */
  readonly domainMax: number;
  readonly bandwidthMetres: number;
  /** What the cases cover, as text: the legend shows it. */
  readonly periodText: string;
  readonly visible: boolean;
  /** 0..1 */
  readonly opacity: number;
}

export interface HotspotsInput {
  readonly units: HotspotUnits;
  /** Per unit; 0 is drawn as nothing. */
  readonly codes: ArrayLike<number>;
  readonly scale: HotspotScaleName;
  readonly selectedCell: number | null;
  /** By code, for the legend, in the reader's language. */
  readonly names: ReadonlyMap<number, string>;
  readonly visible: boolean;
}

export interface RepeatsInput {
  readonly marks: readonly RepeatMark[];
  readonly selected: number | null;
  /** Outlines of clusters of cases. */
  readonly rings: readonly Float64Array[];
  /** Of the grades, the highest first; none without places. */
  readonly names: readonly string[];
  readonly visible: boolean;
}

export interface ZonesInput {
  readonly zoneSet: ZoneSet;
  /** What the zones are. */
  readonly area: ZoneArea;
  /** Cases per zone index; null draws the edges alone. */
  readonly counts: Uint32Array | null;
  readonly measure: ZoneMeasure;
  /** Class limits to keep while a gesture or a playback runs; null takes them from the counts. */
  readonly limits: readonly number[] | null;
  readonly selectedIds: readonly string[];
  readonly visible: boolean;
}

export interface PointsInput {
  readonly answer: PointsAnswer;
  /** Rank of a dictionary code of `major` in the categorical scale; beyond it and missing: grey. */
  readonly colourRanks: ReadonlyMap<number, number>;
  /** For the legend, in rank order. */
  readonly classNames: readonly string[];
  readonly visible: boolean;
}

export interface ReferenceInput {
  readonly layer: ReferenceLayer;
  readonly visible: boolean;
}

export interface DefaultAddressInput {
  readonly addresses: readonly DefaultAddress[];
  readonly visible: boolean;
}

export interface LassoInput {
  readonly drawing: boolean;
  /** The ring of the filter, open. */
  readonly ring: readonly LngLat[] | null;
}

export interface MapMoved extends Camera {
  readonly extent: Extent;
}

export interface MapViewHandle {
  /** Centre in degrees; the zoom stays where none is given. */
  flyTo(target: LngLat, zoom?: number): void;
  /** Gives where the camera will come to rest. */
  fitTo(extent: Extent): Camera | null;
  jumpTo(camera: Camera): void;
  /** The extent in view; null before the map exists. */
  extent(): Extent | null;
}

export interface MapOverlayProps {
  readonly live: LiveMap;
  readonly theme: Theme;
}

export interface MapViewProps {
  /** Cases that stand out in the table or beside the map. */
  readonly pointed?: readonly PointedPlace[];
  readonly ref?: Ref<MapViewHandle>;
  readonly theme: Theme;
  readonly initialView: Camera;
  readonly heat: HeatInput | null;
  readonly surface: SurfaceInput | null;
  readonly hotspots: HotspotsInput | null;
  readonly repeats: RepeatsInput | null;
  readonly zones: ZonesInput | null;
  readonly references: readonly ReferenceInput[];
  readonly points: PointsInput | null;
  readonly defaultAddresses: DefaultAddressInput;
  readonly lasso: LassoInput;
  /** Shown while an extent filter is on. */
  readonly extentBox: Extent | null;
  /** Where the area ends, as far as no boundaries are loaded. */
  readonly bounds: Extent | null;
  /** Whose data this is: joined by ' · ' before the product's name. */
  readonly sources: readonly string[];
  /** The map is small: its layer panel begins folded. */
  readonly compact?: boolean;
  /** The layer panel begins folded: the room is wanted for tools. */
  readonly foldedLayers?: boolean;
  /** Which division is filled: stands with the zones in the layer panel. */
  readonly zoneChoice?: ReactNode;
  /** Further controls at the top left (lasso, extent filter). */
  readonly tools?: ReactNode;

  /** What a workspace draws on the map by itself; while it is there, it has the pointer. */
  readonly overlay?: ComponentType<MapOverlayProps> | null;

  /** At the end of a move, and once when the map is there. */
  readonly onView: (view: MapMoved) => void;
  readonly onLayerVisible: (id: MapLayerId, visible: boolean) => void;
  readonly onHeatOpacity: (opacity: number) => void;
  /** A click on no case; true where somebody took it, so that it picks no zone. */
  readonly onPlaceClick: (place: LngLat) => boolean;
  readonly onZoneClick: (id: string | null) => void;
  /** The row of the point under the pointer; absent where nobody wants to know. */
  readonly onPointHover?: ((rowId: number | null) => void) | undefined;
  readonly onPointClick: (rowId: number) => void;
  readonly onDefaultAddressClick: (address: DefaultAddress) => void;
  readonly onLassoFinish: (ring: readonly LngLat[]) => void;
  readonly onLassoCancel: () => void;
  /** The first frame with data is on the screen. */
  readonly onReady?: () => void;
}
