import { useMemo } from 'react';
import type { ChangeStudy } from '../../domain/study';
import type { ZoneSet } from '../../domain/zone-set';
import type { MessageKey } from '../../i18n/translate';
import {
  changeClass,
  changeColours,
  contourFeatures,
  densityColours,
  differenceColours,
  differenceLevels,
  imageScale,
  levelClass,
  smoothAt,
  studyImage,
  studyLegend,
} from '../../layers/study-surface';
import { zoneFeature } from '../../layers/zone-features';
import { shownAnalysis } from '../../state/shown-analysis';
import { shownStudy } from '../../state/study-commands';
import { useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import type { SurfaceInput } from '../map/use-surface';
import { densityText, densityUnit } from './density-text';

const CHANGE_NAMES = [
  'change.class.none',
  'change.class.much-less',
  'change.class.less',
  'change.class.more',
  'change.class.much-more',
  'change.class.few',
] as const satisfies readonly MessageKey[];

/** The surface that the hotspot workspace has chosen, as the map draws it; it stays while another is worked in. */
export function useSurfaceInput(visible: boolean): SurfaceInput | null {
  const surface = useAppState((state) => (shownAnalysis(state) === 'surface' ? state.studies.surface : null));
  const density = useDensitySurface(surface === 'density');
  const change = useChangeSurface(surface === 'change');
  const difference = useDifferenceSurface(surface === 'difference');
  const shown = density ?? change ?? difference;
  return useMemo(() => (shown === null ? null : { ...shown, visible }), [shown, visible]);
}

type Drawn = Omit<SurfaceInput, 'visible'>;
const NO_COLOURS: readonly string[] = [];

function useDensitySurface(wanted: boolean): Drawn | null {
  const { t, locale } = useTranslation();
  const theme = useAppState((state) => state.theme);
  const found = useAppState((state) => shownStudy(state, 'density'));
  const weight = useAppState((state) => state.studies.choices.weight);
  return useMemo(() => {
    if (!wanted || found === null) return null;
    const { frame, values, levels, contours, recipe } = found.study;
    const colours = densityColours(levels, theme);
    const text = (value: number) => densityText(value, locale);
    const entries = levels.map((level, at) => ({
      colour: colours[at + 1]!,
      name:
        levels[at + 1] === undefined
          ? t('density.from', { from: text(level) })
          : t('density.between', { from: text(level), to: text(levels[at + 1]!) }),
    }));
    return {
      image: studyImage(
        frame,
        imageScale(frame),
        (x, y) => levelClass(smoothAt(frame, values, x, y), levels),
        colours,
      ),
      units: null,
      unitColours: NO_COLOURS,
      contours: contourFeatures(contours, text),
      legend: studyLegend(
        'study_density',
        t('density.legend', {
          unit: densityUnit(t, weight, recipe.period),
          metres: recipe.bandwidthMetres,
          kernel: t(`density.kernel.${recipe.kernel}`),
        }),
        [...entries].reverse(),
      ),
    };
  }, [wanted, found, theme, weight, t, locale]);
}

function useChangeSurface(wanted: boolean): Drawn | null {
  const { t } = useTranslation();
  const theme = useAppState((state) => state.theme);
  const found = useAppState((state) => shownStudy(state, 'change'));
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  return useMemo(() => {
    if (!wanted || found === null) return null;
    const { study } = found;
    const colours = changeColours(theme);
    const { grid } = study;
    const entries = [4, 3, 2, 1, 5].map((at) => ({ colour: colours[at]!, name: t(CHANGE_NAMES[at]!) }));
    return {
      image:
        grid === null
          ? null
          : studyImage(
              grid,
              1,
              (x, y) => {
                const unit = grid.cellAt[Math.floor(y) * grid.columns + Math.floor(x)]!;
                return unit < 0 ? -1 : changeClass(study, unit);
              },
              colours,
            ),
      units: grid === null && zoneSet !== null ? changedZones(zoneSet, study) : null,
      unitColours: colours,
      contours: null,
      legend: studyLegend('study_change', t('change.legend'), entries),
    };
  }, [wanted, found, zoneSet, theme, t]);
}

function changedZones(zoneSet: ZoneSet, study: ChangeStudy): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: zoneSet.zones.flatMap((_, zone) => {
      const of = changeClass(study, zone);
      return of === 0 ? [] : [{ ...zoneFeature(zoneSet, zone), properties: { class: of } }];
    }),
  };
}

function useDifferenceSurface(wanted: boolean): Drawn | null {
  const { t, locale } = useTranslation();
  const theme = useAppState((state) => state.theme);
  const found = useAppState((state) => shownStudy(state, 'change'));
  return useMemo(() => {
    if (!wanted || found === null) return null;
    const { frame, values, reach } = found.study.difference;
    const levels = differenceLevels(reach);
    const colours = differenceColours(theme);
    const text = (value: number) => densityText(value, locale);
    const entries = colours.flatMap((colour, at) => {
      if (colour === '') return [];
      const name =
        at === 0
          ? t('density.below', { to: text(levels[0]!) })
          : at === colours.length - 1
            ? t('density.from', { from: text(levels[at - 1]!) })
            : t('density.between', { from: text(levels[at - 1]!), to: text(levels[at]!) });
      return [{ colour, name }];
    });
    return {
      image: studyImage(
        frame,
        imageScale(frame),
        (x, y) => levelClass(smoothAt(frame, values, x, y), levels),
        colours,
      ),
      units: null,
      unitColours: NO_COLOURS,
      contours: null,
      legend: studyLegend('study_difference', t('change.difference-legend'), [...entries].reverse()),
    };
  }, [wanted, found, theme, t, locale]);
}
