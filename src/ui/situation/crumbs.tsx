import plot from '../charts/plot.module.css';
import { useTranslation } from '../kit/translation';

interface CrumbsProps {
  /** Names from the top down. */
  readonly path: readonly string[];
  /** What the list below shows. */
  readonly here: string;
  /** 0 is everything. */
  readonly onGo: (depth: number) => void;
}

export function Crumbs({ path, here, onGo }: CrumbsProps) {
  const { t } = useTranslation();
  const names = [t('charts.drill.all'), ...path];
  return (
    <nav aria-label={t('charts.drill.crumbs')}>
      <ol className={plot.crumbs}>
        {names.map((name, depth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step of the path is its depth
          <li key={depth}>
            {depth === names.length - 1 ? (
              <span aria-current="location" title={here}>
                {name === '' ? t('charts.missing') : name}
              </span>
            ) : (
              <button
                type="button"
                className={plot.link}
                data-testid={`crumb-${depth}`}
                onClick={() => onGo(depth)}
              >
                {name === '' ? t('charts.missing') : name}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
