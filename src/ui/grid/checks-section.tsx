import { fixesOf, PLAN_CHECK_CODES, type PlanFinding } from '../../domain/plan-check';
import { CHIEF_LEVELS, type ChiefLevel } from '../../domain/responsibility-plan';
import { fixPlan, goToFinding } from '../../state/check-commands';
import { changeSettings } from '../../state/plan-work';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import styles from './plan-work.module.css';

const SHOWN = 100;

interface Numbered {
  readonly finding: PlanFinding;
  readonly place: number;
}

/** What is wrong with the plan now, where, and what can be done about it at once. */
export function ChecksSection() {
  const { t } = useTranslation();
  const findings = useAppState((state) => state.planWork.checks.findings);
  const running = useAppState((state) => state.planWork.checks.running);
  const numbered = (findings ?? []).map((finding, place): Numbered => ({ finding, place }));
  const groups = PLAN_CHECK_CODES.map((code) => ({
    code,
    own: numbered.filter(({ finding }) => finding.code === code),
  })).filter(({ own }) => own.length > 0);
  return (
    <section
      className={styles.section}
      aria-label={t('plan.tab.checks')}
      aria-busy={running}
      data-testid="plan-checks"
      data-findings={findings?.length ?? ''}
    >
      <p className={notes.quiet}>{t('checks.about')}</p>
      <Spans />
      {findings === null ? <p className={notes.quiet}>{t('checks.first')}</p> : null}
      {findings?.length === 0 ? <p className={`${styles.text} ${styles.good}`}>{t('checks.none')}</p> : null}
      {groups.map(({ code, own }) => (
        <details
          key={code}
          className={styles.group}
          open={own.length <= 20 || groups.length === 1}
          data-testid={`check-${code}`}
        >
          <summary>
            {t(`plan-check.${code}`)}
            <span className={styles.count}>
              {t('checks.count', { n: code === 'unassigned_units' ? own[0]!.finding.amount : own.length })}
            </span>
          </summary>
          <ul className={styles.list}>
            {own.slice(0, SHOWN).map(({ finding, place }) => (
              <FindingRow key={place} finding={finding} place={place} />
            ))}
          </ul>
          {own.length > SHOWN ? (
            <p className={notes.quiet}>{t('checks.more', { n: own.length - SHOWN })}</p>
          ) : null}
        </details>
      ))}
    </section>
  );
}

function FindingRow({ finding, place }: Numbered) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const at = useAppState((state) => state.planWork.checks.at);
  const zones = useAppState((state) => state.plans.open?.plan.zones);
  const reader = useAppState((state) => state.plans.role === 'reader');
  const own = (zones ?? []).filter(({ id }) => finding.zones.includes(id));
  const isHere = at?.finding === place;
  const places = finding.units.length;
  return (
    <li className={styles.finding} data-at={isHere}>
      <button type="button" data-testid="finding" onClick={() => goToFinding(app, place)}>
        {t(`checks.detail.${finding.code}`, {
          amount: finding.amount,
          zones: new Intl.ListFormat(locale, { type: 'conjunction' }).format(own.map(({ name }) => name)),
          chief: own[0]?.chief.name ?? '',
        })}
      </button>
      {isHere && places > 1 ? (
        <span className={styles.places}>
          <span className={notes.quiet}>{t('checks.at', { at: at.unit + 1, of: places })}</span>
          <Button onClick={() => goToFinding(app, place, -1)}>{t('checks.previous')}</Button>
          <Button onClick={() => goToFinding(app, place, 1)}>{t('checks.next')}</Button>
        </span>
      ) : null}
      {fixesOf(finding, zones ?? []).map((fix) => (
        <Button
          key={fix}
          data-testid={`fix-${fix}`}
          disabled={reader}
          onClick={() => fixPlan(app, finding, fix)}
        >
          {t(`plan-fix.${fix}`)}
        </Button>
      ))}
    </li>
  );
}

function Spans() {
  const app = useApp();
  const { t } = useTranslation();
  const spans = useAppState((state) => state.planWork.settings.spans);
  const set = (level: ChiefLevel, units: number) =>
    changeSettings(app, { spans: { ...spans, [level]: Number.isInteger(units) && units > 0 ? units : 0 } });
  return (
    <details className={styles.details}>
      <summary>{t('checks.span')}</summary>
      <div className={styles.fields}>
        {CHIEF_LEVELS.map((level) => (
          <SpanField
            key={level}
            label={t(`chief-level.${level}`)}
            units={spans[level] ?? 0}
            level={level}
            onChange={(units) => set(level, units)}
          />
        ))}
      </div>
    </details>
  );
}

function SpanField({
  label,
  units,
  level,
  onChange,
}: {
  readonly label: string;
  readonly units: number;
  readonly level: ChiefLevel;
  readonly onChange: (units: number) => void;
}) {
  return (
    <>
      <span>{label}</span>
      <input
        type="number"
        min={0}
        step={1}
        aria-label={label}
        data-testid={`span-${level}`}
        value={units === 0 ? '' : units}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </>
  );
}
