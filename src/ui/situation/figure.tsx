import { type ReactNode, useId, useState } from 'react';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './figure.module.css';

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly unit?: string;
  readonly note?: string;
  /** Lines under the value: changes against other periods. */
  readonly lines?: ReactNode;
  /** How the figure was made, a sentence each; it opens to them. */
  readonly made?: readonly string[];
  readonly testId?: string;
  readonly wide?: boolean;
}

export function Figure({ label, value, unit, note, lines, made, testId, wide = false }: FigureProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const detail = useId();
  return (
    <div className={styles.figure} data-wide={wide || open} data-testid={testId}>
      <dt>
        <span>{label}</span>
        {made === undefined ? null : (
          <Button
            look="quiet"
            className={styles.explain}
            aria-label={t('indicators.explain', { name: label })}
            aria-expanded={open}
            aria-controls={detail}
            onClick={() => setOpen(!open)}
          >
            ⓘ
          </Button>
        )}
      </dt>
      <dd>
        <strong>{value}</strong>
        {unit === undefined ? null : <span className={styles.unit}>{unit}</span>}
        {note === undefined ? null : <span className={styles.note}>{note}</span>}
        {lines}
        {made === undefined ? null : (
          <ul id={detail} className={styles.made} hidden={!open}>
            {made.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}
