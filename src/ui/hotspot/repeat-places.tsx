import { REPEAT_RADII_METRES } from '../../domain/repeat-place';
import { shown } from '../../state/hotspot-ground';
import type { RepeatTask } from '../../state/hotspot-state';
import {
  chooseClusters,
  chooseRepeat,
  compareRadii,
  filterCluster,
  findClusters,
  findNearRepeats,
  findRepeats,
  isRepeatStale,
} from '../../state/repeat-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { Honesty } from './honesty';
import styles from './hotspot.module.css';
import { NearRepeatTable } from './near-repeat-table';
import { RadiusTable } from './radius-table';
import { RepeatList } from './repeat-list';
import { RunRow } from './run-row';

const FEWEST_CHOICES = [2, 3, 5, 10] as const;
const REACH_CHOICES = [30, 50, 100, 200] as const;
const CROWD_CHOICES = [5, 10, 20, 50] as const;
const MOST_CLUSTERS = 20;

/** 高发、反复: the same class in the same place again; near in space and soon; dense crowds of points. */
export function RepeatPlaces() {
  const app = useApp();
  const { t } = useTranslation();
  const { request, clusterRequest, running, share } = useAppState((state) => state.repeat);
  const places = useAppState((state) => shown(state.repeat.places, state)?.result ?? null);
  const radii = useAppState((state) => shown(state.repeat.radii, state)?.result ?? null);
  const near = useAppState((state) => shown(state.repeat.near, state)?.result ?? null);
  const clusters = useAppState((state) => shown(state.repeat.clusters, state)?.result ?? null);
  const stage = (task: RepeatTask) => (running === task ? t('repeat.running') : null);
  return (
    <section className={styles.part} aria-label={t('repeat.title')}>
      <div className={styles.fields}>
        <Choice
          label={t('repeat.radius')}
          testId="repeat-radius"
          value={request.radiusMetres}
          choices={REPEAT_RADII_METRES}
          text={(metres) => t('hotspot.cell-side-of', { metres })}
          onChange={(radiusMetres) => chooseRepeat(app, { radiusMetres })}
        />
        <Choice
          label={t('repeat.fewest')}
          testId="repeat-fewest"
          value={request.fewestCases}
          choices={FEWEST_CHOICES}
          text={(n) => t('repeat.at-least', { n })}
          onChange={(fewestCases) => chooseRepeat(app, { fewestCases })}
        />
      </div>
      <RunRow
        label={t('repeat.run')}
        stage={stage('places')}
        share={share}
        testId="repeat-run"
        onRun={() => void findRepeats(app)}
      />
      <Stale task="places" />
      {places === null ? <p className={notes.quiet}>{t('repeat.intro')}</p> : <RepeatList found={places} />}

      <RunRow
        label={t('radii.run')}
        stage={stage('radii')}
        share={share}
        testId="radii-run"
        onRun={() => void compareRadii(app)}
      />
      <Stale task="radii" />
      {radii === null ? null : <RadiusTable compared={radii} chosen={request.radiusMetres} />}

      <h3 className={styles.title}>{t('near.title')}</h3>
      <RunRow
        label={t('near.run')}
        stage={stage('near')}
        share={share}
        testId="near-run"
        onRun={() => void findNearRepeats(app)}
      />
      <Stale task="near" />
      {near === null ? <p className={notes.quiet}>{t('near.intro')}</p> : <NearRepeatTable outcome={near} />}

      <h3 className={styles.title}>{t('cluster.title')}</h3>
      <div className={styles.fields}>
        <Choice
          label={t('cluster.reach')}
          testId="cluster-reach"
          value={clusterRequest.reachMetres}
          choices={REACH_CHOICES}
          text={(metres) => t('hotspot.cell-side-of', { metres })}
          onChange={(reachMetres) => chooseClusters(app, { reachMetres })}
        />
        <Choice
          label={t('cluster.fewest')}
          testId="cluster-fewest"
          value={clusterRequest.fewest}
          choices={CROWD_CHOICES}
          text={(n) => t('repeat.at-least', { n })}
          onChange={(fewest) => chooseClusters(app, { fewest })}
        />
      </div>
      <RunRow
        label={t('cluster.run')}
        stage={stage('clusters')}
        share={share}
        testId="cluster-run"
        onRun={() => void findClusters(app)}
      />
      <Stale task="clusters" />
      {clusters === null ? (
        <p className={notes.quiet}>{t('cluster.intro')}</p>
      ) : (
        <div
          className={styles.part}
          data-testid="cluster-result"
          data-clusters={clusters.clusters.length}
          data-noise={clusters.noise}
        >
          <p className={styles.text}>
            {t('cluster.summary', {
              n: clusters.clusters.length,
              cases: clusters.cases - clusters.noise,
              noise: clusters.noise,
            })}
          </p>
          <Honesty cases={clusters.cases} leftOut={clusters.leftOut} />
          <div className={styles.choices}>
            {clusters.clusters.slice(0, MOST_CLUSTERS).map(({ cases, rowIds }, index) => (
              <Button
                key={rowIds[0]}
                look="quiet"
                title={t('repeat.only')}
                onClick={() => void filterCluster(app, index)}
              >
                {t('cluster.of', { rank: index + 1, cases })}
              </Button>
            ))}
          </div>
        </div>
      )}
    </section>
  );
}

function Stale({ task }: { readonly task: RepeatTask }) {
  const { t } = useTranslation();
  const stale = useAppState((state) => isRepeatStale(state, task));
  if (!stale) return null;
  return (
    <p className={notes.warn} role="status" data-testid={`repeat-stale-${task}`}>
      {t('hotspot.stale')}
    </p>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly testId: string;
  readonly value: number;
  readonly choices: readonly number[];
  readonly text: (value: number) => string;
  readonly onChange: (value: number) => void;
}

function Choice({ label, testId, value, choices, text, onChange }: ChoiceProps) {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <select data-testid={testId} value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {text(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}
