import { useEffect, useState } from 'react';
import type { PlannedPlace } from '../../domain/planned-place';
import type { RepeatGrade } from '../../domain/repeat-place';
import { shown } from '../../state/hotspot-ground';
import type { RepeatState } from '../../state/hotspot-state';
import { filterGrade, filterSite, lastCase, selectSite } from '../../state/repeat-commands';
import { useApp, useAppState } from '../../state/use-app';
import { dayText } from '../charts/date-text';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { AddToBrief } from './add-to-brief';
import { Honesty } from './honesty';
import styles from './hotspot.module.css';
import { Sparkline } from './sparkline';
import { usePlaceName } from './use-place-name';
import { usePlannedPlaces } from './use-planned-places';

type Found = NonNullable<RepeatState['places']>['result'];
type Site = Found['sites'][number];

/** More would be a table, which 台账 has: a click makes any place a filter there. */
const MOST = 200;
const GRADES: readonly RepeatGrade[] = ['high', 'middle', 'repeat'];

/** Worst first, each with its timeline; one is open and says what happened there last. */
export function RepeatList({ found }: { readonly found: Found }) {
  const app = useApp();
  const { t } = useTranslation();
  const selected = useAppState((state) => state.repeat.selected);
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const { sites, request } = found;
  const planned = usePlannedPlaces(sites);
  const graded = (grade: RepeatGrade) => sites.filter((site) => site.grade === grade).length;
  const counts = { high: graded('high'), middle: graded('middle'), low: graded('repeat') };
  return (
    <div
      className={styles.part}
      data-testid="repeat-list"
      data-places={sites.length}
      data-high={counts.high}
      data-middle={counts.middle}
      data-cases={found.covered}
    >
      <p className={styles.text}>
        {t('repeat.summary', {
          places: sites.length,
          cases: found.covered,
          of: found.cases,
          radius: request.radiusMetres,
          fewest: request.fewestCases,
        })}
      </p>
      <p className={styles.text}>{t('repeat.summary-grades', counts)}</p>
      <div className={styles.choices}>
        {counts.high === 0 ? null : (
          <Button data-testid="repeat-filter-high" onClick={() => void filterGrade(app, 'high')}>
            {t('repeat.only-high')}
          </Button>
        )}
        {sites.length === 0 ? null : (
          <Button data-testid="repeat-filter-all" onClick={() => void filterGrade(app, 'repeat')}>
            {t('repeat.only-all')}
          </Button>
        )}
      </div>
      <Honesty cases={found.cases} leftOut={found.leftOut} />
      <ol className={styles.sites}>
        {sites.slice(0, MOST).map((site, index) => (
          <li key={site.rowIds[0]}>
            <button
              type="button"
              className={styles.site}
              aria-expanded={selected === index}
              onClick={() => selectSite(app, selected === index ? null : index)}
            >
              <span className={styles.siteRank}>{index + 1}</span>
              <span className={styles.siteName} title={`${site.major} ${site.minor}`}>
                {site.minor === '' ? site.major : site.minor}
                <small data-testid="repeat-where">
                  {plannedName(planned?.[index]) ?? zoneSet?.zones[site.zone]?.name ?? t('repeat.no-zone')}
                </small>
              </span>
              <Sparkline values={site.timeline} />
              <span className={styles.siteCases}>
                {t('repeat.cases', { n: site.cases })} · {t(`repeat.grade.${site.grade}`)}
              </span>
            </button>
            {selected === index ? (
              <SiteDetails site={site} index={index} planned={planned?.[index] ?? null} />
            ) : null}
          </li>
        ))}
      </ol>
      {sites.length > MOST ? (
        <p className={notes.quiet}>{t('repeat.more', { shown: MOST, places: sites.length })}</p>
      ) : null}
      <details>
        <summary>{t('repeat.grades')}</summary>
        {GRADES.map((grade) => (
          <p key={grade} className={notes.quiet}>
            {t(`repeat.grade-of.${grade}`)}
          </p>
        ))}
      </details>
    </div>
  );
}

/** Zone and chief of the plan in force, as short as a list has room for. */
function plannedName(place: PlannedPlace | null | undefined): string | null {
  return place ? [place.zone, place.chief].filter(Boolean).join(' · ') : null;
}

interface SiteDetailsProps {
  readonly site: Site;
  readonly index: number;
  readonly planned: PlannedPlace | null;
}

function SiteDetails({ site, index, planned }: SiteDetailsProps) {
  const app = useApp();
  const { t } = useTranslation();
  const [last, setLast] = useState<Awaited<ReturnType<typeof lastCase>>>(null);
  const ready = useAppState((state) => state.dataset.engineReady);
  const place = usePlaceName()(site.zone, planned);
  useEffect(() => {
    let open = ready;
    void lastCase(app, site)
      .then((found) => {
        if (open) setLast(found);
      })
      .catch(() => undefined);
    return () => {
      open = false;
    };
  }, [app, site, ready]);
  const request = useAppState((state) => shown(state.repeat.places, state)?.result.request);
  const filter = useAppState((state) => shown(state.repeat.places, state)?.filter);
  const said = t('repeat.site', {
    class: `${site.major} · ${site.minor}`,
    n: site.cases,
    days: site.distinctDays,
    first: dayText(site.first),
    last: dayText(site.last),
  });
  const lastSaid =
    last === null
      ? null
      : t('repeat.last', {
          address: last.address === '' ? '—' : last.address,
          description: last.description === '' ? '—' : last.description,
        });
  if (request === undefined || filter === undefined) return null;
  return (
    <div className={styles.siteMore} data-testid="repeat-site">
      <p className={styles.text}>{said}</p>
      {place === '' ? null : (
        <p className={styles.text} data-testid="repeat-zone">
          {place}
        </p>
      )}
      {lastSaid === null ? null : <p className={styles.text}>{lastSaid}</p>}
      <div className={styles.choices}>
        <Button data-testid="repeat-filter" onClick={() => void filterSite(app, index)}>
          {t('repeat.only')}
        </Button>
        <AddToBrief
          title={t('repeat.brief-title', {
            name: site.minor || site.major,
            grade: t(`repeat.grade.${site.grade}`),
          })}
          sentences={[said, place, ...(lastSaid === null ? [] : [lastSaid])].filter((one) => one !== '')}
          settings={[
            t('repeat.brief-settings', { radius: request.radiusMetres, fewest: request.fewestCases }),
            t('brief.place', { lng: site.lng.toFixed(5), lat: site.lat.toFixed(5) }),
          ]}
          filter={filter}
        />
      </div>
    </div>
  );
}
