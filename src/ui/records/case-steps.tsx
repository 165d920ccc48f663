import { useEffect, useState } from 'react';
import { flyTo } from '../../state/camera-commands';
import { type CasePlace, loadPlace, stepCase } from '../../state/case-file-commands';
import { recordsVersion } from '../../state/records-commands';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import styles from './case-life.module.css';

const CLOSE_ZOOM = 16;

/** Where the case stands in the table, the ones before and behind it, and where it lies. */
export function CaseSteps({ rowId }: { rowId: number }) {
  const app = useApp();
  const { t } = useTranslation();
  const version = useAppState(recordsVersion);
  const count = useAppState((state) =>
    state.answers.count?.kind === 'count' ? state.answers.count.count : 0,
  );
  const lngLat = useAppState((state) => state.records.selectedPlace);
  const [place, setPlace] = useState<CasePlace | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another order of rows the case has another place
  useEffect(() => {
    let left = false;
    loadPlace(app, rowId).then(
      (found) => {
        if (!left) setPlace(found);
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [app, rowId, version, count]);
  const at = place?.at ?? null;
  return (
    <div className={styles.steps}>
      <span>
        {place === null
          ? ''
          : at === null
            ? t('records.card.outside')
            : t('records.card.place-of', { at: at + 1, count: place.total })}
      </span>
      {lngLat === null ? null : (
        <button type="button" onClick={() => flyTo(app, lngLat, CLOSE_ZOOM)}>
          {t('records.card.map')}
        </button>
      )}
      <button
        type="button"
        aria-label={t('records.card.before')}
        title={t('records.card.before')}
        disabled={at === null || at === 0}
        onClick={() => void stepCase(app, rowId, -1)}
      >
        ↑
      </button>
      <button
        type="button"
        aria-label={t('records.card.next')}
        title={t('records.card.next')}
        disabled={at === null || at + 1 >= (place?.total ?? 0)}
        onClick={() => void stepCase(app, rowId, 1)}
      >
        ↓
      </button>
    </div>
  );
}
