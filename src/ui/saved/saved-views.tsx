import { useState } from 'react';
import {
  applyHere,
  applySaved,
  deleteSaved,
  placeOfLink,
  renameSaved,
  replaceSaved,
  saveSavedFile,
  saveView,
  shareSaved,
} from '../../state/saved-commands';
import type { KeptView } from '../../state/saved-state';
import { useApp, useAppState } from '../../state/use-app';
import { clauseText } from '../filters/clause-text';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './saved.module.css';
import { useSaved } from './use-saved';

/** From so many on they can be looked for by name. */
const SEARCHABLE = 8;

export function SavedViews({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const views = useSaved((state) => state.views);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = (views ?? []).filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <>
      <SaveForm />
      {(views ?? []).length < SEARCHABLE ? null : (
        <input
          className={styles.search}
          type="search"
          data-testid="saved-search"
          aria-label={t('saved.search')}
          placeholder={t('saved.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {views !== null && views.length === 0 ? <p className={styles.note}>{t('saved.none')}</p> : null}
      {views !== null && views.length > 0 && found.length === 0 ? (
        <p className={styles.note}>{t('saved.none-here', { text: search.trim() })}</p>
      ) : null}
      <ul className={styles.list} data-testid="saved-list" data-count={views?.length ?? 0}>
        {found.map((view) => (
          <SavedRow key={view.id} view={view} onClose={onClose} />
        ))}
      </ul>
    </>
  );
}

function SaveForm() {
  const app = useApp();
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<KeptView['kind']>('view');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        void saveView(app, name, kind);
        setName('');
      }}
    >
      <label className={styles.grow}>
        <span>{t('saved.new')}</span>
        <input
          data-testid="saved-name"
          value={name}
          maxLength={180}
          placeholder={t('saved.new-name')}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <Button look="primary" type="submit" data-testid="saved-save" disabled={name.trim() === ''}>
        {t('saved.save')}
      </Button>
      <fieldset className={styles.kinds}>
        <legend>{t('saved.kind')}</legend>
        {(['view', 'filter'] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="saved-kind"
              data-testid={`saved-kind-${one}`}
              checked={kind === one}
              onChange={() => setKind(one)}
            />
            {t(`saved.kind.${one}`)}
          </label>
        ))}
      </fieldset>
    </form>
  );
}

function SavedRow({ view, onClose }: { readonly view: KeptView; readonly onClose: () => void }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const [asking, setAsking] = useState<'rename' | 'delete' | null>(null);
  const [name, setName] = useState(view.name);
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const plans = useAppState((state) => state.planClauses.plans);
  useAppState((state) => state.dataset.summary?.id);
  const place = placeOfLink(app, view.link);
  const filter = view.link.view.filter.map((clause) => clauseText(t, clause, zoneSet, plans));
  const rename = () => {
    void renameSaved(app, view.id, name);
    setAsking(null);
  };

  return (
    <li className={styles.row} data-testid="saved-view" data-name={view.name} data-kind={view.kind}>
      <div className={styles.what}>
        {asking === 'rename' ? (
          <form
            className={styles.rename}
            onSubmit={(event) => {
              event.preventDefault();
              rename();
            }}
          >
            <input
              data-testid="saved-rename-name"
              aria-label={t('saved.name')}
              value={name}
              maxLength={180}
              // biome-ignore lint/a11y/noAutofocus: whoever asked to rename goes on typing
              autoFocus
              onChange={(event) => setName(event.target.value)}
            />
            <Button type="submit" data-testid="saved-rename-save" disabled={name.trim() === ''}>
              {t('saved.save')}
            </Button>
            <Button look="quiet" onClick={() => setAsking(null)}>
              {t('saved.cancel')}
            </Button>
          </form>
        ) : (
          <strong>
            {view.name} <em>{t(`saved.kind-short.${view.kind}`)}</em>
          </strong>
        )}
        <span className={styles.note} title={filter.join('\n')}>
          {filter.length === 0 ? t('filters.none') : filter.join(' · ')}
        </span>
        <span className={styles.note}>
          {view.dataName} · {new Date(view.savedAt).toLocaleString(locale)}
        </span>
      </div>
      {asking === 'delete' ? (
        <div
          className={styles.ask}
          role="alertdialog"
          aria-label={t('saved.delete-ask', { name: view.name })}
        >
          <span>{t('saved.delete-ask', { name: view.name })}</span>
          <Button data-testid="saved-delete-confirm" onClick={() => void deleteSaved(app, view.id)}>
            {t('saved.delete')}
          </Button>
          <Button look="quiet" onClick={() => setAsking(null)}>
            {t('saved.cancel')}
          </Button>
        </div>
      ) : (
        <div className={styles.actions}>
          <Button
            data-testid="saved-apply"
            onClick={() => {
              onClose();
              void applySaved(app, view);
            }}
          >
            {place === 'here'
              ? t('saved.apply')
              : t(place === 'kept' ? 'saved.apply-open' : 'saved.apply-wait', { data: view.dataName })}
          </Button>
          {place === 'here' ? null : (
            <Button
              data-testid="saved-apply-here"
              title={t('saved.apply-here-hint', { data: view.dataName })}
              onClick={() => {
                onClose();
                applyHere(app, view.link);
              }}
            >
              {t('saved.apply-here')}
            </Button>
          )}
          <Button
            look="quiet"
            data-testid="saved-share"
            title={t('saved.share-hint')}
            onClick={() => void shareSaved(app, view, `${location.origin}${location.pathname}`)}
          >
            {t('saved.share')}
          </Button>
          <Button look="quiet" data-testid="saved-file" onClick={() => saveSavedFile(app, view)}>
            {t('saved.file')}
          </Button>
          <Button look="quiet" data-testid="saved-replace" onClick={() => void replaceSaved(app, view.id)}>
            {t('saved.replace')}
          </Button>
          <Button
            look="quiet"
            data-testid="saved-rename"
            onClick={() => {
              setName(view.name);
              setAsking('rename');
            }}
          >
            {t('saved.rename')}
          </Button>
          <Button look="quiet" data-testid="saved-delete" onClick={() => setAsking('delete')}>
            {t('saved.delete')}
          </Button>
        </div>
      )}
    </li>
  );
}
