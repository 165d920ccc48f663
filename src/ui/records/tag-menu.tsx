import { useEffect, useRef } from 'react';
import { filterByTag, removeTag, rowsWithTag } from '../../state/record-marks';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import styles from './marks.module.css';

/** The tags of the data set: how many cases have each, and those cases alone. */
export function TagMenu() {
  const app = useApp();
  const { t, locale } = useTranslation();
  const marks = useAppState((state) => state.records.marks);
  const root = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (root.current !== null && event.target instanceof Node && !root.current.contains(event.target)) {
        root.current.open = false;
      }
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, []);
  const { tags } = marks.marks;
  if (tags.length === 0 && marks.rows.size === 0) return null;
  const only = (tag: string | null) => {
    if (root.current !== null) root.current.open = false;
    void filterByTag(app, tag);
  };
  return (
    <details ref={root} className={styles.menu} data-testid="tag-menu">
      <summary>
        {t('records.tag.title')} <span>{marks.rows.size.toLocaleString(locale)}</span>
      </summary>
      <ul>
        {tags.map((tag) => (
          <li key={tag.id}>
            <button
              type="button"
              className={styles.tag}
              data-tag={tag.colour}
              title={t('records.tag.only')}
              onClick={() => only(tag.id)}
            >
              {tag.name}
            </button>
            <span className={styles.figure}>{rowsWithTag(marks, tag.id).length.toLocaleString(locale)}</span>
            <button
              type="button"
              className={styles.remove}
              aria-label={t('records.tag.remove', { name: tag.name })}
              title={t('records.tag.remove', { name: tag.name })}
              onClick={() => void removeTag(app, tag.id)}
            >
              ×
            </button>
          </li>
        ))}
        <li>
          <button type="button" className={styles.link} onClick={() => only(null)}>
            {t('records.tag.any')}
          </button>
          <span className={styles.figure}>{marks.rows.size.toLocaleString(locale)}</span>
        </li>
        <li className={styles.kept}>{t('records.marks.kept')}</li>
      </ul>
    </details>
  );
}
