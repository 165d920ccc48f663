import { useId, useState } from 'react';
import type { IndicatorReport, Reading } from '../../domain/indicator';
import type { MessageKey, Translate } from '../../i18n/translate';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './indicators.module.css';

interface IndicatorRowProps {
  readonly reading: Reading;
  readonly report: IndicatorReport;
  /** The filter in words. */
  readonly filterText: string;
}

/** An indicator with its value; it opens to how it was made. */
export function IndicatorRow({ reading, report, filterText }: IndicatorRowProps) {
  const { t, locale } = useTranslation();
  const [open, setOpen] = useState(false);
  const detailId = useId();
  const name = t(`indicator.${reading.id}` as MessageKey);
  const { leftOut } = report;
  return (
    <li
      className={styles.row}
      data-testid={`indicator-${reading.id}`}
      data-value={reading.value ?? ''}
      data-numerator={reading.numerator}
      data-denominator={reading.denominator ?? ''}
    >
      <span>{name}</span>
      <strong>{valueText(t, locale, reading)}</strong>
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
        <p>
          {name} = {formulaText(t, reading)}
        </p>
        <p>{numbersText(t, locale, reading)}</p>
        <p>
          {t('indicators.asof-moment', { moment: momentText(report.asOf) })} ·{' '}
          {t(`indicators.basis.${report.basis}`)} · {t(`indicators.convention.${report.convention}`)}
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
      </div>
    </li>
  );
}

function valueText(t: Translate, locale: string, { value, kind }: Reading): string {
  if (value === null) return '—';
  if (kind === 'count') return `${new Intl.NumberFormat(locale).format(value)} ${t('indicators.unit.cases')}`;
  const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    value,
  );
  if (kind === 'ratio') return `${text}%`;
  return `${text} ${t(kind === 'quantile' ? 'indicators.unit.hours' : 'indicators.unit.points')}`;
}

function formulaText(t: Translate, { id, kind, terms, complement }: Reading): string {
  const [top, bottom] = terms.map((fact) => t(`fact.${fact}` as MessageKey));
  switch (kind) {
    case 'ratio':
      return t(complement ? 'indicators.formula.complement' : 'indicators.formula.ratio', {
        top: top ?? '',
        bottom: bottom ?? '',
      });
    case 'count':
      return t('indicators.formula.count', { top: top ?? '' });
    case 'quantile':
      return t(`indicators.formula.${id.replace(/_p\d+$/, '')}` as MessageKey);
    case 'score':
      return t(`indicators.formula.${id}` as MessageKey);
  }
}

function numbersText(t: Translate, locale: string, reading: Reading): string {
  const { kind, numerator, denominator } = reading;
  return t(`indicators.numbers.${kind}`, {
    numerator,
    denominator: denominator ?? 0,
    value: valueText(t, locale, reading),
  });
}

function momentText(moment: number): string {
  return new Date(moment).toISOString().slice(0, 19).replace('T', ' ');
}
