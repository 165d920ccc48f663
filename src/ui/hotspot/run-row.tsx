import { cancelHotspots } from '../../state/hotspot-commands';
import type { HotspotState } from '../../state/hotspot-state';
import { useApp } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './hotspot.module.css';
import { RunProgress } from './run-progress';

interface RunRowProps {
  readonly label: string;
  /** What is under way; null: nothing. */
  readonly stage: string | null;
  /** Of the run, 0..1. */
  readonly share: number;
  readonly testId: string;
  readonly onRun: () => void;
}

/** A button that starts, and while it runs what it does and a way out. */
export function RunRow({ label, stage, share, testId, onRun }: RunRowProps) {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <div className={styles.choices}>
      <Button look="primary" data-testid={testId} disabled={stage !== null} onClick={onRun}>
        {label}
      </Button>
      {stage === null ? null : (
        <>
          <RunProgress stage={stage} share={share} />
          <Button data-testid="hotspot-cancel" onClick={() => cancelHotspots(app)}>
            {t('hotspot.cancel')}
          </Button>
        </>
      )}
    </div>
  );
}

export function useStageText(stage: HotspotState['running']): string | null {
  const { t } = useTranslation();
  return stage === null ? null : t(`hotspot.stage.${stage}`);
}
