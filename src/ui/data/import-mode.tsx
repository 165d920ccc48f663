import { IMPORT_MODES, type ImportMode, MARK_FIELDS } from '../../domain/dataset-part';
import type { CaseRecipe } from '../../domain/recipe';
import type { ImportState } from '../../state/app-state';
import {
  chooseImportMode,
  compareImport,
  forgetMapping,
  planImport,
  toggleMark,
} from '../../state/import-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './import-mode.module.css';
import { KeepLastChoice } from './keep-last';
import { StorageNote } from './storage-note';
import { useOpenDataset } from './use-open-dataset';

type Confirm = Extract<ImportState, { phase: 'confirm' }>;

interface ImportModeProps {
  readonly importing: Confirm;
  /** As it stands in the dialog. */
  readonly recipe: CaseRecipe;
}

/** How a file of cases, or a list that marks cases, joins what is open; what was remembered of its layout. */
export function ImportModeChoice({ importing, recipe }: ImportModeProps) {
  const { t } = useTranslation();
  const open = useOpenDataset();
  return (
    <section className={styles.mode} aria-label={t('mode.label')}>
      {importing.remembered ? <Remembered /> : null}
      {importing.target === 'flags' ? (
        <Marks importing={importing} recipe={recipe} />
      ) : (
        <Mode importing={importing} recipe={recipe} />
      )}
      <KeepLastChoice importing={importing} recipe={recipe} />
      {importing.sameLayout.length > 0 ? <Together importing={importing} /> : null}
      <StorageNote bytes={chosenBytes(importing)} />
      {open !== null && (importing.target === 'flags' || importing.plan.mode !== 'new') ? (
        <Compare importing={importing} recipe={recipe} />
      ) : null}
    </section>
  );
}

function chosenBytes({ file, plan, sameLayout }: Confirm): number {
  const others = plan.together ? sameLayout : [];
  return others.reduce((sum, one) => sum + one.file.size, file.size);
}

function Remembered() {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <p className={styles.remembered} data-testid="mapping-remembered" title={t('mapping.remembered-hint')}>
      <strong>{t('mapping.remembered')}</strong>
      <span>{t('mapping.remembered-hint')}</span>
      <Button look="quiet" data-testid="mapping-reset" onClick={() => void forgetMapping(app)}>
        {t('mapping.reset')}
      </Button>
    </p>
  );
}

function Mode({ importing, recipe }: ImportModeProps) {
  const app = useApp();
  const { t } = useTranslation();
  const open = useOpenDataset();
  if (open === null) return null;
  const { mode } = importing.plan;
  const sameColumns = open.parts.some(
    (part) => part.recipe.headers.join('\u001F') === recipe.headers.join('\u001F'),
  );
  const byNumber = mode === 'append' || mode === 'update';
  return (
    <>
      <label className={styles.choice}>
        <span>{t('mode.label')}</span>
        <select
          data-testid="import-mode"
          value={mode}
          onChange={(event) => chooseImportMode(app, event.target.value as ImportMode)}
        >
          {IMPORT_MODES.map((one) => (
            <option key={one} value={one}>
              {t(`mode.${one}`, { name: open.name })}
            </option>
          ))}
        </select>
      </label>
      <p className={styles.hint}>
        {t(`mode.${mode}-hint`)}
        {mode === 'new' && sameColumns ? ` ${t('mode.same-layout', { name: open.name })}` : ''}
      </p>
      {byNumber && recipe.mapping.case_id === undefined ? (
        <p className={styles.warning}>{t('mode.no-id')}</p>
      ) : null}
    </>
  );
}

function Marks({ importing, recipe }: ImportModeProps) {
  const app = useApp();
  const { t } = useTranslation();
  const open = useOpenDataset();
  if (open === null) return <p className={styles.warning}>{t('flags.none-open')}</p>;
  const marked =
    importing.plan.marks.length > 0 || MARK_FIELDS.some((field) => recipe.mapping[field] !== undefined);
  return (
    <>
      <p className={styles.hint}>{t('flags.hint', { name: open.name })}</p>
      <fieldset className={styles.marks}>
        <legend>{t('flags.marks')}</legend>
        {MARK_FIELDS.map((field) => (
          <label key={field}>
            <input
              type="checkbox"
              data-testid={`mark-${field}`}
              checked={importing.plan.marks.includes(field)}
              onChange={() => toggleMark(app, field)}
            />
            {t(`flags.${field}`)}
          </label>
        ))}
      </fieldset>
      {recipe.mapping.case_id === undefined ? (
        <p className={styles.warning}>{t('flags.need-id')}</p>
      ) : marked ? null : (
        <p className={styles.warning}>{t('flags.need-mark')}</p>
      )}
    </>
  );
}

function Together({ importing }: { importing: Confirm }) {
  const app = useApp();
  const { t } = useTranslation();
  const { plan, sameLayout } = importing;
  return (
    <label className={styles.together}>
      <input
        type="checkbox"
        data-testid="import-together"
        checked={plan.together}
        onChange={(event) => planImport(app, { together: event.target.checked })}
      />
      {t('mode.together', { n: sameLayout.length + 1 })}
    </label>
  );
}

function Compare({ importing, recipe }: ImportModeProps) {
  const app = useApp();
  const { t } = useTranslation();
  const running = useAppState(
    ({ importing: now }) => now.phase === 'confirm' && now.comparison?.parts === null,
  );
  const parts = importing.comparison?.parts ?? [];
  return (
    <div className={styles.compare}>
      <Button data-testid="import-compare" disabled={running} onClick={() => void compareImport(app, recipe)}>
        {t(running ? 'mode.comparing' : 'mode.compare')}
      </Button>
      <output aria-live="polite">
        {parts.map(({ name, added, equal, changed, matched, unmatched }, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
            key={`${at}:${name}`}
            data-testid="import-comparison"
            data-added={added}
            data-equal={equal}
            data-changed={changed}
          >
            {matched === undefined
              ? t('mode.compared', { file: name, added, equal, changed })
              : t('mode.compared-flags', { file: name, matched, unmatched: unmatched?.length ?? 0 })}
          </span>
        ))}
      </output>
    </div>
  );
}
