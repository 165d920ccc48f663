import type { ReactNode } from 'react';
import styles from './chart-section.module.css';

export interface ChartSectionProps {
  /** Also the test id: chart-<id>. */
  readonly id: string;
  readonly title: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** A few words right of the title: what is chosen, or the total. */
  readonly note?: ReactNode;
  /** Buttons right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A view with a head that folds it away. */
export function ChartSection({ id, title, open, onOpen, note, actions, children }: ChartSectionProps) {
  return (
    <section className={styles.section} data-testid={`chart-${id}`} aria-label={title}>
      <details
        open={open}
        onToggle={(event) => {
          if (event.currentTarget.open !== open) onOpen(event.currentTarget.open);
        }}
      >
        <summary className={styles.head}>
          <h2>{title}</h2>
          <span className={styles.note}>{note}</span>
        </summary>
        {open ? <div className={styles.body}>{children}</div> : null}
      </details>
      {open ? <div className={styles.actions}>{actions}</div> : null}
    </section>
  );
}
