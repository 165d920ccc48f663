import { PLAN_COLUMNS, PLAN_OUTPUTS, type PlanColumnCode, type PlanOutput } from '../../domain/plan-output';
import { CHIEF_LEVELS } from '../../domain/responsibility-plan';
import { exportPlanAs, type PlanOutputChoice } from '../../state/plan-export-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './plan-work.module.css';

/** A part of the plan in each of its formats, one click a file. */
export function OutputButtons({ output, masked }: { readonly output: PlanOutput; readonly masked: boolean }) {
  const app = useApp();
  const { t } = useTranslation();
  const writing = useAppState((state) => state.planWork.writing);
  const words = usePlanWords(output, masked);
  return (
    <div className={styles.row}>
      {PLAN_OUTPUTS[output].map((format) => (
        <Button
          key={format}
          disabled={writing}
          data-testid={`plan-export-${output}-${format}`}
          onClick={() => void exportPlanAs(app, { output, format, masked, words: words() })}
        >
          {t(`export-format.${format}`)}
        </Button>
      ))}
    </div>
  );
}

/** Headers, words of levels and the sheet that says where it comes from. */
function usePlanWords(output: PlanOutput, masked: boolean): () => PlanOutputChoice['words'] {
  const app = useApp();
  const { t } = useTranslation();
  return () => {
    const { plans, planWork } = app.store.getState();
    const month = planWork.weights?.month ?? null;
    const day = (time: number) => new Date(time).toISOString().slice(0, 10);
    const now = Date.now() - new Date().getTimezoneOffset() * 60_000;
    const line = (label: string, value: string) => ({ label, value });
    return {
      title: t(`out.${output}`),
      headers: Object.fromEntries(PLAN_COLUMNS.map((code) => [code, t(`plan-column.${code}`)])) as {
        [C in PlanColumnCode]: string;
      },
      levels: new Map(CHIEF_LEVELS.map((level) => [level, t(`chief-level.${level}`)])),
      cover: {
        title: t('out.cover'),
        lines: [
          line(t('out.cover.plan'), plans.open?.plan.name ?? ''),
          line(t('out.cover.zones'), String(plans.open?.plan.zones.length ?? 0)),
          ...(month === null
            ? []
            : [line(t('out.cover.month'), `${day(month.from)} – ${day(month.to - 1)}`)]),
          line(t('out.cover.load'), t('out.cover.load-about')),
          line(t('out.cover.phone'), t(masked ? 'out.cover.phone-masked' : 'out.cover.phone-open')),
          line(t('out.cover.time'), new Date(now).toISOString().slice(0, 16).replace('T', ' ')),
        ],
      },
    };
  };
}
