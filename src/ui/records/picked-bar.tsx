import { useState } from 'react';
import { TAG_COLOURS, type TagColour } from '../../domain/case-marks';
import { filterByPicked, setPicked } from '../../state/picked-rows';
import { addTag, setNote, toggleTag } from '../../state/record-marks';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import styles from './marks.module.css';

/** What can be done with the rows that were picked. */
export function PickedBar() {
  const app = useApp();
  const { t } = useTranslation();
  const picked = useAppState((state) => state.records.picked);
  const rows = [...picked];
  return (
    <div className={styles.bar} data-testid="picked-bar" data-picked={picked.size}>
      <strong>{t('records.pick.count', { count: picked.size })}</strong>
      <MarkControls rows={rows} />
      <span className={styles.spacer} />
      <button type="button" className={styles.link} onClick={() => void filterByPicked(app)}>
        {t('records.pick.only')}
      </button>
      <button type="button" className={styles.link} onClick={() => setPicked(app, new Set())}>
        {t('records.pick.none')}
      </button>
    </div>
  );
}

/** Tags to put on or take off, a new tag, and a note, for one case or many. */
export function MarkControls({ rows }: { rows: readonly number[] }) {
  const app = useApp();
  const { t } = useTranslation();
  const marks = useAppState((state) => state.records.marks);
  const [name, setName] = useState('');
  const [colour, setColour] = useState<TagColour>('red');
  const [adding, setAdding] = useState(false);
  const [noting, setNoting] = useState(false);
  const markOf = (row: number) => marks.marks.cases[marks.rows.get(row) ?? ''];
  const [first] = rows;
  const oneNote = rows.length === 1 && first !== undefined ? (markOf(first)?.note ?? '') : '';
  const [note, setNoteText] = useState<string | null>(null);
  return (
    <span className={styles.controls}>
      {marks.marks.tags.map((tag) => {
        const on = rows.length > 0 && rows.every((row) => markOf(row)?.tags.includes(tag.id) === true);
        return (
          <button
            key={tag.id}
            type="button"
            className={styles.tag}
            data-tag={tag.colour}
            aria-pressed={on}
            onClick={() => void toggleTag(app, rows, tag.id)}
          >
            {tag.name}
          </button>
        );
      })}
      {adding ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void addTag(app, name, colour).then(async (id) => {
              if (id !== null) await toggleTag(app, rows, id);
            });
            setName('');
            setAdding(false);
          }}
        >
          <input
            // biome-ignore lint/a11y/noAutofocus: the field was asked for by the button before
            autoFocus
            className={styles.input}
            value={name}
            maxLength={40}
            placeholder={t('records.tag.name')}
            aria-label={t('records.tag.name')}
            onChange={(event) => setName(event.target.value)}
          />
          <span className={styles.swatches} role="radiogroup" aria-label={t('records.tag.colour')}>
            {TAG_COLOURS.map((one) => (
              <label key={one} className={styles.swatch} data-tag={one} title={t(`records.tag.${one}`)}>
                <input
                  type="radio"
                  name="tag-colour"
                  checked={colour === one}
                  aria-label={t(`records.tag.${one}`)}
                  onChange={() => setColour(one)}
                />
              </label>
            ))}
          </span>
          <button type="submit" className={styles.link} disabled={name.trim() === ''}>
            {t('records.tag.add')}
          </button>
        </form>
      ) : (
        <button type="button" className={styles.link} onClick={() => setAdding(true)}>
          {t('records.tag.new')}
        </button>
      )}
      {noting ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void setNote(app, rows, note ?? oneNote);
            setNoteText(null);
            setNoting(false);
          }}
        >
          <input
            // biome-ignore lint/a11y/noAutofocus: the field was asked for by the button before
            autoFocus
            className={styles.note}
            value={note ?? oneNote}
            maxLength={2000}
            placeholder={t('records.note.text')}
            aria-label={t('records.note.text')}
            onChange={(event) => setNoteText(event.target.value)}
          />
          <button type="submit" className={styles.link}>
            {t('records.note.save')}
          </button>
        </form>
      ) : (
        <button type="button" className={styles.link} onClick={() => setNoting(true)}>
          {oneNote === '' ? t('records.note.write') : t('records.note.change')}
        </button>
      )}
    </span>
  );
}
