import { PLACE_BASES, type PlaceBasis } from '../../domain/situation-choices';
import plot from '../charts/plot.module.css';
import { useTranslation } from '../kit/translation';

interface BasisChoiceProps {
  readonly basis: PlaceBasis;
  readonly onBasis: (basis: PlaceBasis) => void;
  readonly testId: string;
}

/** Whether places are those that cases state or those that their points lie in. */
export function BasisChoice({ basis, onBasis, testId }: BasisChoiceProps) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a row of buttons in every browser
    <span className={plot.choice} role="group" aria-label={t('charts.basis')}>
      {PLACE_BASES.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === basis}
          data-testid={`${testId}-${one}`}
          title={t(`charts.basis.${one}.long`)}
          onClick={() => onBasis(one)}
        >
          {t(`charts.basis.${one}`)}
        </button>
      ))}
    </span>
  );
}
