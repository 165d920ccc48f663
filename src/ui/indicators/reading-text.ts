import type { PastReading, Reading } from '../../domain/indicator';
import type { MessageKey, Translate } from '../../i18n/translate';

type Shown = Pick<Reading, 'id' | 'kind' | 'value'>;

function decimals(locale: string, value: number): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
}

/** A value with its unit; a dash where it cannot be told. */
export function valueText(t: Translate, locale: string, { id, kind, value }: Shown): string {
  if (value === null) return '—';
  const whole = new Intl.NumberFormat(locale).format(value);
  switch (kind) {
    case 'count':
      return `${whole} ${t('indicators.unit.cases')}`;
    case 'sum':
      return `${whole} ${t('indicators.unit.times')}`;
    case 'quantile':
      return `${decimals(locale, value)} ${t('indicators.unit.hours')}`;
    case 'score':
      return `${decimals(locale, value)} ${t('indicators.unit.points')}`;
    case 'density':
      return `${decimals(locale, value)} ${t(
        id === 'density_per_km2' ? 'indicators.unit.per_km2' : 'indicators.unit.per_road_km',
      )}`;
    default:
      return `${decimals(locale, value)}%`;
  }
}

export function formulaText(t: Translate, reading: Reading): string {
  const { id, kind, terms, complement, parts } = reading;
  const [top = '', bottom = '', plus = ''] = terms.map((fact) => t(`fact.${fact}` as MessageKey));
  switch (kind) {
    case 'ratio':
      if (terms.length > 2) return t('indicators.formula.plus', { top, bottom, plus });
      return t(complement ? 'indicators.formula.complement' : 'indicators.formula.ratio', { top, bottom });
    case 'count':
      return t('indicators.formula.count', { top });
    case 'score':
      return parts
        .map(({ id: part, weight }) => `${t(`score-part.${part}` as MessageKey)} × ${weight}`)
        .join(' + ');
    default:
      return t(`indicators.formula.${id.replace(/_p\d+$/, '')}` as MessageKey);
  }
}

export function numbersText(t: Translate, locale: string, reading: Reading): string {
  const { id, kind, numerator, denominator, parts } = reading;
  if (kind === 'score' && parts.every(({ byHand }) => byHand)) return t('indicators.numbers.by-hand');
  if (kind === 'density') {
    if (denominator === null || denominator === 0)
      return t(id === 'density_per_km2' ? 'indicators.no-area' : 'indicators.no-roads');
    const unit = id === 'density_per_km2' ? 'km²' : 'km';
    return t('indicators.numbers.density', {
      numerator,
      denominator: `${decimals(locale, denominator)} ${unit}`,
    });
  }
  return t(`indicators.numbers.${kind}`, {
    numerator,
    denominator: denominator ?? 0,
    value: valueText(t, locale, reading),
  });
}

/** By how much it has changed: per cent, points of a rate, or points of a score. */
export function changeText(t: Translate, locale: string, kind: Reading['kind'], past: PastReading): string {
  if (past.change === null) return t('indicators.change.none');
  const change = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'exceptZero',
  }).format(past.change);
  if (kind === 'score') return t('indicators.change.score', { change });
  const inPercent = kind === 'count' || kind === 'sum' || kind === 'density' || kind === 'quantile';
  return t(inPercent ? 'indicators.change.percent' : 'indicators.change.points', { change });
}

/** The two numbers behind a value of another period. */
export function pastNumbers(locale: string, { numerator, denominator }: PastReading): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return denominator === null
    ? format.format(numerator)
    : `${format.format(numerator)} ÷ ${format.format(denominator)}`;
}

export function dayText(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
