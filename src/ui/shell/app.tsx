import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { Workspace } from '../../domain/view';
import { firstWords } from '../../i18n/first-words';
import type { Messages } from '../../i18n/translate';
import { createTranslate } from '../../i18n/translate';
import { completeDemo } from '../../state/demo-commands';
import { openFiles } from '../../state/import-commands';
import { useApp, useAppState } from '../../state/use-app';
import { TranslationProvider } from '../kit/translation';
import { MapPane } from '../map/map-pane';
import styles from './app.module.css';
import { EmptyState } from './empty-state';
import { Header } from './header';
import { Notices } from './notices';
import { StatusBar } from './status-bar';
import { useExportColumns } from './use-export-columns';
import { useFileDrop } from './use-file-drop';
import { useShortcuts } from './use-shortcuts';

// What the first picture of the map does not need comes after it.
const FilterPanel = lazy(async () => ({ default: (await import('../filters/filter-panel')).FilterPanel }));
const PlanPanel = lazy(async () => ({ default: (await import('../grid/plan-panel')).PlanPanel }));
const PlanTools = lazy(async () => ({ default: (await import('../grid/plan-tools')).PlanTools }));
const TimePanel = lazy(async () => ({ default: (await import('../situation/time-panel')).TimePanel }));
const SidePanel = lazy(async () => ({ default: (await import('./side-panel')).SidePanel }));
const MainPage = lazy(async () => ({ default: (await import('./main-page')).MainPage }));
const ImportWindows = lazy(async () => ({ default: (await import('../data/import-windows')).ImportWindows }));
const ProjectWindows = lazy(async () => ({
  default: (await import('../data/project-windows')).ProjectWindows,
}));
/** Workspaces in which a page takes the map's place. */
const PAGES: readonly Workspace[] = ['records', 'data'];
const Help = lazy(async () => ({ default: (await import('./help')).Help }));

export function App() {
  const locale = useAppState((state) => state.locale);
  const theme = useAppState((state) => state.theme);
  const afterMap = useAfterMap();
  const [chinese, setChinese] = useState<Messages | null>(null);
  const [english, setEnglish] = useState<Messages | null>(null);

  useEffect(() => {
    if (!afterMap) return;
    void import('../../i18n/zh-CN/messages').then((loaded) => setChinese(loaded.messages));
  }, [afterMap]);
  useEffect(() => {
    if (locale === 'en' && english === null) {
      void import('../../i18n/en/messages').then((loaded) => setEnglish(loaded.messages));
    }
  }, [locale, english]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  const translation = useMemo(() => {
    const shown = locale === 'en' && english !== null ? ('en' as const) : ('zh-CN' as const);
    return { locale: shown, t: createTranslate(shown, shown === 'en' ? english! : (chinese ?? firstWords)) };
  }, [locale, english, chinese]);
  useEffect(() => {
    document.title = translation.t('shell.title');
  }, [translation]);

  return (
    <TranslationProvider value={translation}>
      <Frame panels={afterMap && chinese !== null} />
    </TranslationProvider>
  );
}

/** The first picture stands, or there is none to wait for. */
function useAfterMap(): boolean {
  return useAppState((state) => state.mapReady || state.dataset.status === 'empty' || !state.webgl);
}

function Frame({ panels }: { readonly panels: boolean }) {
  const app = useApp();
  const workspace = useAppState((state) => state.workspace);
  const importing = useAppState((state) => state.importing.phase !== 'idle');
  const project = useAppState((state) => state.project.phase !== 'idle');
  const empty = useAppState((state) => state.dataset.status === 'empty');
  const webgl = useAppState((state) => state.webgl);
  const planning = useAppState(
    ({ workspace: open, zones, references, plans }) =>
      open === 'grid' && (zones.zoneSet !== null || references.length > 0 || plans.open !== null),
  );
  const [help, setHelp] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const dropping = useFileDrop((files) => void openFiles(app, files));
  useShortcuts(() => setHelp(true));
  useExportColumns();
  const choose = () => picker.current?.click();

  const demoShown = useAppState(
    (state) => state.mapReady && state.dataset.summary?.synthetic === true && !state.dataset.engineReady,
  );
  useEffect(() => {
    if (demoShown) void completeDemo(app);
  }, [app, demoShown]);

  return (
    <div className={styles.frame} data-workspace={workspace}>
      <Header onHelp={() => setHelp(true)} />
      <div className={styles.left}>
        <Suspense>{panels ? workspace === 'grid' ? <PlanPanel /> : <FilterPanel /> : null}</Suspense>
      </div>
      <main className={styles.centre}>
        <div className={styles.page}>
          <Suspense>
            {panels && PAGES.includes(workspace) ? (
              <MainPage workspace={workspace} onChoose={choose} />
            ) : null}
          </Suspense>
        </div>
        <div className={styles.map}>
          {webgl ? <MapPane /> : null}
          {workspace === 'grid' && panels && webgl ? (
            <Suspense>
              <PlanTools />
            </Suspense>
          ) : null}
          {empty && workspace !== 'data' && !planning ? <EmptyState onChoose={choose} /> : null}
        </div>
        <div className={styles.time}>
          <Suspense>{panels && !empty ? <TimePanel /> : null}</Suspense>
        </div>
      </main>
      <aside className={styles.right}>
        <Suspense>{panels ? <SidePanel workspace={workspace} /> : null}</Suspense>
      </aside>
      <StatusBar />
      <Notices />
      <input
        ref={picker}
        type="file"
        multiple
        className={styles.picker}
        data-testid="file-input"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again.
          event.target.value = '';
          void openFiles(app, files);
        }}
      />
      <Suspense>
        {importing ? <ImportWindows onChoose={choose} /> : null}
        {project ? <ProjectWindows /> : null}
        {help && panels ? <Help onClose={() => setHelp(false)} /> : null}
      </Suspense>
      {dropping ? <DropVeil /> : null}
    </div>
  );
}

function DropVeil() {
  return <div className={styles.veil} aria-hidden="true" />;
}
