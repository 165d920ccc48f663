import { useEffect } from 'react';
import type { BriefEntry } from '../../domain/brief';
import { openBrief, removeFromBrief } from '../../state/brief-commands';
import { copyNotice } from '../../state/copy-notice';
import { useApp, useAppState } from '../../state/use-app';
import { momentText } from '../filters/clause-text';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { BriefPicture } from './brief-picture';
import { BriefSheet } from './brief-sheet';
import styles from './study.module.css';
import { StudySection } from './study-section';

/** The findings that were set aside for the brief: read, copied or printed as text with numbers and settings. */
export function BriefPanel() {
  const app = useApp();
  const { t } = useTranslation();
  const data = useAppState((state) => state.dataset.summary?.id ?? null);
  const name = useAppState((state) => state.dataset.summary?.name ?? '');
  const brief = useAppState((state) => state.studies.brief);
  useEffect(() => {
    if (data !== null) void openBrief(app);
  }, [app, data]);
  const entries = brief.data === data ? brief.entries : [];
  const text = [t('brief.heading', { name }), ...entries.map((entry, at) => entryText(entry, at + 1))].join(
    '\n\n',
  );
  return (
    <StudySection id="brief" title={t('brief.title', { n: entries.length })}>
      {entries.length === 0 ? (
        <p className={notes.quiet}>{t('brief.empty')}</p>
      ) : (
        <>
          <div className={styles.row}>
            <Button
              data-testid="brief-copy"
              onClick={() => void copyNotice(app, text, 'notice.brief-copied')}
            >
              {t('brief.copy')}
            </Button>
            <Button
              data-testid="brief-save"
              onClick={() =>
                app.services.saveFile(
                  `${t('brief.file')}.txt`,
                  new Blob([text], { type: 'text/plain;charset=utf-8' }),
                )
              }
            >
              {t('brief.save')}
            </Button>
            <Button data-testid="brief-print" onClick={() => window.print()}>
              {t('brief.print')}
            </Button>
          </div>
          <p className={notes.quiet}>{t('brief.print-hint')}</p>
          <BriefSheet entries={entries} />
          <ol className={styles.brief} data-testid="brief-list">
            {entries.map((entry, at) => (
              <li key={entry.id}>
                <strong>
                  {at + 1}. {entry.title}
                </strong>
                {entry.picture === undefined ? null : <BriefPicture picture={entry.picture} />}
                {entry.sentences.map((sentence) => (
                  <span key={sentence}>{sentence}</span>
                ))}
                <span className={notes.quiet}>
                  {entry.settings.join(' · ')} · {momentText(entry.addedAt)}
                </span>
                <span className={styles.row}>
                  {entry.link === '' ? null : <a href={`#${entry.link}`}>{t('brief.show')}</a>}
                  <Button look="quiet" onClick={() => void removeFromBrief(app, entry.id)}>
                    {t('brief.remove')}
                  </Button>
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </StudySection>
  );
}

function entryText({ title, sentences, settings }: BriefEntry, number: number): string {
  return [`${number}. ${title}`, ...sentences, `[${settings.join('; ')}]`].join('\n');
}
