import plot from '../charts/plot.module.css';
import { useTranslation } from '../kit/translation';

/** Stands in a view's head, which a click would fold. */
export function ClearSelection({ onClear }: { readonly onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={plot.link}
      onClick={(event) => {
        event.preventDefault();
        onClear();
      }}
    >
      {t('charts.clear')}
    </button>
  );
}
