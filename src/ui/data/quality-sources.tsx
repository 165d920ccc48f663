import type { TableQuality } from '../../domain/table-quality';
import { useApp } from '../../state/use-app';
import { setClause, setWorkspace } from '../../state/view-commands';
import { useTranslation } from '../kit/translation';
import styles from './quality-page.module.css';

const SHOWN = 24;

/** Where the cases come from: a city that only hears of what its own collectors report sees less than it thinks. */
export function QualitySources({ table }: { readonly table: TableQuality }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const { sources, rowCount } = table;
  if (sources.length === 0) return null;
  const percents = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (
    <section className={styles.part} aria-label={t('quality.sources')}>
      <h3>{t('quality.sources')}</h3>
      <ul className={styles.sources} data-testid="quality-sources" data-value={sources.length}>
        {sources.slice(0, SHOWN).map(({ value, count }) => (
          <li key={value}>
            <button
              type="button"
              className={styles.source}
              onClick={() => {
                setClause(app, { kind: 'values', field: 'source', values: [value] });
                setWorkspace(app, 'records');
              }}
            >
              <span className={styles.name} title={value}>
                {value === '' ? t('chip.empty') : value}
              </span>
              <span className={styles.fill} aria-hidden="true">
                <span style={{ width: `${(count / Math.max(1, sources[0]?.count ?? 1)) * 100}%` }} />
              </span>
              <span className={styles.number}>
                {count.toLocaleString(locale)} · {percents.format((count / Math.max(1, rowCount)) * 100)}%
              </span>
            </button>
          </li>
        ))}
      </ul>
      {sources.length > SHOWN ? (
        <p className={styles.hint}>{t('quality.more-sources', { n: sources.length - SHOWN })}</p>
      ) : null}
    </section>
  );
}
