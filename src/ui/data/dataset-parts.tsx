import type { PartReport } from '../../domain/dataset-part';
import { undoImport } from '../../state/import-undo';
import { saveUnmatched } from '../../state/unmatched-file';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './dataset-list.module.css';
import { KeepLastAgain } from './keep-last';
import { useOpenDataset } from './use-open-dataset';

const LISTED = 1000;

/** The files of the open data set, what became of each, and the way back from the last import. */
export function DatasetParts() {
  const { t } = useTranslation();
  const parts = useAppState((state) => state.dataset.summary?.parts ?? NONE);
  const lists = parts.filter(({ unmatched = [] }) => unmatched.length > 0);
  return (
    <>
      <LastImport />
      <KeepLastAgain />
      {parts.length < 2 ? null : (
        <details open data-testid="dataset-parts" data-count={parts.length}>
          <summary>{t('import-part.files', { n: parts.length })}</summary>
          <PartTable parts={parts} />
        </details>
      )}
      {lists.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lists may have one name
        <Unmatched key={`${at}:${part.name}`} name={part.name} numbers={part.unmatched ?? []} />
      ))}
    </>
  );
}

const NONE: readonly PartReport[] = [];

function LastImport() {
  const app = useApp();
  const { t } = useTranslation();
  const undo = useAppState((state) => state.library.undo);
  const open = useOpenDataset();
  if (undo === null || open === null || undo.dataset !== open.id) return null;
  return (
    <p className={styles.actions}>
      <span>
        {t('import-part.title')}：{undo.files.join('、')}
      </span>
      <Button data-testid="import-undo" onClick={() => void undoImport(app)}>
        {t('import-part.undo')}
      </Button>
      <span className={styles.hint}>
        {undo.created ? t('import-part.undo-created', { name: open.name }) : t('import-part.undo-changed')}
      </span>
    </p>
  );
}

function PartTable({ parts }: { parts: readonly PartReport[] }) {
  const { t, locale } = useTranslation();
  const whole = new Intl.NumberFormat(locale);
  const numbers = (part: PartReport) => [
    part.report.rowsIn,
    part.mode === 'flags' ? (part.matched ?? 0) : part.report.loaded,
    part.added,
    part.equal,
    part.changed,
    part.report.rejected,
    part.report.skipped,
  ];
  const heads = ['in', 'loaded', 'added', 'equal', 'changed', 'rejected', 'skipped'] as const;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('datasets.files')}</th>
            <th>{t('import-part.mode')}</th>
            {heads.map((head) => (
              <th key={head} className={styles.number}>
                {t(`import-part.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((part, at) => (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
              key={`${at}:${part.name}`}
              data-testid="dataset-part"
              data-added={part.added}
              data-equal={part.equal}
              data-changed={part.changed}
              data-matched={part.matched}
              data-unmatched={part.unmatched?.length}
            >
              <td>{part.name}</td>
              <td>{t(`import-part.mode.${part.mode}`)}</td>
              {numbers(part).map((n, column) => (
                <td key={heads[column]} className={styles.number}>
                  {whole.format(n)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Unmatched({ name, numbers }: { name: string; numbers: readonly string[] }) {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <details data-testid="unmatched-list" data-count={numbers.length}>
      <summary>
        {name}：{t('import-part.unmatched', { n: numbers.length })}
      </summary>
      <Button
        look="quiet"
        data-testid="save-unmatched"
        onClick={() => saveUnmatched(app, numbers, t('field.case_id'), t('import-part.unmatched-file'))}
      >
        {t('import-part.save-unmatched')}
      </Button>
      <ul className={styles.unmatched}>
        {numbers.slice(0, LISTED).map((number) => (
          <li key={number}>{number}</li>
        ))}
      </ul>
      {numbers.length > LISTED ? (
        <p className={styles.hint}>{t('report.capped', { shown: LISTED, total: numbers.length })}</p>
      ) : null}
    </details>
  );
}
