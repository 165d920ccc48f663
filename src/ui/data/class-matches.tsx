import { useId, useState } from 'react';
import type { ClassChoice, ClassMatch, StandardClass } from '../../domain/class-standard';
import type { ClassReport } from '../../domain/class-theme';
import { forgetResolution, resolveClass, saveClassFile } from '../../state/class-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './class-matches.module.css';
import { ThemeEditor } from './theme-editor';

const TABS = ['unmatched', 'check', 'decided', 'all'] as const;
type Tab = (typeof TABS)[number];

/** Below it a match wants to be looked at. */
const SURE = 0.8;
const SHOWN = 100;

const isIn: { readonly [T in Tab]: (match: ClassMatch) => boolean } = {
  unmatched: ({ status }) => status === 'unmatched' || status === 'retired',
  check: ({ status, confidence, codeSays }) =>
    status === 'standard' && (confidence < SURE || codeSays !== null),
  decided: ({ by }) => by === 'resolved',
  all: () => true,
};

/** The names of the file beside the classes of the standard; what is decided here holds for every later file. */
export function ClassMatches({ opened }: { readonly opened?: () => void }) {
  const app = useApp();
  const { t } = useTranslation();
  const data = useAppState((state) => state.dataset.summary?.id ?? null);
  const report = useAppState((state) => (state.classes.data === data ? state.classes.report : null));
  if (report === null) return <p className={styles.hint}>{t('classes.none')}</p>;
  return (
    <div data-testid="class-matches" data-unmatched={report.matches.filter(isIn.unmatched).length}>
      <Known report={report} />
      <MatchTable report={report} />
      <ThemeEditor report={report} />
      <div className={styles.tabs}>
        <Button data-testid="save-classes" onClick={() => void saveClassFile(app)}>
          {t('classes.save')}
        </Button>
        {opened === undefined ? null : <Button onClick={opened}>{t('classes.open')}</Button>}
        <span className={styles.hint}>{t('classes.file-hint')}</span>
      </div>
    </div>
  );
}

function Known({ report }: { readonly report: ClassReport }) {
  const { t, locale } = useTranslation();
  const known = report.matches.filter(({ status }) => status === 'standard');
  const cases = (matches: readonly ClassMatch[]) => matches.reduce((sum, { count }) => sum + count, 0);
  const percent = (cases(known) / Math.max(1, cases(report.matches))) * 100;
  return (
    <p className={styles.hint}>
      {t('classes.known', {
        version: report.version,
        known: known.length,
        all: report.matches.length,
        percent: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(percent),
      })}
    </p>
  );
}

function MatchTable({ report }: { readonly report: ClassReport }) {
  const { t, locale } = useTranslation();
  const listId = useId();
  const [tab, setTab] = useState<Tab>('unmatched');
  const [all, setAll] = useState(false);
  const inside = report.matches.filter(isIn[tab]).sort((a, b) => b.count - a.count);
  const nameOf = new Map(report.standard.map((one) => [one.code, one]));
  return (
    <>
      <div className={styles.tabs}>
        {TABS.map((one) => (
          <Button
            key={one}
            pressed={one === tab}
            data-testid={`class-tab-${one}`}
            onClick={() => setTab(one)}
          >
            {t(`classes.tab.${one}`)} {report.matches.filter(isIn[one]).length.toLocaleString(locale)}
          </Button>
        ))}
      </div>
      <datalist id={listId}>
        {report.standard.map(({ code, name, major }) => (
          <option key={code} value={`${code} ${name}`}>
            {major}
          </option>
        ))}
      </datalist>
      {inside.length === 0 ? (
        <p className={styles.hint}>{t(`classes.empty.${tab}`)}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={t('classes.title')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{t('classes.raw')}</th>
                <th className={styles.number}>{t('quality.cases')}</th>
                <th>{t('classes.standard')}</th>
                <th>{t('classes.evidence')}</th>
                <th>{t('classes.decide')}</th>
              </tr>
            </thead>
            <tbody>
              {inside.slice(0, all ? undefined : SHOWN).map((match) => (
                <MatchRow
                  key={JSON.stringify([match.major, match.minor])}
                  match={match}
                  nameOf={nameOf}
                  listId={listId}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {!all && inside.length > SHOWN ? (
        <Button look="quiet" onClick={() => setAll(true)}>
          {t('classes.more', { n: inside.length - SHOWN })}
        </Button>
      ) : null}
    </>
  );
}

interface MatchRowProps {
  readonly match: ClassMatch;
  readonly nameOf: ReadonlyMap<string, StandardClass>;
  readonly listId: string;
}

function MatchRow({ match, nameOf, listId }: MatchRowProps) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const { major, minor, status, code, by, confidence, codeSays, suggestions } = match;
  const decide = (choice: ClassChoice) => void resolveClass(app, { major, minor, choice });
  const raw = minor === '' ? major : minor;
  const pick = (text: string) => {
    const typed = /^\d{5}/.exec(text.trim())?.[0] ?? '';
    if (nameOf.has(typed)) decide({ kind: 'standard', code: typed });
  };
  return (
    <tr
      data-testid="class-match"
      data-major={major}
      data-minor={minor}
      data-status={status}
      data-code={code ?? ''}
    >
      <td className={styles.name}>
        {major === '' ? null : <span className={styles.major}>{major} / </span>}
        {minor === '' ? t('charts.class.missing.minor') : minor}
      </td>
      <td className={styles.number}>{match.count.toLocaleString(locale)}</td>
      <td>
        {code === null ? (
          <span className={status === 'unmatched' ? styles.warn : styles.major}>
            {t(`class-status.${status}`)}
          </span>
        ) : (
          <>
            <span className={styles.code}>{code}</span> {nameOf.get(code)?.name}
          </>
        )}
      </td>
      <td>
        {by === null ? '' : t(`class-by.${by}`)}
        {by === null || by === 'resolved' ? '' : ` ${Math.round(confidence * 100)}%`}
        {codeSays === null ? null : (
          <div className={styles.warn}>
            {t('classes.code-says', { code: codeSays, name: nameOf.get(codeSays)?.name ?? '' })}
          </div>
        )}
      </td>
      <td>
        <div className={styles.choices}>
          {by === 'resolved' ? (
            <Button
              look="quiet"
              data-testid="class-undo"
              onClick={() => void forgetResolution(app, major, minor)}
            >
              {t('classes.undo')}
            </Button>
          ) : (
            <>
              {suggestions.slice(0, 3).map((one) => (
                <Button
                  key={one}
                  data-testid="class-suggest"
                  data-code={one}
                  onClick={() => decide({ kind: 'standard', code: one })}
                >
                  {nameOf.get(one)?.name ?? one}
                </Button>
              ))}
              <input
                list={listId}
                placeholder={t('classes.pick')}
                aria-label={t('classes.pick-for', { name: raw })}
                data-testid="class-pick"
                onChange={(event) => pick(event.target.value)}
              />
              <Button look="quiet" data-testid="class-local" onClick={() => decide({ kind: 'local' })}>
                {t('classes.local')}
              </Button>
              <Button look="quiet" data-testid="class-ignore" onClick={() => decide({ kind: 'ignore' })}>
                {t('classes.ignore')}
              </Button>
            </>
          )}
        </div>
      </td>
    </tr>
  );
}
