import type { ViewState } from '../domain/view';

/** What the browser's own history keeps with an entry; `label` is the translation key of what led to it. */
export interface HistoryEntry {
  readonly shirong: 1;
  readonly index: number;
  readonly label: string;
  readonly view: ViewState;
}

/** The part of window.history and sessionStorage that is needed, so that tests can stand in. */
export interface HistoryPort {
  readonly entry: () => unknown;
  readonly push: (entry: HistoryEntry, fragment: string) => void;
  readonly replace: (entry: HistoryEntry, fragment: string) => void;
  readonly go: (delta: number) => void;
  readonly onPop: (listener: (entry: unknown) => void) => () => void;
  readonly readTop: () => number;
  readonly writeTop: (index: number) => void;
}

export interface ViewHistory {
  /** A new undo step after a change that is complete (a drag is one). */
  readonly push: (view: ViewState, label: string, fragment: string) => void;
  /** The same step, with another fragment: camera and workspace are no undo steps. */
  readonly touch: (view: ViewState, fragment: string) => void;
  /** The browser has made an entry by itself (an address was pasted): it becomes a step of ours. */
  readonly adopt: (view: ViewState, label: string, fragment: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly depth: () => { readonly undo: number; readonly redo: number };
  readonly dispose: () => void;
}

export type PopDirection = 'undo' | 'redo';

function readEntry(value: unknown): HistoryEntry | null {
  const entry = value as HistoryEntry | null;
  return typeof entry === 'object' && entry !== null && entry.shirong === 1 ? entry : null;
}

/**
 * Undo is the browser's Back: one stack, the browser's own. `onView` gets the view to show after Back, Forward,
 * undo or redo, the direction, and the label of the step that was taken back or forth.
 */
export function createViewHistory(
  port: HistoryPort,
  initial: { readonly view: ViewState; readonly fragment: string },
  onView: (view: ViewState, direction: PopDirection, label: string) => void,
): ViewHistory {
  const existing = readEntry(port.entry());
  let current: HistoryEntry = {
    shirong: 1,
    index: existing?.index ?? 0,
    label: existing?.label ?? '',
    view: initial.view,
  };
  let top = existing === null ? 0 : Math.max(existing.index, port.readTop());
  port.writeTop(top);
  port.replace(current, initial.fragment);

  const stop = port.onPop((value) => {
    const entry = readEntry(value);
    if (entry === null || entry.index === current.index) return;
    const direction: PopDirection = entry.index < current.index ? 'undo' : 'redo';
    const label = direction === 'undo' ? current.label : entry.label;
    current = entry;
    onView(entry.view, direction, label);
  });

  function advance(view: ViewState, label: string): void {
    current = { shirong: 1, index: current.index + 1, label, view };
    top = current.index;
    port.writeTop(top);
  }

  return {
    push(view, label, fragment) {
      advance(view, label);
      port.push(current, fragment);
    },
    adopt(view, label, fragment) {
      advance(view, label);
      port.replace(current, fragment);
    },
    touch(view, fragment) {
      current = { ...current, view };
      port.replace(current, fragment);
    },
    undo() {
      if (current.index > 0) port.go(-1);
    },
    redo() {
      if (current.index < top) port.go(1);
    },
    depth: () => ({ undo: current.index, redo: top - current.index }),
    dispose: stop,
  };
}
