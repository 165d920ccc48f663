const TOP_KEY = 'shirong:history-top';

/** window.history as a port. Fragments only: the query is never written, it would reach a server's log. */
export function browserHistory() {
  const address = (fragment: string) => `${location.pathname}${location.search}#${fragment}`;
  return {
    entry: (): unknown => history.state,
    push: (entry: unknown, fragment: string) => history.pushState(entry, '', address(fragment)),
    replace: (entry: unknown, fragment: string) => history.replaceState(entry, '', address(fragment)),
    go: (delta: number) => history.go(delta),
    onPop(listener: (entry: unknown) => void) {
      const handle = (event: PopStateEvent) => listener(event.state);
      addEventListener('popstate', handle);
      return () => removeEventListener('popstate', handle);
    },
    /** An address was pasted: its entry has no state of ours. */
    onPaste(listener: (fragment: string) => void) {
      const handle = () => {
        if (history.state === null) listener(location.hash);
      };
      addEventListener('hashchange', handle);
      return () => removeEventListener('hashchange', handle);
    },
    readTop: () => Number(sessionStorage.getItem(TOP_KEY) ?? 0),
    writeTop: (index: number) => sessionStorage.setItem(TOP_KEY, String(index)),
    /** `?demo=0` was for one opening; once data is loaded, a reload has to bring that back. */
    dropQuery: () => history.replaceState(history.state, '', `${location.pathname}${location.hash}`),
  };
}
