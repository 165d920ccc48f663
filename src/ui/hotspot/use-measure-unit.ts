import { type HotspotRecipe, isRate } from '../../domain/hotspot';
import { useTranslation } from '../kit/translation';
import { useWeights } from './use-weights';

/** What the numbers of a result are: cases, cases per size, square metres, or the name of a column. */
export function useMeasureUnit({ measure, weight, units }: HotspotRecipe): string {
  const { t } = useTranslation();
  const weights = useWeights();
  if (isRate(measure)) return t(units.kind === 'roads' ? 'hotspot.per-100m' : 'hotspot.per-km2');
  if (measure === 'count' || weight === undefined || weight.kind === 'cases')
    return t('density.weight-unit.cases');
  if (weight.kind === 'area') return t('density.weight-unit.area');
  const key = JSON.stringify(weight);
  return weights.find(({ value }) => JSON.stringify(value) === key)?.name ?? t('density.weight-unit.column');
}
