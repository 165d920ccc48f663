import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ViewState } from '../../../src/domain/view';
import { INITIAL_VIEW } from '../../../src/domain/view';
import { createViewHistory, type HistoryEntry, type HistoryPort } from '../../../src/session/view-history';

/** A browser's history as the HTML standard has it: push cuts the forward entries, go moves and then pops. */
function fakeBrowser(entries: unknown[] = [null]) {
  let position = entries.length - 1;
  let top = 0;
  const listeners = new Set<(entry: unknown) => void>();
  const port: HistoryPort = {
    entry: () => entries[position],
    push(entry) {
      entries.length = position + 1;
      entries.push(structuredClone(entry));
      position += 1;
    },
    replace(entry) {
      entries[position] = structuredClone(entry);
    },
    go(delta) {
      const next = position + delta;
      if (next < 0 || next >= entries.length) return;
      position = next;
      for (const listener of listeners) listener(entries[position]);
    },
    onPop(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readTop: () => top,
    writeTop: (index) => {
      top = index;
    },
  };
  return { port, entries };
}

const step = (n: number): ViewState => ({
  ...INITIAL_VIEW,
  filter: [{ kind: 'text', text: String(n) }],
});

describe('view history', () => {
  it('equals a plain undo stack after any sequence of steps', () => {
    const command = fc.oneof(
      fc.nat(1000).map((n) => ({ kind: 'push' as const, n })),
      fc.constant({ kind: 'undo' as const }),
      fc.constant({ kind: 'redo' as const }),
      fc.nat(1000).map((n) => ({ kind: 'touch' as const, n })),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let shown = step(0);
        const { port } = fakeBrowser();
        const history = createViewHistory(port, { view: shown, fragment: '' }, (view) => {
          shown = view;
        });
        const stack = [shown];
        let at = 0;
        for (const one of commands) {
          if (one.kind === 'push') {
            shown = step(one.n);
            history.push(shown, 'x', '');
            stack.length = at + 1;
            stack.push(shown);
            at += 1;
          } else if (one.kind === 'touch') {
            shown = step(one.n);
            history.touch(shown, '');
            stack[at] = shown;
          } else if (one.kind === 'undo') {
            history.undo();
            if (at > 0) at -= 1;
          } else {
            history.redo();
            if (at < stack.length - 1) at += 1;
          }
          expect(shown).toEqual(stack[at]);
          expect(history.depth()).toEqual({ undo: at, redo: stack.length - 1 - at });
        }
      }),
    );
  });

  it('names what was undone and goes on after a reload', () => {
    const { port, entries } = fakeBrowser();
    const seen: string[] = [];
    const first = createViewHistory(port, { view: step(0), fragment: '' }, (_, direction, label) =>
      seen.push(`${direction}:${label}`),
    );
    first.push(step(1), 'time', '');
    first.push(step(2), 'class', '');
    first.undo();
    first.redo();
    expect(seen).toEqual(['undo:class', 'redo:class']);
    first.dispose();

    const reloaded = fakeBrowser(entries);
    reloaded.port.writeTop(2);
    const again = createViewHistory(reloaded.port, { view: step(2), fragment: '' }, () => undefined);
    expect(again.depth()).toEqual({ undo: 2, redo: 0 });
    again.undo();
    expect((reloaded.port.entry() as HistoryEntry).view).toEqual(step(1));
  });
});
