import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import type { MessageKey } from '../../i18n/translate';
import { metresPerPixel } from '../../layers/mercator';
import { currentFilter } from '../../state/app-state';
import { offerMapPicture } from '../../state/map-picture';
import { useApp } from '../../state/use-app';
import { clauseText, momentText } from '../filters/clause-text';
import { useTranslation } from '../kit/translation';
import { drawMapPicture, type PictureLegend, smallerPicture } from './draw-map-picture';
import type { LayerEntry } from './layer-entries';
import styles from './map-view.module.css';
import { scaleLength } from './scale-length';

const SCALE_PIXELS = 110;
/** Width of a picture in a brief. */
const BRIEF_PIXELS = 1100;

/** The local wall clock read as if it were UTC. */
function wallClock(): number {
  const now = new Date();
  return now.getTime() - now.getTimezoneOffset() * 60_000;
}

/** Saves the map as it stands as a PNG, with legend, scale, north, date and filter, so that it explains itself in a report. */
export function MapPictureButton({
  map,
  entries,
}: {
  readonly map: MapLibreMap;
  readonly entries: readonly LayerEntry[];
}) {
  const app = useApp();
  const { t, locale } = useTranslation();

  const draw = async (): Promise<Blob | null> => {
    const state = app.store.getState();
    const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
    const legends = entries.flatMap(({ visible, legend }): PictureLegend[] => {
      if (!visible || legend === null) return [];
      const unit = legend.unit === null ? '' : `（${t(`map.unit.${legend.unit}`)}）`;
      const title = `${t(`map.legend.${legend.title}` as MessageKey)}${unit}`;
      if (legend.kind === 'gradient') {
        const ends = [legend.minimum, legend.middle, legend.maximum].map((value) => number.format(value));
        return [{ title, colours: legend.colours, ends, swatches: [] }];
      }
      const swatches = legend.entries.map(({ colour, from, to, name }) => ({
        colour,
        opacity: legend.opacity,
        text:
          name ??
          (from !== null && to !== null
            ? t('map.legend.between', { from, to })
            : to !== null
              ? t('map.legend.under', { to })
              : from !== null
                ? t('map.legend.from', { from })
                : t('map.legend.all')),
      }));
      return [{ title, colours: [], ends: [], swatches }];
    });
    const perPixel = metresPerPixel(map.getCenter().lat, map.getZoom());
    const metres = scaleLength(perPixel, SCALE_PIXELS);
    const filter = currentFilter(state).map((clause) =>
      clauseText(t, clause, state.zones.zoneSet, state.planClauses.plans),
    );
    const now = wallClock();
    const count = state.answers.count?.kind === 'count' ? state.answers.count.count : 0;
    const dataset = state.dataset.summary?.name ?? '';
    return drawMapPicture(map, {
      title: `${dataset}${state.dataset.summary?.synthetic === true ? `　${t('export.synthetic')}` : ''}`,
      lines: [
        `${t('export.cover-filter')}：${filter.length === 0 ? t('filters.none') : filter.join('；')}`,
        `${t('export.cases', { n: count })}　${t('export.cover-time')}：${momentText(Math.floor(now / 60_000) * 60_000)}`,
      ],
      legends,
      scale: {
        pixels: metres / perPixel,
        text:
          metres < 1000 ? t('map.metres', { value: metres }) : t('map.kilometres', { value: metres / 1000 }),
      },
      north: t('map.picture-north'),
    });
  };

  const save = async () => {
    const picture = await draw();
    if (picture !== null) {
      const dataset = app.store.getState().dataset.summary?.name ?? '';
      const base = dataset.replace(/\.[a-z0-9]{1,8}$/i, '').replace(/[\\/:*?"<>|\p{Cc}]/gu, '_') || 'map';
      app.services.saveFile(`${base}_${new Date(wallClock()).toISOString().slice(0, 10)}.png`, picture);
    }
  };

  const drawing = useRef(draw);
  useEffect(() => {
    drawing.current = draw;
  });
  useEffect(() => {
    const latest = async () => {
      const picture = await drawing.current();
      return picture === null ? null : smallerPicture(picture, BRIEF_PIXELS);
    };
    offerMapPicture(app, latest);
    return () => offerMapPicture(app, null);
  }, [app]);

  const name = t('map.picture');
  return (
    <section className={styles.buttons} aria-label={name}>
      <button
        type="button"
        className={styles.button}
        aria-label={name}
        title={name}
        data-testid="export-map-png"
        onClick={() => void save()}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2.5 3.5h11v9h-11zM3 11l3-3.5 2.5 2.5L11 7l2.5 3" />
        </svg>
      </button>
    </section>
  );
}
