import { useTranslation } from '../kit/translation';

interface RunProgressProps {
  readonly stage: string;
  /** 0..1 */
  readonly share: number;
}

/** How far a run is, as a bar and in percent. */
export function RunProgress({ stage, share }: RunProgressProps) {
  const { t } = useTranslation();
  const percent = Math.round(100 * share);
  return (
    <>
      <progress aria-label={stage} max={1} value={share} data-percent={percent} />
      <span role="status">{t('study.progress', { stage, percent })}</span>
    </>
  );
}
