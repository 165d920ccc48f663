import { memo, useState } from 'react';
import { INDICATOR_GROUPS, type IndicatorGroup, type IndicatorReport } from '../../domain/indicator';
import type { MessageKey } from '../../i18n/translate';
import { hasLifeCycle, openIndicatorTable } from '../../state/indicator-commands';
import { useApp, useAppState } from '../../state/use-app';
import { clauseText } from '../filters/clause-text';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import { BaseCounts } from './base-counts';
import { CountingControls } from './counting-controls';
import { IndicatorRow } from './indicator-row';
import { IndicatorTableWindow } from './indicator-table';
import styles from './indicators.module.css';
import { ScoreEditor } from './score-editor';
import { useIndicators } from './use-indicators';
import { WorkTimeEditor } from './work-time-editor';

/** The field's indicators over the filtered cases; the panel around them changes with every step of a brush. */
export const Indicators = memo(function Indicators() {
  const { t } = useTranslation();
  const told = useAppState(hasLifeCycle);
  const report = useIndicators();
  return (
    <div className={styles.indicators} data-testid="indicators">
      {told ? (
        <>
          <CountingControls report={report} />
          <Actions report={report} />
          {report === null ? (
            <p className={styles.quiet}>{t('indicators.waiting')}</p>
          ) : (
            <Report report={report} />
          )}
        </>
      ) : (
        <p className={styles.quiet} data-testid="indicators-none">
          {t('indicators.none')}
        </p>
      )}
    </div>
  );
});

function Actions({ report }: { readonly report: IndicatorReport | null }) {
  const app = useApp();
  const { t } = useTranslation();
  const [open, setOpen] = useState<'scores' | 'work-time' | null>(null);
  const table = useAppState((state) => state.indicators.table);
  const by = useAppState((state) =>
    state.dataset.summary?.dictionaries.unit === undefined ? 'street' : 'unit',
  );
  return (
    <div className={styles.actions}>
      <Button
        data-testid="indicator-table-open"
        disabled={report === null}
        onClick={() => void openIndicatorTable(app, by)}
      >
        {t('indicator-table.open')}
      </Button>
      <Button data-testid="scores-open" disabled={report === null} onClick={() => setOpen('scores')}>
        {t('scores.open')}
      </Button>
      <Button data-testid="work-time-open" onClick={() => setOpen('work-time')}>
        {t('work-time.open')}
      </Button>
      {table === null ? null : <IndicatorTableWindow table={table} />}
      {open === 'scores' && report !== null ? (
        <ScoreEditor report={report} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'work-time' ? <WorkTimeEditor report={report} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}

function Report({ report }: { readonly report: IndicatorReport }) {
  const { t } = useTranslation();
  const filter = useAppState((state) => state.view.filter);
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const plans = useAppState((state) => state.planClauses.plans);
  const filterText =
    filter.length === 0
      ? t('filters.none')
      : filter.map((clause) => clauseText(t, clause, zoneSet, plans)).join(' · ');
  const { yearsWithoutCalendar: years } = report;
  return (
    <>
      {years.length === 0 ? null : (
        <p className={styles.warn} data-testid="calendar-gap">
          {t('work-time.outside', { years: years.join('、') })}
        </p>
      )}
      <div className={styles.groups} data-complete={report.complete} data-testid="indicator-groups">
        {INDICATOR_GROUPS.map((group) => (
          <Group key={group} group={group} report={report} filterText={filterText} />
        ))}
        <BaseCounts counts={report.counts} />
      </div>
      <p className={styles.quiet}>{t(report.complete ? 'indicators.follows' : 'indicators.more')}</p>
      {report.untold.length > 0 ? (
        <p className={styles.quiet}>
          {t('indicators.untold', {
            names: report.untold.map((id) => t(`indicator.${id}` as MessageKey)).join(' · '),
          })}
        </p>
      ) : null}
    </>
  );
}

/** Groups that are looked at every day are open from the start. */
const OPEN: ReadonlySet<IndicatorGroup> = new Set(['closing', 'disposal', 'quality', 'flow']);

function Group(props: {
  readonly group: IndicatorGroup;
  readonly report: IndicatorReport;
  readonly filterText: string;
}) {
  const { t } = useTranslation();
  const { group, report, filterText } = props;
  const readings = report.readings.filter((reading) => reading.group === group);
  if (readings.length === 0) return null;
  return (
    <details className={styles.group} open={OPEN.has(group)} data-testid={`indicator-group-${group}`}>
      <summary>{t(`indicators.group.${group}`)}</summary>
      <ul className={styles.list}>
        {readings.map((reading) => (
          <IndicatorRow key={reading.id} reading={reading} report={report} filterText={filterText} />
        ))}
      </ul>
    </details>
  );
}
