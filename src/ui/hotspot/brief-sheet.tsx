import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { BriefEntry } from '../../domain/brief';
import { useAppState } from '../../state/use-app';
import { lastDayText, momentText } from '../filters/clause-text';
import { useTranslation } from '../kit/translation';
import { BriefPicture } from './brief-picture';
import styles from './brief-sheet.module.css';
import '../kit/printed-alone.css';

const DAY_MS = 86_400_000;

function floorDay(time: number): number {
  return Math.floor(time / DAY_MS) * DAY_MS;
}

/** The brief on paper: nothing on the screen, and the only thing that is printed while its tab is open. */
export function BriefSheet({ entries }: { readonly entries: readonly BriefEntry[] }) {
  const { t } = useTranslation();
  const summary = useAppState((state) => state.dataset.summary);
  useEffect(() => {
    document.documentElement.dataset.print = 'brief';
    return () => {
      delete document.documentElement.dataset.print;
    };
  }, []);
  const now = new Date();
  const printed = momentText(
    Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / 60_000) * 60_000,
  );
  const range = summary?.timeRange ?? null;
  return createPortal(
    <article className={styles.sheet} data-testid="brief-sheet">
      <header className={styles.head}>
        <h1>{t('brief.heading', { name: summary?.name ?? '' })}</h1>
        <p>
          {summary?.synthetic === true ? `${t('export.synthetic')}　` : ''}
          {t('brief.sheet-data', { n: summary?.rowCount ?? 0 })}
          {range === null
            ? ''
            : `　${t('brief.span', { from: momentText(floorDay(range[0])), to: lastDayText(floorDay(range[1]) + DAY_MS) })}`}
        </p>
        <p>{t('brief.sheet-made', { when: printed, n: entries.length })}</p>
      </header>
      {entries.map((entry, at) => (
        <section key={entry.id} className={styles.entry}>
          <h2>
            {at + 1}. {entry.title}
          </h2>
          {entry.picture === undefined ? null : <BriefPicture picture={entry.picture} />}
          {entry.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p className={styles.settings}>
            {entry.settings.map((one) => one.replace(/[。.]$/, '')).join('；')}（{momentText(entry.addedAt)}）
          </p>
        </section>
      ))}
      <footer className={styles.settings}>{t('brief.sheet-note')}</footer>
    </article>,
    document.body,
  );
}
