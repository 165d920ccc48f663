import type { DatasetSummary } from '../../domain/dataset';
import type { DatasetPart } from '../../domain/dataset-part';
import { DATE_ORDERS, type TimeFinding } from '../../domain/time-rule';
import { rereadDates } from '../../state/time-commands';
import { useApp } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import { columnLetters } from './column-letters';
import styles from './place-details.module.css';

/** Dates that the file's later records prove, or leave open, after the order was decided without them. */
export function TimeFindings({ summary }: { readonly summary: DatasetSummary }) {
  const files = summary.parts.filter(({ report }) => (report.times ?? []).length > 0);
  if (files.length === 0) return null;
  return (
    <div className={styles.details} data-testid="time-findings">
      {files.flatMap(({ name, mode, report }) =>
        (report.times ?? []).map((finding) => (
          <Finding
            key={`${name}:${finding.column}`}
            file={summary.parts.length > 1 ? name : ''}
            finding={finding}
            offers={summary.parts.length === 1 && isCases(mode)}
          />
        )),
      )}
    </div>
  );
}

interface FindingProps {
  /** Empty where there is only one. */
  readonly file: string;
  readonly finding: TimeFinding;
  /** The file can be read again alone. */
  readonly offers: boolean;
}

function Finding({ file, finding, offers }: FindingProps) {
  const app = useApp();
  const { t } = useTranslation();
  const { column, order, unread, proofs } = finding;
  const [proof] = proofs;
  // One proof leaves one order; none leaves it to the user; two, or one against the order taken, leave nothing to read.
  const orders =
    order !== null || proofs.length > 1
      ? []
      : DATE_ORDERS.filter((one) => proof === undefined || proof.order === one);
  return (
    <p data-testid="time-finding" data-column={column} data-value={unread}>
      {file === '' ? null : `${file} `}
      {t('times.unread', { column: columnLetters(column), n: unread })}
      {proofs.map((one) => (
        <span key={one.order}>
          {t('times.late-proof', { line: one.line, text: one.text, order: t(`times.order.${one.order}`) })}
        </span>
      ))}
      {offers
        ? orders.map((one) => (
            <Button
              key={one}
              look="quiet"
              data-testid={`reread-${one}`}
              onClick={() => void rereadDates(app, column, one)}
            >
              {t('times.reread', { order: t(`times.order.${one}`) })}
            </Button>
          ))
        : null}
    </p>
  );
}

function isCases(mode: DatasetPart['mode']): boolean {
  return mode !== 'flags';
}
