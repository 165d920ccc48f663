import type { CaseWeight } from '../../domain/placed-cases';
import type { DensityPeriod } from '../../domain/study';
import type { Translate } from '../../i18n/translate';

/** Three figures whatever the size: densities of a week are often below one. */
export function densityText(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(value);
}

/** "件/km²·周": what a density is of, with its period. */
export function densityUnit(t: Translate, weight: CaseWeight, period: DensityPeriod): string {
  return t('density.unit', {
    what: t(`density.weight-unit.${weight.kind}`),
    period: t(`density.per.${period}`),
  });
}
