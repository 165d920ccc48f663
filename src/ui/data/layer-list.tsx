import type { Roster } from '../../domain/roster';
import type { LoadedReference } from '../../state/app-state';
import { removeReference } from '../../state/reference-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './data-workspace.module.css';
import { MapFaultList } from './map-faults';
import { RowList } from './row-list';

/** Base maps, roads and facilities with what they hold, and the rosters. */
export function LayerList() {
  const { t } = useTranslation();
  const references = useAppState((state) => state.references);
  const rosters = useAppState((state) => state.rosters);
  return (
    <>
      <section className={styles.card} aria-label={t('data.references')}>
        <h2>{t('data.references')}</h2>
        {references.length === 0 ? <p className={styles.hint}>{t('data.none')}</p> : null}
        {references.map((reference) => (
          <LayerRow key={reference.layer.id} reference={reference} />
        ))}
      </section>
      {rosters.length === 0 ? null : (
        <section className={styles.card} aria-label={t('data.rosters')} data-testid="rosters">
          <h2>{t('data.rosters')}</h2>
          {rosters.map((roster) => (
            <RosterRow key={roster.id} roster={roster} />
          ))}
        </section>
      )}
    </>
  );
}

function LayerRow({ reference }: { reference: LoadedReference }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const { layer, roads, facilities } = reference;
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const metres = roads?.roads.reduce((sum, road) => sum + road.lengthMetres, 0) ?? 0;
  const skipped = roads?.skippedFeatures ?? facilities?.skipped ?? layer.skippedFeatures;
  const count =
    roads !== undefined
      ? t('data.roads-count', {
          n: roads.roads.length,
          km: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(metres / 1000),
          strict: roads.roads.filter(({ strict }) => strict).length,
        })
      : facilities !== undefined
        ? t('data.facilities-count', { n: facilities.facilities.length })
        : t('data.features', { n: layer.features.length });
  return (
    <div
      data-testid={`layer-${roads !== undefined ? 'roads' : facilities !== undefined ? 'facilities' : 'reference'}`}
    >
      <p className={styles.row}>
        <strong>{layer.name}</strong>
        <span>{count}</span>
        {skipped > 0 ? (
          <span className={styles.hint}>{t('data.skipped-features', { n: skipped })}</span>
        ) : null}
        <Button look="quiet" onClick={() => void removeReference(app, layer.id)}>
          {t('data.remove')}
        </Button>
      </p>
      <MapFaultList faults={layer.faults ?? facilities?.faults} />
      {roads === undefined ? null : (
        <RowList
          headers={[
            t('road.name'),
            t('roster.from'),
            t('roster.to'),
            t('road.class'),
            t('road.strict'),
            t('road.length'),
          ]}
          total={roads.roads.length}
          row={(at) => {
            const road = roads.roads[at]!;
            return [
              road.name,
              road.from,
              road.to,
              t(`road-class.${road.class}`),
              road.strict ? t('data.yes') : '',
              whole.format(road.lengthMetres),
            ];
          }}
        />
      )}
      {facilities === undefined ? null : (
        <RowList
          headers={[t('facility.name'), t('facility.kind'), t('facility.address')]}
          total={facilities.facilities.length}
          row={(at) => {
            const { name, kind, kindText, address } = facilities.facilities[at]!;
            return [name, kindText || t(`facility.${kind}`), address];
          }}
        />
      )}
    </div>
  );
}

function RosterRow({ roster }: { roster: Roster }) {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <div>
      <p className={styles.row}>
        <strong>{roster.name}</strong>
        <span>{t('data.roster-count', { n: roster.rows.length })}</span>
        {roster.skipped > 0 ? (
          <span className={styles.hint}>{t('data.skipped-features', { n: roster.skipped })}</span>
        ) : null}
        <Button look="quiet" onClick={() => void removeReference(app, roster.id)}>
          {t('data.remove')}
        </Button>
      </p>
      <RowList
        headers={roster.fields.map((field) => t(`roster.${field}`))}
        total={roster.rows.length}
        row={(at) => roster.fields.map((field) => roster.rows[at]![field])}
      />
    </div>
  );
}
