import { useState } from 'react';
import type { RosterRow } from '../../domain/roster';
import { chooseRosterZone, dropRoster, matchLoadedRoster, takeRosterOver } from '../../state/roster-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import tables from '../kit/tables.module.css';
import { useTranslation } from '../kit/translation';
import styles from './plan-work.module.css';

const NAMES_SHOWN = 12;

/** A loaded roster beside the zones: each row's zone is proposed and confirmed here. */
export function RosterSection() {
  const app = useApp();
  const { t } = useTranslation();
  const rosters = useAppState((state) => state.rosters);
  const matching = useAppState((state) => state.planWork.roster);
  const [chosen, setChosen] = useState<string | null>(null);
  const roster = rosters.find(({ id }) => id === chosen) ?? rosters[0];
  return (
    <section className={styles.section} aria-label={t('plan.tab.roster')}>
      <p className={notes.quiet}>{t('roster.about')}</p>
      {roster === undefined ? (
        <p className={notes.quiet}>{t('roster.none')}</p>
      ) : (
        <div className={styles.row}>
          <select
            value={roster.id}
            aria-label={t('roster.choose')}
            onChange={(event) => setChosen(event.target.value)}
          >
            {rosters.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <Button look="primary" data-testid="roster-match" onClick={() => matchLoadedRoster(app, roster.id)}>
            {t('roster.match')}
          </Button>
        </div>
      )}
      {matching === null ? null : <Matches />}
    </section>
  );
}

function Matches() {
  const app = useApp();
  const { t, locale } = useTranslation();
  const matching = useAppState((state) => state.planWork.roster);
  const zones = useAppState((state) => state.plans.open?.plan.zones);
  const reader = useAppState((state) => state.plans.role === 'reader');
  if (matching === null || zones === undefined) return null;
  const { matches, chosen } = matching;
  const taken = chosen.filter((zone) => zone !== null);
  const met = new Set(taken);
  const unmet = zones.filter(({ id }) => !met.has(id));
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  return (
    <>
      <div className={styles.scroll}>
        <table className={tables.table} data-testid="roster-matches">
          <thead>
            <tr>
              <th>{t('roster.row')}</th>
              <th>{t('roster.likeness')}</th>
              <th>{t('roster.zone-of')}</th>
            </tr>
          </thead>
          <tbody>
            {matches.matches.map(({ row, similarity }, i) => (
              <tr key={row.line + row.chief}>
                <td className={styles.name}>{rowText(row)}</td>
                <td className={styles.number}>{percent.format(similarity)}</td>
                <td>
                  <select
                    value={chosen[i] ?? ''}
                    aria-label={`${rowText(row)} ${t('roster.zone-of')}`}
                    onChange={(event) =>
                      chooseRosterZone(app, i, event.target.value === '' ? null : Number(event.target.value))
                    }
                  >
                    <option value="">{t('roster.no-zone')}</option>
                    {zones.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {taken.length === chosen.length ? null : (
        <p className={notes.quiet}>{t('roster.unmatched', { n: chosen.length - taken.length })}</p>
      )}
      {unmet.length === 0 ? null : (
        <p className={notes.quiet}>
          {t('roster.unmet', {
            n: unmet.length,
            names:
              unmet
                .slice(0, NAMES_SHOWN)
                .map(({ name }) => name)
                .join(t('export.list-comma')) + (unmet.length > NAMES_SHOWN ? '…' : ''),
          })}
        </p>
      )}
      <div className={styles.row}>
        <Button
          look="primary"
          data-testid="roster-take"
          disabled={reader || taken.length === 0}
          onClick={() => takeRosterOver(app)}
        >
          {t('roster.take', { n: taken.length })}
        </Button>
        <Button onClick={() => dropRoster(app)}>{t('roster.drop')}</Button>
      </div>
    </>
  );
}

function rowText({ zone, road, from, to, chief }: RosterRow): string {
  const ends = [from, to].filter((end) => end !== '').join('–');
  return [zone, road, ends, chief].filter((part) => part !== '').join(' · ');
}
