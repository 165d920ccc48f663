import { useMemo } from 'react';
import { EMERGING_PATTERNS } from '../../domain/emerging';
import { MORAN_QUADRANTS } from '../../domain/hotspot';
import type { Translate } from '../../i18n/translate';
import { circleRing } from '../../layers/repeat-layer';
import { shown, shownEmerging, shownHotspots } from '../../state/hotspot-ground';
import type { RepeatState } from '../../state/hotspot-state';
import { shownAnalysis } from '../../state/shown-analysis';
import { useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import type { HotspotsInput, RepeatsInput } from './map-view-props';

type FoundRepeats = NonNullable<RepeatState['places']>['result'];

/** The units of the analysis that is open; the significant ones while another is. */
export function useHotspotsInput(visible: boolean): HotspotsInput | null {
  const { t } = useTranslation();
  const emergingOpen = useAppState(({ hotspotTab }) => hotspotTab === 'emerging');
  const found = useAppState((state) => shownHotspots(state)?.result ?? null);
  const emerging = useAppState((state) => shownEmerging(state)?.result ?? null);
  const selectedCell = useAppState((state) => state.hotspot.selectedCell);
  const selectedEmerging = useAppState((state) => state.emerging.selectedCell);
  const there = useAppState((state) => shownAnalysis(state) === 'units');
  return useMemo(() => {
    if (!there) return null;
    if (emergingOpen && emerging !== null) {
      const { units, result } = emerging;
      const occurring = new Set(result.codes);
      const names = new Map([...emergingNames(t)].filter(([code]) => occurring.has(code)));
      return {
        units,
        codes: result.codes,
        scale: 'emerging',
        names,
        selectedCell: selectedEmerging,
        visible,
      };
    }
    if (found === null) return null;
    const { units, statistics } = found;
    const moran = statistics.quadrants !== null;
    return {
      units,
      codes: statistics.quadrants ?? statistics.bins,
      scale: moran ? 'quadrants' : 'bins',
      names: moran ? quadrantNames(t) : binNames(t),
      selectedCell,
      visible,
    };
  }, [there, emergingOpen, emerging, found, selectedCell, selectedEmerging, visible, t]);
}

function binNames(t: Translate): ReadonlyMap<number, string> {
  return new Map(
    [3, 2, 1, -1, -2, -3].map((bin) => {
      const percent = [90, 95, 99][Math.abs(bin) - 1]!;
      return [bin, t(bin > 0 ? 'hotspot.hot' : 'hotspot.cold', { percent })] as const;
    }),
  );
}

function quadrantNames(t: Translate): ReadonlyMap<number, string> {
  return new Map(
    MORAN_QUADRANTS.map((quadrant, index) => [index + 1, t(`hotspot.quadrant.${quadrant}`)] as const),
  );
}

function emergingNames(t: Translate): ReadonlyMap<number, string> {
  return new Map(
    EMERGING_PATTERNS.flatMap((pattern, index) => [
      [index + 1, t('emerging.hot-of', { pattern: t(`emerging.pattern.${pattern}`) })] as const,
      [-(index + 1), t('emerging.cold-of', { pattern: t(`emerging.pattern.${pattern}`) })] as const,
    ]),
  );
}

const GRADES = ['high', 'middle', 'repeat'] as const;

/** The circle of the place that is open. */
function circleOf(places: FoundRepeats | null, selected: number | null): readonly Float64Array[] {
  const site = selected === null ? undefined : places?.sites[selected];
  if (places === null || site === undefined) return [];
  return [circleRing([site.lng, site.lat], places.request.radiusMetres)];
}

/** Repeat places and clusters, while their panel is open. */
export function useRepeatsInput(visible: boolean): RepeatsInput | null {
  const open = useAppState(({ hotspotTab, workspace }) => hotspotTab === 'repeat' && workspace === 'hotspot');
  const places = useAppState((state) => shown(state.repeat.places, state)?.result ?? null);
  const clusters = useAppState((state) => shown(state.repeat.clusters, state)?.result ?? null);
  const selected = useAppState((state) => state.repeat.selected);
  const { t } = useTranslation();
  return useMemo(() => {
    if (!open || (places === null && clusters === null)) return null;
    return {
      marks: places?.sites ?? [],
      selected,
      names: places === null ? [] : GRADES.map((grade) => t(`repeat.grade.${grade}`)),
      rings: [...(clusters?.clusters.map(({ ring }) => ring) ?? []), ...circleOf(places, selected)],
      visible,
    };
  }, [open, places, clusters, selected, visible, t]);
}
