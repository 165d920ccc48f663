import type { Workspace } from '../../domain/view';
import { useAppState } from '../../state/use-app';
import { RecordsPanel } from '../records/records-panel';
import { SelectedCase } from '../records/selected-case';
import { GridPanel } from '../situation/grid-panel';
import { HotspotPanel } from '../situation/hotspot-panel';
import { SituationPanel } from '../situation/situation-panel';
import styles from './side-panel.module.css';

/** The panel of the workspace; a case picked on the map lies over it until it is closed. */
export function SidePanel({ workspace }: { workspace: Workspace }) {
  const empty = useAppState((state) => state.dataset.status !== 'ready');
  if (empty) return null;
  if (workspace === 'records') return <RecordsPanel />;
  return (
    <div className={styles.panel}>
      <div className={styles.case}>
        <SelectedCase />
      </div>
      <div className={styles.rest}>
        {workspace === 'situation' ? <SituationPanel /> : null}
        {workspace === 'hotspot' ? <HotspotPanel /> : null}
        {workspace === 'grid' ? <GridPanel /> : null}
      </div>
    </div>
  );
}
