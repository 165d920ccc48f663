import { useState } from 'react';
import {
  clearEverything,
  deleteDataset,
  libraryBytes,
  renameDataset,
  switchDataset,
} from '../../state/library-commands';
import { saveMappingFile } from '../../state/mapping-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { Modal } from '../kit/modal';
import { sizeText } from '../kit/size-text';
import { useTranslation } from '../kit/translation';
import styles from './dataset-list.module.css';
import { type KeptDataset, useOpenDataset } from './use-open-dataset';

/** Which window stands over the list. */
type Asking =
  | { readonly what: 'rename' | 'delete'; readonly dataset: KeptDataset }
  | { readonly what: 'clear' }
  | null;

/** The data sets that this browser keeps: opened, renamed, deleted, with what they take. */
export function DatasetList() {
  const app = useApp();
  const { t, locale } = useTranslation();
  const datasets = useAppState((state) => state.library.datasets);
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  const newestFirst = [...datasets].sort((a, b) => b.openedAt - a.openedAt);

  return (
    <section className={styles.card} aria-label={t('datasets.title')}>
      <h2>{t('datasets.title')}</h2>
      {datasets.length === 0 ? (
        <p className={styles.hint}>{t('datasets.none')}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table} data-testid="dataset-list" data-count={datasets.length}>
            <thead>
              <tr>
                <th>{t('datasets.name')}</th>
                <th className={styles.number}>{t('datasets.files')}</th>
                <th className={styles.number}>{t('datasets.rows')}</th>
                <th className={styles.number}>{t('datasets.size')}</th>
                <th>{t('datasets.opened')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {newestFirst.map((dataset) => (
                <Row key={dataset.id} dataset={dataset} onAsk={setAsking} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.actions}>
        {datasets.length === 0 ? null : (
          <span className={styles.hint} data-testid="datasets-total" data-value={libraryBytes(datasets)}>
            {t('datasets.total', { size: sizeText(libraryBytes(datasets), locale) })}
          </span>
        )}
        <Button
          look="quiet"
          data-testid="save-mappings"
          title={t('mapping.save-hint')}
          onClick={() => saveMappingFile(app)}
        >
          {t('mapping.save')}
        </Button>
        <Button look="quiet" data-testid="clear-all-data" onClick={() => setAsking({ what: 'clear' })}>
          {t('datasets.clear')}
        </Button>
      </div>
      {asking?.what === 'rename' ? <RenameWindow dataset={asking.dataset} onClose={close} /> : null}
      {asking?.what === 'delete' ? (
        <Confirmation
          title={t('datasets.delete-title', { name: asking.dataset.name })}
          text={t('datasets.delete-text', {
            files: asking.dataset.parts.length,
            rows: asking.dataset.rows,
          })}
          word={t('datasets.delete')}
          onClose={close}
          onConfirm={() => void deleteDataset(app, asking.dataset.id)}
        />
      ) : null}
      {asking?.what === 'clear' ? (
        <Confirmation
          title={t('datasets.clear-title')}
          text={t('datasets.clear-text')}
          word={t('datasets.clear')}
          onClose={close}
          onConfirm={() => void clearEverything(app)}
        />
      ) : null}
    </section>
  );
}

function Row({ dataset, onAsk }: { dataset: KeptDataset; onAsk: (asking: Asking) => void }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const open = useOpenDataset();
  const unkept = useAppState(({ library }) => dataset.parts.some(({ source }) => library.unkept.has(source)));
  const whole = new Intl.NumberFormat(locale);
  const isOpen = open?.id === dataset.id;
  return (
    <tr data-testid="dataset" data-name={dataset.name} data-open={isOpen}>
      <td className={styles.name}>
        {dataset.name}
        {isOpen ? <em>{t('datasets.is-open')}</em> : null}
        {unkept ? <em className={styles.unkept}>{t('datasets.unkept')}</em> : null}
      </td>
      <td className={styles.number}>{dataset.parts.length}</td>
      <td className={styles.number}>{whole.format(dataset.rows)}</td>
      <td className={styles.number}>{sizeText(libraryBytes([dataset]), locale)}</td>
      <td>{dataset.openedAt === 0 ? '' : new Date(dataset.openedAt).toLocaleString(locale)}</td>
      <td className={styles.buttons}>
        <Button
          look="quiet"
          data-testid="dataset-open"
          disabled={isOpen}
          onClick={() => void switchDataset(app, dataset.id)}
        >
          {t('datasets.open')}
        </Button>
        <Button look="quiet" data-testid="dataset-rename" onClick={() => onAsk({ what: 'rename', dataset })}>
          {t('datasets.rename')}
        </Button>
        <Button look="quiet" data-testid="dataset-delete" onClick={() => onAsk({ what: 'delete', dataset })}>
          {t('datasets.delete')}
        </Button>
      </td>
    </tr>
  );
}

function RenameWindow({ dataset, onClose }: { dataset: KeptDataset; onClose: () => void }) {
  const app = useApp();
  const { t } = useTranslation();
  const [name, setName] = useState(dataset.name);
  function save(): void {
    void renameDataset(app, dataset.id, name);
    onClose();
  }
  return (
    <Modal
      title={t('datasets.rename')}
      testId="dataset-rename-dialog"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('datasets.cancel')}</Button>
          <Button
            look="primary"
            data-testid="dataset-rename-save"
            disabled={name.trim() === ''}
            onClick={save}
          >
            {t('datasets.save')}
          </Button>
        </>
      }
    >
      <label className={styles.rename}>
        <span>{t('datasets.rename-to', { name: dataset.name })}</span>
        <input
          data-testid="dataset-name"
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && name.trim() !== '') save();
          }}
        />
      </label>
    </Modal>
  );
}

interface ConfirmationProps {
  readonly title: string;
  readonly text: string;
  readonly word: string;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

function Confirmation({ title, text, word, onClose, onConfirm }: ConfirmationProps) {
  const { t } = useTranslation();
  return (
    <Modal
      title={title}
      testId="confirmation"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('datasets.cancel')}</Button>
          <Button
            look="primary"
            data-testid="confirmation-confirm"
            onClick={() => {
              onClose();
              onConfirm();
            }}
          >
            {word}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Modal>
  );
}
