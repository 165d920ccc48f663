import { CELL_SIDES_METRES } from '../../domain/hotspot';
import {
  cancelHotspots,
  chooseCellSide,
  isStale,
  runHotspots,
  shownHotspots,
} from '../../state/hotspot-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { CellExplanation } from './cell-explanation';
import { ClusterList } from './cluster-list';
import styles from './hotspot.module.css';
import { ResultFigures } from './result-figures';

/** Choose a cell, run, read the result: what is hot, how sure that is, and why. */
export function SignificantHotspots() {
  const app = useApp();
  const { t } = useTranslation();
  const { cellMetres, running, refusal, selectedCell } = useAppState((state) => state.hotspot);
  const found = useAppState(shownHotspots);
  const stale = useAppState(isStale);
  const result = found?.result ?? null;
  return (
    <section className={styles.part} aria-label={t('hotspot.significant')}>
      <h2 className={styles.title}>{t('hotspot.significant')}</h2>
      <div className={styles.choices}>
        <span>{t('hotspot.cell-side')}</span>
        {CELL_SIDES_METRES.map((metres) => (
          <Button
            key={metres}
            pressed={metres === cellMetres}
            data-testid={`cell-side-${metres}`}
            onClick={() => chooseCellSide(app, metres)}
          >
            {t('hotspot.cell-side-of', { metres })}
          </Button>
        ))}
      </div>
      <div className={styles.choices}>
        <Button
          look="primary"
          data-testid="hotspot-run"
          disabled={running !== null}
          onClick={() => void runHotspots(app)}
        >
          {t(result === null ? 'hotspot.run' : 'hotspot.rerun')}
        </Button>
        {running === null ? null : (
          <>
            <progress aria-label={t(`hotspot.stage.${running}`)} />
            <span role="status">{t(`hotspot.stage.${running}`)}</span>
            <Button data-testid="hotspot-cancel" onClick={() => cancelHotspots(app)}>
              {t('hotspot.cancel')}
            </Button>
          </>
        )}
      </div>
      {refusal === null ? null : (
        <p className={notes.warn} role="alert" data-testid="hotspot-refusal" data-code={refusal}>
          {t(`hotspot.refused.${refusal}`)}
        </p>
      )}
      {result === null ? (
        <p className={notes.quiet}>{t('hotspot.intro')}</p>
      ) : (
        <>
          {stale ? (
            <p className={notes.warn} role="status" data-testid="hotspot-stale">
              {t('hotspot.stale')}
            </p>
          ) : null}
          {selectedCell === null ? (
            <p className={notes.quiet}>{t('hotspot.pick')}</p>
          ) : (
            <CellExplanation result={result} cell={selectedCell} />
          )}
          <ResultFigures result={result} />
          <ClusterList result={result} />
          <p className={notes.quiet}>{t('hotspot.intro')}</p>
        </>
      )}
    </section>
  );
}
