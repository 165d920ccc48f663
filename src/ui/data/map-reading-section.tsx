import { useEffect, useMemo, useState } from 'react';
import type { MapProposal, MapReading } from '../../domain/map-reading';
import {
  type CoordinateSystemId,
  convertsPlaces,
  meridianOf,
  PLAIN_DEGREES,
  type PlaceProposal,
  type PlaceReading,
} from '../../domain/place-reading';
import { landmarksOf, previewPlace, proposeMap } from '../../state/place-commands';
import { useApp } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import { PlaceEvidenceList } from './place-evidence';
import { PlacePreviewCanvas, type PreviewPoints } from './place-preview';
import styles from './place-section.module.css';
import { SystemOptions } from './system-options';

interface MapReadingSectionProps {
  readonly file: File;
  /** null where the user has to choose. */
  readonly onReading: (reading: MapReading | 'looking' | null) => void;
}

/** Of a map file: which of its layers, and which coordinate system it is in, shown over what is on the map. */
export function MapReadingSection({ file, onReading }: MapReadingSectionProps) {
  const app = useApp();
  const { t } = useTranslation();
  const landmarks = useMemo(() => landmarksOf(app), [app]);
  const [layer, setLayer] = useState<string | undefined>(undefined);
  const [found, setFound] = useState<MapProposal | null>(null);
  const [place, setPlace] = useState<PlaceReading | null>(null);
  const [points, setPoints] = useState<PreviewPoints | null>(null);

  useEffect(() => {
    let current = true;
    setFound(null);
    onReading('looking');
    void proposeMap(app, file, layer, landmarks).then((proposed) => {
      if (!current) return;
      setFound(proposed);
      setPlace(firstReading(proposed?.place ?? null));
      // What cannot be looked at says why when it is read.
      if (proposed === null) onReading({});
    });
    return () => {
      current = false;
    };
  }, [app, file, layer, landmarks, onReading]);

  useEffect(() => {
    let current = true;
    if (found === null) return;
    const reading = readingOf(found, layer, place);
    onReading(reading);
    setPoints(null);
    if (found.place === null || place === null) return;
    void Promise.all([
      previewPlace(app, found.place.sample, place),
      previewPlace(app, found.place.sample, PLAIN_DEGREES),
    ]).then(([after, before]) => {
      if (current && after !== null) setPoints({ after, before: place.system === 'wgs84' ? null : before });
    });
    return () => {
      current = false;
    };
  }, [app, found, layer, place, onReading]);

  if (found === null || (found.place === null && found.layers.length < 2)) return null;

  function chooseSystem(system: CoordinateSystemId): void {
    const proposed = found?.place?.candidates.find((one) => one.reading.system === system)?.reading;
    setPlace(proposed ?? { system, swap: 'none' });
  }

  return (
    <section className={styles.section} aria-label={t('place.title')} data-testid="place-section">
      <div className={styles.choice}>
        <div className={styles.selects}>
          {found.layers.length < 2 ? null : (
            <label className={styles.option}>
              <span>{t('import.layer')}</span>
              <select
                data-testid="layer-select"
                value={found.layer}
                onChange={(event) => setLayer(event.target.value)}
              >
                {found.layers.map(({ name, rows }) => (
                  <option key={name} value={name}>
                    {rows === null ? name : `${name} (${rows})`}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label className={styles.option}>
            <span>{t('place.system')}</span>
            <select
              data-testid="crs-select"
              data-verdict={found.place?.verdict ?? ''}
              value={place?.system ?? ''}
              onChange={(event) => chooseSystem(event.target.value as CoordinateSystemId)}
            >
              {place === null ? (
                <option value="" disabled>
                  {t('place.choose')}
                </option>
              ) : null}
              <SystemOptions />
            </select>
          </label>
        </div>
        {found.place === null ? null : (
          <PlaceEvidenceList
            keepsOriginal={false}
            found={found.place}
            reading={place}
            swappedRows={points?.after.swappedRows ?? 0}
            onChoose={chooseSystem}
          />
        )}
      </div>
      {found.place === null ? null : <PlacePreviewCanvas points={points} landmarks={landmarks} />}
    </section>
  );
}

/** Where only the meridian is missing, any would put the city somewhere: the user says. */
function firstReading(place: PlaceProposal | null): PlaceReading | null {
  const best = place?.candidates[0]?.reading;
  if (place === null || best === undefined) return null;
  return place.verdict === 'ask' && meridianOf(best.system) !== null ? null : best;
}

/** null where something is left to be chosen. */
function readingOf(
  { place: proposed }: MapProposal,
  layer: string | undefined,
  place: PlaceReading | null,
): MapReading | null {
  if (place === null && proposed !== null && proposed.verdict !== 'none') return null;
  const converts = place !== null && (convertsPlaces(place) || place.swap !== 'none');
  return { ...(layer === undefined ? {} : { layer }), ...(converts ? { place } : {}) };
}
