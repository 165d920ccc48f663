import './ui/kit/tokens.css';
import { createRoot } from 'react-dom/client';
import { situationChoices } from './domain/situation-choices';
import { afterFrame } from './platform/after-frame';
import { browserHistory } from './platform/browser-history';
import { clearSmallStores } from './platform/clear-small-stores';
import { copyText } from './platform/copy-text';
import { missingRequirements } from './platform/requirements';
import { filePicker, saveFile } from './platform/save-file';
import { readSettings, writeSettings } from './platform/settings';
import { forgetfulStore, openSourceStore } from './platform/source-store';
import { measure } from './platform/timing';
import { EMPTY_MANIFEST } from './session/manifest';
import type { PlanJournal } from './session/plan-journal';
import { createApplication, notify, refresh } from './state/application';
import { boot } from './state/boot';
import { restoreDuty } from './state/duty';
import { watchPlanClauses } from './state/plan-clauses';
import { recallPlanInForce } from './state/plan-ranking';
import { watchDatabase } from './state/restart-database';
import { watchRowSets } from './state/row-sets';
import { ApplicationContext } from './state/use-app';
import { adoptFragment } from './state/view-commands';
import { App } from './ui/shell/app';
import { BootError } from './ui/shell/boot-error';
import { openWorkers } from './workers/open-workers';

const root = createRoot(document.getElementById('root')!);

async function start(): Promise<void> {
  const missing = missingRequirements();
  if (missing.some((one) => one !== 'webgl2')) {
    root.render(<BootError messageKey="error.old" />);
    return;
  }
  const history = browserHistory();
  const pickFile = filePicker();
  const keeper = await openSourceStore().catch(() => null);
  const kept = keeper ?? forgetfulStore();
  const app = createApplication(
    {
      ...openWorkers(() => refresh(app, performance.now())),
      keeper: kept,
      openPlanJournal: keptPlans,
      measure,
      afterFrame,
      saveFile,
      ...(pickFile && { pickFile }),
      copyText,
      demoUrl: (file) => new URL(`demo/${file}`, document.baseURI).href,
      dropQuery: history.dropQuery,
      async clearEverything() {
        await kept.clear();
        await (await import('./workers/open-plan-stores')).openPlanStores().clear();
        await clearSmallStores();
        location.replace(`${location.pathname}?demo=0`);
      },
      saveSettings: writeSettings,
    },
    EMPTY_MANIFEST,
  );
  const settings = readSettings();
  app.store.setState({
    ...settings,
    situation: situationChoices(settings.situation),
    webgl: !missing.includes('webgl2'),
  });
  if (keeper === null) notify(app.store, 'warn', 'error.storage');
  root.render(
    <ApplicationContext value={app}>
      <App />
    </ApplicationContext>,
  );
  watchRowSets(app);
  watchPlanClauses(app);
  void recallPlanInForce(app);
  void watchDatabase(app);
  void restoreDuty(app);
  history.onPaste((fragment) => adoptFragment(app, fragment));
  await boot(app, {
    history,
    fragment: location.hash,
    empty: new URLSearchParams(location.search).get('demo') === '0',
  });
}

async function keptPlans(): Promise<PlanJournal> {
  const [{ keepPlans }, { openPlanStores }] = await Promise.all([
    import('./jobs/keep-plans'),
    import('./workers/open-plan-stores'),
  ]);
  const journal = await keepPlans(openPlanStores());
  window.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) void journal.close();
  });
  return journal;
}

start().catch((reason: unknown) => {
  root.render(<BootError messageKey="error.boot" reason={String(reason)} />);
});
