import { useState } from 'react';
import { useTranslation } from '../kit/translation';
import styles from './data-workspace.module.css';

/** Enough to recognise a file by; all of it is in use. */
const SHOWN = 200;

interface RowListProps {
  readonly headers: readonly string[];
  readonly total: number;
  /** Cells of a row, 0-based. */
  readonly row: (at: number) => readonly string[];
}

/** The first rows of a list, made when it is unfolded. */
export function RowList({ headers, total, row }: RowListProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const shown = Math.min(total, SHOWN);
  return (
    <details className={styles.lists} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('data.show-rows')}</summary>
      {open ? (
        <>
          {shown < total ? <p className={styles.hint}>{t('data.rows-capped', { shown, total })}</p> : null}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
          <section className={styles.list} tabIndex={0} aria-label={t('data.show-rows')}>
            <table>
              <thead>
                <tr>
                  {headers.map((header) => (
                    <th key={header} scope="col">
                      {header}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {Array.from({ length: shown }, (_, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other identity
                  <tr key={at}>
                    {row(at).map((cell, column) => (
                      <td key={headers[column]}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      ) : null}
    </details>
  );
}
