import { lazy, Suspense } from 'react';
import type { Workspace } from '../../domain/view';
import { useAppState } from '../../state/use-app';
import { SituationPanel } from '../situation/situation-panel';
import styles from './side-panel.module.css';

const SelectedCase = lazy(async () => ({ default: (await import('../records/selected-case')).SelectedCase }));
const RecordsPanel = lazy(async () => ({ default: (await import('../records/records-panel')).RecordsPanel }));
const GridPanel = lazy(async () => ({ default: (await import('../grid/grid-panel')).GridPanel }));
const HotspotPanel = lazy(async () => ({
  default: (await import('../situation/hotspot-panel')).HotspotPanel,
}));

/** The panel of the workspace; a case picked on the map lies over it until it is closed. */
export function SidePanel({ workspace }: { workspace: Workspace }) {
  const picked = useAppState((state) => state.selectedRow !== null);
  const empty = useAppState((state) => state.dataset.status !== 'ready');
  // A plan needs boundaries, not cases.
  if (empty && workspace !== 'grid') return null;
  if (workspace === 'records') {
    return (
      <Suspense fallback={null}>
        <RecordsPanel />
      </Suspense>
    );
  }
  return (
    <div className={styles.panel}>
      <div className={styles.case}>
        {picked ? (
          <Suspense fallback={null}>
            <SelectedCase />
          </Suspense>
        ) : null}
      </div>
      <div className={styles.rest}>
        {workspace === 'situation' ? <SituationPanel /> : null}
        {workspace === 'hotspot' ? (
          <Suspense fallback={null}>
            <HotspotPanel />
          </Suspense>
        ) : null}
        {workspace === 'grid' ? (
          <Suspense fallback={null}>
            <GridPanel />
          </Suspense>
        ) : null}
      </div>
    </div>
  );
}
