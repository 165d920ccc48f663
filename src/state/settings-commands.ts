import type { Application } from './application';

export function toggleTheme(app: Application): void {
  app.store.setState((state) => ({ theme: state.theme === 'light' ? 'dark' : 'light' }));
  save(app);
}

export function toggleLocale(app: Application): void {
  app.store.setState((state) => ({ locale: state.locale === 'zh-CN' ? 'en' : 'zh-CN' }));
  save(app);
}

function save(app: Application): void {
  const { locale, theme } = app.store.getState();
  app.services.saveSettings({ locale, theme });
}
