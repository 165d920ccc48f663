export interface Settings {
  readonly locale: 'zh-CN' | 'en';
  readonly theme: 'light' | 'dark';
  /** As it was kept: whoever knows its shape checks it. */
  readonly situation: unknown;
}

const KEY = 'shirong:settings';

/** Language and theme are needed before the first paint, so they lie in localStorage. */
export function readSettings(): Settings {
  const preferred: Settings = {
    locale: 'zh-CN',
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    situation: null,
  };
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>;
    return {
      locale: stored.locale === 'en' ? 'en' : 'zh-CN',
      theme: stored.theme === 'dark' || stored.theme === 'light' ? stored.theme : preferred.theme,
      situation: stored.situation ?? null,
    };
  } catch {
    return preferred;
  }
}

export function writeSettings(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Storage refused: the choice holds until the page is closed.
  }
}
