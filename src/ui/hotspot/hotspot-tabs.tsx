import { openTab } from '../../state/hotspot-commands';
import { HOTSPOT_TABS } from '../../state/hotspot-state';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './hotspot.module.css';

/** Which analysis the workspace shows. */
export function HotspotTabs() {
  const app = useApp();
  const { t } = useTranslation();
  const open = useAppState((state) => state.hotspotTab);
  return (
    <nav className={styles.tabs} aria-label={t('hotspot.tabs')}>
      {HOTSPOT_TABS.map((tab) => (
        <Button
          key={tab}
          pressed={tab === open}
          data-testid={`hotspot-tab-${tab}`}
          onClick={() => openTab(app, tab)}
        >
          {t(`hotspot.tab.${tab}`)}
        </Button>
      ))}
    </nav>
  );
}
