import { conflictsInFile } from '../../domain/dataset-part';
import { conflictsInHead } from '../../domain/head-conflicts';
import type { CaseRecipe } from '../../domain/recipe';
import type { ImportState } from '../../state/app-state';
import { planImport } from '../../state/import-commands';
import { keepLastRows } from '../../state/keep-last';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import list from './dataset-list.module.css';
import styles from './import-mode.module.css';
import { useOpenDataset } from './use-open-dataset';

type Confirm = Extract<ImportState, { phase: 'confirm' }>;

/** Which of a file's rows with one case number is kept, where they differ. */
export function KeepLastChoice({ importing, recipe }: { importing: Confirm; recipe: CaseRecipe }) {
  const app = useApp();
  const { t } = useTranslation();
  const column = recipe.mapping.case_id;
  if (importing.target !== 'cases' || column === undefined) return null;
  const seen = conflictsInHead(importing.proposal?.head ?? [], column);
  return (
    <label className={styles.choice} title={t('keep-last.hint')}>
      <span>{t('keep-last.label')}</span>
      <select
        data-testid="keep-last"
        value={importing.plan.keepLast ? 'last' : 'first'}
        onChange={(event) => planImport(app, { keepLast: event.target.value === 'last' })}
      >
        <option value="first">{t('keep-last.first')}</option>
        <option value="last">{t('keep-last.last')}</option>
      </select>
      {seen === 0 ? null : (
        <span className={styles.warning} data-testid="keep-last-seen" data-count={seen}>
          {t('keep-last.seen', { n: seen })}
        </span>
      )}
    </label>
  );
}

/** After the report: the other choice, with one click. */
export function KeepLastAgain() {
  const app = useApp();
  const { t } = useTranslation();
  const open = useOpenDataset();
  const conflicts = useAppState((state) =>
    (state.dataset.summary?.parts ?? []).reduce((sum, part) => sum + conflictsInFile(part), 0),
  );
  if (open === null || conflicts === 0) return null;
  return (
    <p className={list.actions} data-testid="keep-last-conflicts" data-count={conflicts}>
      <span>{t('keep-last.conflicts', { n: conflicts })}</span>
      <Button data-testid="keep-last-again" onClick={() => void keepLastRows(app)}>
        {t('keep-last.again')}
      </Button>
    </p>
  );
}
