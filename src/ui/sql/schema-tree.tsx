import { quotedName } from '../../domain/sql-query';
import { useTranslation } from '../kit/translation';
import styles from './sql.module.css';
import { useSql } from './use-sql';

/** Tables and columns with their types; a click writes the name into the query. */
export function SchemaTree({ onInsert }: { readonly onInsert: (text: string) => void }) {
  const { t } = useTranslation();
  const outline = useSql((state) => state.outline?.is ?? null);
  return (
    <nav className={styles.schema} aria-label={t('sql.schema')} data-testid="sql-schema">
      <h3>
        {t('sql.schema')} <span>{t('sql.schema.hint')}</span>
      </h3>
      {(outline?.tables ?? []).map(({ name, role, columns }) => (
        <details key={name} open={role === 'cases'} data-testid="sql-table" data-name={name}>
          <summary>
            <strong>{name}</strong> <em>{t(`sql.schema.${role}`)}</em>
          </summary>
          <ul>
            <li>
              <button
                type="button"
                title={t('sql.schema.insert', { name })}
                onClick={() => onInsert(quotedName(name))}
              >
                <span className={styles.tableName}>{name}</span>
              </button>
            </li>
            {columns.map((column) => (
              <li key={column.name}>
                <button
                  type="button"
                  data-testid="sql-column"
                  title={`${t('sql.schema.insert', { name: column.name })} · ${column.type}`}
                  onClick={() => onInsert(quotedName(column.name))}
                >
                  <span>{column.name}</span>
                  <em>{t(`sql.type.${column.kind}`)}</em>
                </button>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}
