import { useId, useState } from 'react';
import { FEWEST_CASES, type IndicatorReport, type PastReading, type Reading } from '../../domain/indicator';
import type { Span } from '../../domain/period';
import type { MessageKey } from '../../i18n/translate';
import { showFactCases } from '../../state/indicator-commands';
import { useApp } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './indicators.module.css';
import { changeText, dayText, formulaText, numbersText, pastNumbers, valueText } from './reading-text';

const SECOND_MS = 1000;

interface IndicatorRowProps {
  readonly reading: Reading;
  readonly report: IndicatorReport;
  /** The filter in words. */
  readonly filterText: string;
}

/** An indicator with its value; it opens to how it was made, to what it was before, and to its cases. */
export function IndicatorRow({ reading, report, filterText }: IndicatorRowProps) {
  const { t, locale } = useTranslation();
  const [open, setOpen] = useState(false);
  const detailId = useId();
  const name = t(`indicator.${reading.id}` as MessageKey);
  const few = t('indicators.few', { n: FEWEST_CASES });
  return (
    <li
      className={`${styles.row} ${reading.few ? styles.few : ''}`}
      data-testid={`indicator-${reading.id}`}
      data-value={reading.value ?? ''}
      data-numerator={reading.numerator}
      data-denominator={reading.denominator ?? ''}
      data-few={reading.few}
    >
      <span>{name}</span>
      <strong title={reading.few ? few : undefined}>{valueText(t, locale, reading)}</strong>
      <Button
        look="quiet"
        aria-label={t('indicators.explain', { name })}
        aria-expanded={open}
        aria-controls={detailId}
        onClick={() => setOpen(!open)}
      >
        ⓘ
      </Button>
      <div id={detailId} className={styles.detail} hidden={!open}>
        {open ? <Explanation reading={reading} report={report} name={name} filterText={filterText} /> : null}
      </div>
    </li>
  );
}

function Explanation({ reading, report, name, filterText }: IndicatorRowProps & { readonly name: string }) {
  const { t, locale } = useTranslation();
  const { leftOut, compared } = report;
  return (
    <>
      <p>
        {name} = {formulaText(t, reading)}
      </p>
      <p>{numbersText(t, locale, reading)}</p>
      {reading.few ? <p>{t('indicators.few', { n: FEWEST_CASES })}</p> : null}
      {compared === null ? <p>{t('indicators.compare-none')}</p> : null}
      {compared === null ? null : (
        <>
          <PastLine line="previous" span={compared.previous} reading={reading} past={reading.previous} />
          <PastLine line="last-year" span={compared.lastYear} reading={reading} past={reading.lastYear} />
        </>
      )}
      <p>
        {t('indicators.asof-moment', {
          moment: new Date(report.asOf).toISOString().slice(0, 19).replace('T', ' '),
        })}{' '}
        · {t(`indicators.basis.${report.basis}`)} · {t(`indicators.convention.${report.convention}`)}
      </p>
      <p>{t('indicators.filter', { what: filterText })}</p>
      <p>
        {t('indicators.population', { n: report.population })}
        {' · '}
        {t('indicators.left-out', {
          void: leftOut.void,
          suspended: leftOut.suspended,
          absent: leftOut.absent,
          unknown: leftOut.unknown,
          without: leftOut.withoutDeadline,
        })}
        {leftOut.withoutBasis > 0 ? t('indicators.without-basis', { n: leftOut.withoutBasis }) : ''}
      </p>
      <CaseButtons reading={reading} name={name} />
    </>
  );
}

function PastLine(props: {
  readonly line: 'previous' | 'last-year';
  readonly span: Span;
  readonly reading: Reading;
  readonly past: PastReading | null;
}) {
  const { t, locale } = useTranslation();
  const { line, span, reading, past } = props;
  if (past === null) return null;
  return (
    <p
      data-testid={`indicator-${line}-${reading.id}`}
      data-value={past.value ?? ''}
      data-change={past.change ?? ''}
    >
      {t(`indicators.${line}-line`, {
        from: dayText(span.from),
        to: dayText(span.to - SECOND_MS),
        value: valueText(t, locale, { ...reading, value: past.value }),
        numbers: pastNumbers(locale, past),
        change: changeText(t, locale, reading.kind, past),
      })}
    </p>
  );
}

/** The filter is set to the cases that were counted above and below the line. */
function CaseButtons({ reading, name }: { readonly reading: Reading; readonly name: string }) {
  const app = useApp();
  const { t } = useTranslation();
  const { id, kind, terms, complement } = reading;
  const [top, bottom] = terms;
  if (top === undefined || kind === 'score') return null;
  const numerator =
    complement && bottom !== undefined
      ? [
          { fact: bottom, holds: true },
          { fact: top, holds: false },
        ]
      : [{ fact: top, holds: true }];
  return (
    <p className={styles.actions}>
      <Button
        look="quiet"
        data-testid={`indicator-cases-${id}`}
        aria-label={t('indicators.cases-of', { name })}
        onClick={() => showFactCases(app, numerator)}
      >
        {t('indicators.cases')}
      </Button>
      {bottom === undefined || terms.length > 2 ? null : (
        <Button
          look="quiet"
          data-testid={`indicator-base-${id}`}
          aria-label={t('indicators.base-cases-of', { name })}
          onClick={() => showFactCases(app, [{ fact: bottom, holds: true }])}
        >
          {t('indicators.base-cases')}
        </Button>
      )}
    </p>
  );
}
