import { useEffect, useState } from 'react';
import type { MessageKey } from '../../i18n/translate';
import {
  type ExportChoice,
  exportFormats,
  exportRecords,
  exportToPicked,
  findFragileIds,
  fittingChoice,
  formatOf,
  personalFields,
  rememberChoice,
  rememberedChoice,
  USUAL_CHOICE,
} from '../../state/export-commands';
import { canSaveProject, saveProject } from '../../state/project-commands';
import { COLUMN_CHOICES, type ColumnChoice, chosenFields } from '../../state/screen-columns';
import { useApp, useAppState } from '../../state/use-app';
import { systemName } from '../data/system-name';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import { Modal } from '../kit/modal';
import { useTranslation } from '../kit/translation';
import { fieldName } from '../records/field-name';
import styles from './export.module.css';
import { ExportProgress } from './export-controls';
import { offeredSystems } from './offered-systems';

interface ExportDialogProps {
  readonly count: number;
  readonly onClose: () => void;
}

/** What file the rows on screen become. Everything that a format cannot hold is said here, before it is written. */
export function ExportDialog({ count, onClose }: ExportDialogProps) {
  const app = useApp();
  const { t } = useTranslation();
  const [choice, setChoice] = useState<ExportChoice>(USUAL_CHOICE);
  const [fragile, setFragile] = useState<'long' | 'zeros' | null>(null);
  const exporting = useAppState((state) => state.exporting !== null);

  useEffect(() => {
    let left = false;
    void rememberedChoice(app).then((kept) => {
      if (!left) setChoice(kept);
    });
    findFragileIds(app).then(
      (found) => {
        if (!left) setFragile(found);
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [app]);

  const change = (part: Partial<ExportChoice>) => setChoice(fittingChoice({ ...choice, ...part }));
  const format = formatOf(choice);
  const name = t(`export-format.${choice.format}` as MessageKey);
  const finish = async (write: typeof exportRecords) => {
    rememberChoice(app, choice);
    if (await write(app, choice)) onClose();
  };

  return (
    <Modal
      title={t('export.title')}
      testId="export-dialog"
      onClose={onClose}
      busy={exporting}
      footer={
        <div className={styles.footer}>
          {exporting ? (
            <ExportProgress />
          ) : (
            <>
              <Button
                look="quiet"
                data-testid="export-project"
                disabled={!canSaveProject(app)}
                title={t('export.project-hint')}
                onClick={() => {
                  onClose();
                  void saveProject(app);
                }}
              >
                {t('export.project')}
              </Button>
              {app.services.pickFile === undefined ? null : (
                <Button data-testid="export-to-disk" onClick={() => void finish(exportToPicked)}>
                  {t('export.to-disk')}
                </Button>
              )}
              <Button
                look="primary"
                icon={<Icon name="download" />}
                data-testid="export-confirm"
                onClick={() => void finish((to, wanted) => exportRecords(to, wanted))}
              >
                {t('export.confirm', { name, n: count })}
              </Button>
            </>
          )}
        </div>
      }
    >
      <div className={styles.choices}>
        <fieldset disabled={exporting}>
          <legend>{t('export.format')}</legend>
          <div className={styles.radios}>
            {exportFormats().map(({ id }) => (
              <label key={id}>
                <input
                  type="radio"
                  name="export-format"
                  data-testid={`export-choice-${id}`}
                  checked={choice.format === id}
                  onChange={() => change({ format: id })}
                />
                {t(`export-format.${id}` as MessageKey)}
              </label>
            ))}
          </div>
        </fieldset>
        {fragile !== null && choice.format === 'csv' ? (
          <p className={styles.warn} data-testid="export-recommend">
            {t(`export.recommend.${fragile}`)}
          </p>
        ) : null}
        <ul className={styles.limits}>
          {format.limits
            .filter((limit) => !limit.startsWith('gb') || choice.encoding !== 'utf-8')
            .map((limit) => (
              <li key={limit}>{t(`export-limit.${limit}`)}</li>
            ))}
        </ul>
        <Details choice={choice} change={change} />
        <Masking choice={choice} change={change} />
        <Marks choice={choice} change={change} />
        <PlanColumns choice={choice} change={change} />
      </div>
    </Modal>
  );
}

interface PartProps {
  readonly choice: ExportChoice;
  readonly change: (part: Partial<ExportChoice>) => void;
}

/** Offered where cases have been marked. */
function Marks({ choice, change }: PartProps) {
  const { t } = useTranslation();
  const count = useAppState((state) => state.records.marks.rows.size);
  if (count === 0) return null;
  return (
    <label className={styles.mask}>
      <input
        type="checkbox"
        data-testid="export-marks"
        checked={choice.marks}
        onChange={(event) => change({ marks: event.target.checked })}
      />
      {t('export.marks', { n: count })}
    </label>
  );
}

/** Offered where a plan is in force. */
function PlanColumns({ choice, change }: PartProps) {
  const { t } = useTranslation();
  const offered = useAppState((state) => state.planRanking.inForce !== null);
  if (!offered) return null;
  return (
    <label className={styles.mask}>
      <input
        type="checkbox"
        data-testid="export-plan"
        checked={choice.plan}
        onChange={(event) => change({ plan: event.target.checked })}
      />
      {t('export.plan')}
    </label>
  );
}

function Details({ choice, change }: PartProps) {
  const { t } = useTranslation();
  const extent = useAppState((state) => state.dataset.summary?.extent ?? null);
  const counts = useAppState((state) =>
    COLUMN_CHOICES.map((columns) => chosenFields(state, columns).length).join(),
  ).split(',');
  const format = formatOf(choice);
  return (
    <div className={styles.pairs}>
      <label className={styles.field}>
        <span>{t('export.columns')}</span>
        <select
          data-testid="export-columns"
          value={choice.columns}
          onChange={(event) => change({ columns: event.target.value as ColumnChoice })}
        >
          {COLUMN_CHOICES.map((columns, at) => (
            <option key={columns} value={columns}>
              {t('export.columns-counted', { what: t(`export.columns.${columns}`), n: Number(counts[at]) })}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        <span>{t('export.system')}</span>
        <select
          data-testid="export-crs"
          value={choice.system}
          disabled={format.systems !== 'any'}
          onChange={(event) => change({ system: event.target.value as ExportChoice['system'] })}
        >
          {offeredSystems(extent, choice.system).map((system) => (
            <option key={system} value={system}>
              {systemName(system, t)}
            </option>
          ))}
        </select>
      </label>
      {format.encodings.length < 2 ? null : (
        <label className={styles.field}>
          <span>{t('export.encoding')}</span>
          <select
            data-testid="export-encoding"
            value={choice.encoding}
            onChange={(event) => change({ encoding: event.target.value as ExportChoice['encoding'] })}
          >
            {format.encodings.map((encoding) => (
              <option key={encoding} value={encoding}>
                {t(`export-encoding.${encoding}`)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function Masking({ choice, change }: PartProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const fieldText = useAppState((state) =>
    personalFields(state, chosenFields(state, choice.columns))
      .map((field) => fieldName(field, t))
      .join(t('export.list-comma')),
  );
  return (
    <div className={styles.choices}>
      <label className={styles.mask}>
        <input
          type="checkbox"
          data-testid="export-mask"
          checked={choice.masked}
          onChange={(event) => {
            if (event.target.checked) change({ masked: true });
            else setAsking(true);
          }}
        />
        <span>{fieldText === '' ? t('export.mask-none') : t('export.mask', { what: fieldText })}</span>
      </label>
      {asking ? (
        <div className={styles.warn} role="alertdialog" aria-label={t('export.unmask-title')}>
          <p>{t('export.unmask-ask')}</p>
          <div className={styles.main}>
            <Button
              data-testid="export-unmask-confirm"
              onClick={() => {
                setAsking(false);
                change({ masked: false });
              }}
            >
              {t('export.unmask')}
            </Button>
            <Button look="quiet" onClick={() => setAsking(false)}>
              {t('export.keep-masked')}
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}
