import type { SituationChoices } from '../domain/situation-choices';
import { type Application, refresh } from './application';

export function toggleTheme(app: Application): void {
  app.store.setState((state) => ({ theme: state.theme === 'light' ? 'dark' : 'light' }));
  save(app);
}

export function toggleLocale(app: Application): void {
  app.store.setState((state) => ({ locale: state.locale === 'zh-CN' ? 'en' : 'zh-CN' }));
  save(app);
}

/** How 态势 is looked at; views that come into sight by it are asked. */
export function setSituation(app: Application, change: Partial<SituationChoices>): void {
  app.store.setState(({ situation }) => ({ situation: { ...situation, ...change } }));
  save(app);
  refresh(app, performance.now());
}

function save(app: Application): void {
  const { locale, theme, situation } = app.store.getState();
  app.services.saveSettings({ locale, theme, situation });
}
