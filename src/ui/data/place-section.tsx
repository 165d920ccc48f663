import { useEffect, useMemo, useState } from 'react';
import {
  type CoordinateSystemId,
  meridianOf,
  PLAIN_DEGREES,
  type PlaceProposal,
  type PlaceReading,
  SWAPS,
  type Swap,
} from '../../domain/place-reading';
import type { CaseRecipe, Proposal } from '../../domain/recipe';
import { landmarksOf, previewPlace, proposePlace } from '../../state/place-commands';
import { useApp } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import { ControlPoints } from './control-points';
import { PlaceEvidenceList } from './place-evidence';
import { PlacePreviewCanvas, type PreviewPoints } from './place-preview';
import styles from './place-section.module.css';
import { systemName } from './system-name';
import { SystemOptions } from './system-options';

interface PlaceSectionProps {
  readonly file: File;
  readonly proposal: Proposal;
  readonly mapping: CaseRecipe['mapping'];
  /** The reading that is to be imported with; null where it takes the user to settle it. */
  readonly onReading: (reading: PlaceReading | 'looking' | null) => void;
}

/** Which coordinate system the points are in: what is proposed and why, the choice, and where the points then fall. */
export function PlaceSection({ file, proposal, mapping, onReading }: PlaceSectionProps) {
  const app = useApp();
  const { t } = useTranslation();
  const [found, setFound] = useState<PlaceProposal | null>(null);
  const [reading, setReading] = useState<PlaceReading | null>(null);
  const [points, setPoints] = useState<PreviewPoints | null>(null);
  const [residuals, setResiduals] = useState<readonly number[]>([]);
  const landmarks = useMemo(() => landmarksOf(app), [app]);
  const { recipe, tables } = proposal;
  const { lon, lat, district, street, community } = mapping;
  const hint = tables.find(({ name }) => name === recipe.table)?.placeHint;

  useEffect(() => {
    let current = true;
    setFound(null);
    setReading(null);
    if (lon === undefined || lat === undefined) return;
    const asked = {
      ...recipe,
      mapping: { ...recipe.mapping, lon, lat, ...present({ district, street, community }) },
    };
    void proposePlace(app, file, asked, hint, landmarks).then((proposed) => {
      if (!current) return;
      setFound(proposed);
      setReading(proposed === null ? PLAIN_DEGREES : firstReading(proposed, recipe.place));
    });
    return () => {
      current = false;
    };
  }, [app, file, recipe, hint, landmarks, lon, lat, district, street, community]);

  useEffect(() => {
    let current = true;
    const settled = reading?.system === 'local-grid' ? null : reading;
    onReading(found === null && reading === null ? 'looking' : settled);
    if (found === null || reading === null) {
      setPoints(null);
      return;
    }
    void Promise.all([
      previewPlace(app, found.sample, reading),
      previewPlace(app, found.sample, PLAIN_DEGREES),
    ]).then(([after, before]) => {
      if (!current) return;
      setPoints(after === null ? null : { after, before: reading.system === 'wgs84' ? null : before });
      setResiduals(after?.residuals ?? []);
      if (reading.system === 'local-grid' && after !== null) onReading(reading);
    });
    return () => {
      current = false;
    };
  }, [app, found, reading, onReading]);

  function chooseSystem(system: CoordinateSystemId): void {
    const proposed = found?.candidates.find((candidate) => candidate.reading.system === system)?.reading;
    setReading(proposed ?? { system, swap: 'none' });
  }

  const looking = lon !== undefined && lat !== undefined && found === null && reading === null;

  return (
    <section className={styles.section} aria-label={t('place.title')} data-testid="place-section">
      <div className={styles.choice}>
        <h3 className={styles.title}>{t('place.title')}</h3>
        <div className={styles.selects}>
          <label className={styles.option}>
            <span>{t('place.system')}</span>
            <select
              data-testid="crs-select"
              data-verdict={found?.verdict ?? ''}
              value={reading?.system ?? ''}
              onChange={(event) => chooseSystem(event.target.value as CoordinateSystemId)}
            >
              {reading === null ? (
                <option value="" disabled>
                  {t(looking ? 'place.looking' : 'place.choose')}
                </option>
              ) : null}
              <SystemOptions />
              <optgroup label={t('place.group.local')}>
                <option value="local-grid">{systemName('local-grid', t)}</option>
              </optgroup>
            </select>
          </label>
          <label className={styles.option}>
            <span>{t('place.swap')}</span>
            <select
              data-testid="swap-select"
              value={reading?.swap ?? 'none'}
              disabled={reading === null}
              onChange={(event) => {
                if (reading !== null) setReading({ ...reading, swap: event.target.value as Swap });
              }}
            >
              {SWAPS.map((swap) => (
                <option
                  key={swap}
                  value={swap}
                  disabled={swap === 'rows' && reading?.system === 'local-grid'}
                >
                  {t(`swap.${swap}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
        {reading?.system === 'local-grid' ? (
          <ControlPoints
            initial={reading.controls ?? []}
            residuals={residuals}
            onControls={(controls) => setReading({ system: 'local-grid', swap: reading.swap, controls })}
          />
        ) : null}
        {found === null ? null : (
          <PlaceEvidenceList
            keepsOriginal={true}
            found={found}
            reading={reading}
            swappedRows={points?.after.swappedRows ?? 0}
            onChoose={chooseSystem}
          />
        )}
      </div>
      {found === null ? null : <PlacePreviewCanvas points={points} landmarks={landmarks} />}
    </section>
  );
}

/**
 * What is chosen before the user says anything. `remembered`, from the last file of this layout, decides where the numbers
 * leave it open. Where only the zone is missing there is nothing to start from: any meridian would put the city somewhere.
 */
function firstReading(
  { verdict, candidates }: PlaceProposal,
  remembered: PlaceReading | undefined,
): PlaceReading | null {
  if (verdict === 'none') return remembered?.system === 'local-grid' ? remembered : null;
  const best = candidates[0]!.reading;
  if (verdict !== 'ask') return best;
  const known = candidates.find(({ reading }) => reading.system === remembered?.system);
  return known?.reading ?? (meridianOf(best.system) === null ? best : null);
}

function present<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
