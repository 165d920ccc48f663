import { useEffect } from 'react';
import { WORKSPACES } from '../../domain/view';
import { useApp } from '../../state/use-app';
import { cancelLasso, redo, setWorkspace, undo } from '../../state/view-commands';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]')
  );
}

export function useShortcuts(onHelp: () => void): void {
  const app = useApp();
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      const control = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      const workspace = WORKSPACES[Number(event.key) - 1];
      if (event.key === 'Escape' && app.store.getState().drawingLasso) cancelLasso(app);
      // In a text field these keys edit the text.
      if (isTyping(event.target)) return;
      if (control && key === 'z' && !event.shiftKey) undo(app);
      else if (control && (key === 'y' || (key === 'z' && event.shiftKey))) redo(app);
      else if (event.altKey && workspace !== undefined) setWorkspace(app, workspace);
      else if (event.key === '?' && !control && !event.altKey) onHelp();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', handle);
    return () => removeEventListener('keydown', handle);
  }, [app, onHelp]);
}
