import { type ReactNode, useEffect, useRef, useState } from 'react';
import { heldStore } from '../../state/held-store';
import { ShownStateContext, useApp } from '../../state/use-app';
import styles from './while-seen.module.css';

/**
 * A view that is scrolled out of sight is not rendered with each step of a gesture, but once it ends or comes into sight.
 * What is under the pointer or has the focus counts as seen: a large view lies over the page, its section may not be in sight.
 */
export function WhileSeen({ children }: { readonly children: ReactNode }) {
  const { store } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const [held] = useState(() => heldStore(store));
  const seen = useRef({ inSight: false, pointed: false, focused: false });
  const note = (change: Partial<typeof seen.current>) => {
    Object.assign(seen.current, change);
    const { inSight, pointed, focused } = seen.current;
    held.setSeen(inSight || pointed || focused);
  };
  const latest = useRef(note);
  useEffect(() => {
    if (box.current === null) return;
    const observer = new IntersectionObserver((entries) => {
      latest.current({ inSight: entries[entries.length - 1]?.isIntersecting === true });
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it takes no input, it notes where the user is
    <div
      ref={box}
      className={styles.box}
      onPointerOver={() => note({ pointed: true })}
      onPointerLeave={() => note({ pointed: false })}
      onFocus={() => note({ focused: true })}
      onBlur={() => note({ focused: false })}
    >
      <ShownStateContext value={held}>{children}</ShownStateContext>
    </div>
  );
}
