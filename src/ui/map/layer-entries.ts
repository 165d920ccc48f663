import type { ReferenceKind } from '../../domain/reference-layer';
import { categoryColour, OTHER_COLOUR } from '../../layers/colour-scales';
import { hotspotLegend } from '../../layers/hotspot-layer';
import { heatLegend, type Legend, type SwatchEntry, zonesLegend } from '../../layers/legend';
import { referenceLegend } from '../../layers/reference-legend';
import { repeatLegend } from '../../layers/repeat-layer';
import type { Theme } from '../../layers/theme';
import type { MapLayerId, MapViewProps, PointsInput } from './map-view-props';

/** Why a layer does not show what its name says. */
export type LayerNote =
  | { readonly code: 'too_many_points'; readonly total: number }
  | { readonly code: 'zones_under_heat' }
  | { readonly code: 'heat_under_hotspots' };

export interface LayerEntry {
  readonly id: MapLayerId;
  readonly visible: boolean;
  readonly legend: Legend | null;
  /** A reference layer's own name. */
  readonly name: string | null;
  readonly note: LayerNote | null;
}

type Shown = Pick<
  MapViewProps,
  | 'heat'
  | 'surface'
  | 'hotspots'
  | 'repeats'
  | 'zones'
  | 'points'
  | 'references'
  | 'defaultAddresses'
  | 'theme'
>;

/** What the layer panel lists, data first, each with its legend. */
export function layerEntries(
  shown: Shown,
  zoneLimits: readonly number[],
  kindName: (kind: ReferenceKind) => string,
): readonly LayerEntry[] {
  const { surface, heat, hotspots, repeats, zones, points, references, defaultAddresses, theme } = shown;
  const plain = { legend: null, name: null, note: null } as const;
  const entries: LayerEntry[] = [];
  if (hotspots !== null) {
    const legend = hotspotLegend(hotspots.names, hotspots.scale, theme);
    entries.push({ ...plain, id: 'hotspots', visible: hotspots.visible, legend });
  }
  if (repeats !== null) {
    const legend = repeats.names.length === 0 ? null : repeatLegend(repeats.names, theme);
    entries.push({ ...plain, id: 'repeats', visible: repeats.visible, legend });
  }
  if (surface !== null) {
    entries.push({ ...plain, id: 'study', visible: surface.visible, legend: surface.legend });
  }
  if (heat !== null) {
    const legend = heatLegend(heat.domainMax, theme);
    const note = hotspots?.visible === true ? ({ code: 'heat_under_hotspots' } as const) : null;
    entries.push({ ...plain, id: 'heat', visible: heat.visible, legend, note });
  }
  if (zones !== null) {
    const underHeat = heat?.visible === true || surface?.visible === true;
    const filled = zones.counts !== null && !underHeat;
    const legend = filled ? zonesLegend(zones.measure, zoneLimits, theme, zones.area) : null;
    const note = underHeat ? ({ code: 'zones_under_heat' } as const) : null;
    entries.push({ ...plain, id: 'zones', visible: zones.visible, legend, note });
  }
  if (points !== null) {
    const drawn = points.answer.rowIds.length > 0;
    const { total } = points.answer;
    const note = drawn || total === 0 ? null : ({ code: 'too_many_points', total } as const);
    const legend = drawn ? classLegend(points, theme) : null;
    entries.push({ ...plain, id: 'points', visible: points.visible, legend, note });
  }
  if (defaultAddresses.addresses.length > 0) {
    entries.push({ ...plain, id: 'default-address', visible: defaultAddresses.visible });
  }
  for (const { layer, visible } of references) {
    const legend = referenceLegend(layer, theme, kindName);
    entries.push({ ...plain, id: `reference:${layer.id}`, visible, legend, name: layer.name });
  }
  return entries;
}

/** Only the classes that are on the map, in rank order; the rest share one colour. */
function classLegend({ answer, colourRanks, classNames }: PointsInput, theme: Theme): Legend {
  const present = new Set<number>();
  let others = false;
  for (const code of new Set(answer.majorCodes)) {
    const rank = colourRanks.get(code);
    if (rank === undefined || classNames[rank] === undefined) others = true;
    else present.add(rank);
  }
  const entries: SwatchEntry[] = [...present]
    .sort((a, b) => a - b)
    .map((rank) => ({ colour: categoryColour(rank, theme), from: null, to: null, name: classNames[rank]! }));
  if (others) entries.push({ colour: OTHER_COLOUR[theme], from: null, to: null, name: null });
  return { kind: 'swatches', title: 'classes', unit: null, opacity: 1, entries };
}
