import { extraHeader } from '../../domain/extra-field';
import { NUMBER_FIELDS } from '../../domain/field';
import type { CaseWeight } from '../../domain/placed-cases';
import { useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';

export interface NamedWeight {
  readonly value: CaseWeight;
  readonly name: string;
}

const NO_WEIGHTS: ReadonlySet<string> = new Set(['lon', 'lat', 'raw_x', 'raw_y', 'quantity']);

/** Cases, square metres, and every column that may hold numbers. */
export function useWeights(): readonly NamedWeight[] {
  const { t } = useTranslation();
  const summary = useAppState((state) => state.dataset.summary);
  const fields = summary?.fields ?? [];
  const columns = NUMBER_FIELDS.filter((field) => fields.includes(field) && !NO_WEIGHTS.has(field));
  return [
    { value: { kind: 'cases' }, name: t('density.weight.cases') },
    ...(fields.includes('quantity') && fields.includes('quantity_unit')
      ? [{ value: { kind: 'area' } as const, name: t('density.weight.area') }]
      : []),
    ...(fields.includes('quantity')
      ? [{ value: { kind: 'column', field: 'quantity' } as const, name: t('field.quantity') }]
      : []),
    ...columns.map((field) => ({ value: { kind: 'column', field } as const, name: t(`field.${field}`) })),
    ...(summary?.extras ?? []).map((field) => ({
      value: { kind: 'column', field } as const,
      name: t('density.weight.extra', { name: extraHeader(field) }),
    })),
  ];
}
