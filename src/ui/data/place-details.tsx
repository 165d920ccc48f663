import { useEffect, useState } from 'react';
import type { DatasetSummary } from '../../domain/dataset';
import type { AreaLevel } from '../../domain/import-report';
import type { Extent } from '../../domain/place';
import { setBounds } from '../../state/place-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './place-details.module.css';
import { systemName } from './system-name';

const DOUBTS = ['nowhere', 'swapped', 'coarse'] as const;
const JOINED: readonly (AreaLevel | 'none')[] = ['cell', 'community', 'street', 'road', 'district', 'none'];
const SIDES = ['west', 'south', 'east', 'north'] as const;

/** How the points were read, why some are suspect, what found a zone for cases without one, and where the area ends. */
export function PlaceDetails({ summary }: { readonly summary: DatasetSummary }) {
  const { t } = useTranslation();
  const places = useAppState((state) => state.dataset.places);
  const hasZones = useAppState((state) => state.zones.zoneSet !== null);
  const { placeReading } = summary.report;
  if (places === null) return null;
  const { doubts, joinedAreas, bounds } = places;
  const doubtful = DOUBTS.filter((doubt) => doubts[doubt] > 0);
  const joined = hasZones ? JOINED.filter((level) => joinedAreas[level] > 0) : [];
  return (
    <div className={styles.details} data-testid="place-details">
      {placeReading === undefined ? null : (
        <p data-testid="place-read-as" data-system={placeReading.reading.system}>
          {t('place.read-as', { system: systemName(placeReading.reading.system, t) })}
          {placeReading.swappedRows > 0 ? (
            <span>{t('place.swapped-rows', { n: placeReading.swappedRows })}</span>
          ) : null}
          {placeReading.impossibleRows > 0 ? (
            <span>{t('place.impossible-rows', { n: placeReading.impossibleRows })}</span>
          ) : null}
        </p>
      )}
      {doubtful.length === 0 ? null : (
        <p>
          {t('quality.suspect')}
          {doubtful.map((doubt) => (
            <span key={doubt} data-testid={`doubt-${doubt}`} data-value={doubts[doubt]}>
              {t(`doubt.${doubt}`)} <b>{doubts[doubt]}</b>
            </span>
          ))}
        </p>
      )}
      {joined.length === 0 ? null : (
        <p>
          {t('joined.title')}
          {joined.map((level) => (
            <span key={level} data-testid={`joined-${level}`} data-value={joinedAreas[level]}>
              {t(`joined.${level}`)} <b>{joinedAreas[level]}</b>
            </span>
          ))}
        </p>
      )}
      {hasZones || bounds === null ? null : <BoundsEditor bounds={bounds} />}
    </div>
  );
}

/** The area where no boundaries are loaded, in degrees. */
function BoundsEditor({ bounds }: { readonly bounds: Extent }) {
  const app = useApp();
  const { t } = useTranslation();
  const mapExtent = useAppState((state) => state.mapExtent);
  const [typed, setTyped] = useState(textsOf(bounds));
  useEffect(() => setTyped(textsOf(bounds)), [bounds]);
  const wanted = extentOf(typed);

  return (
    <fieldset className={styles.bounds} data-testid="bounds-editor">
      <legend>{t('bounds.title')}</legend>
      <p>{t('bounds.hint')}</p>
      {SIDES.map((side) => (
        <label key={side}>
          <span>{t(`bounds.${side}`)}</span>
          <input
            inputMode="decimal"
            data-testid={`bounds-${side}`}
            value={typed[side]}
            aria-invalid={wanted === null}
            onChange={(event) => setTyped({ ...typed, [side]: event.target.value })}
          />
        </label>
      ))}
      <Button
        data-testid="bounds-apply"
        disabled={wanted === null}
        onClick={() => wanted !== null && void setBounds(app, wanted)}
      >
        {t('bounds.apply')}
      </Button>
      {mapExtent === null ? null : (
        <Button look="quiet" onClick={() => setTyped(textsOf(mapExtent))}>
          {t('bounds.by-map')}
        </Button>
      )}
      <Button look="quiet" data-testid="bounds-reset" onClick={() => void setBounds(app, null)}>
        {t('bounds.reset')}
      </Button>
      {wanted === null ? <p role="alert">{t('bounds.wrong')}</p> : null}
    </fieldset>
  );
}

type Typed = { readonly [S in (typeof SIDES)[number]]: string };

function textsOf(extent: Extent): Typed {
  const text = (degrees: number) => String(Number(degrees.toFixed(5)));
  return {
    west: text(extent.west),
    south: text(extent.south),
    east: text(extent.east),
    north: text(extent.north),
  };
}

function extentOf(typed: Typed): Extent | null {
  const [west, south, east, north] = SIDES.map((side) =>
    typed[side].trim() === '' ? Number.NaN : Number(typed[side].normalize('NFKC')),
  ) as [number, number, number, number];
  const possible = west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90;
  return possible ? { west, south, east, north } : null;
}
