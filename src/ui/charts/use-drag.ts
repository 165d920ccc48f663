import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { BrushPhase } from './time-brush';
import { useFrameThrottle } from './use-frame-throttle';

export interface DragPoint {
  readonly x: number;
  readonly y: number;
}

interface DragOptions<V> {
  /** What is chosen while the pointer, pressed at `anchor`, is at `now`. `added`: Ctrl or Shift was held at the press. */
  readonly valueAt: (anchor: DragPoint, now: DragPoint, added: boolean) => V;
  /** A press that did not wander. */
  readonly onClick: (at: DragPoint, added: boolean) => void;
  /** What Escape brings back. */
  readonly value: V;
  readonly emit: (value: V, phase: BrushPhase) => void;
  readonly onHover: (at: DragPoint | null) => void;
}

const CLICK_PIXELS = 3;

interface Drag<V> {
  readonly pointer: number;
  readonly anchor: DragPoint;
  readonly added: boolean;
  readonly before: V;
  moved: boolean;
  now: V;
}

/** A drag over a surface: at most one step a frame, the last position always, Escape takes it back. */
export function useDrag<V>(options: DragOptions<V>) {
  const drag = useRef<Drag<V> | null>(null);
  const [dragging, setDragging] = useState(false);
  const moves = useFrameThrottle<V>((value) => options.emit(value, 'move'));
  const pointOf = (event: PointerEvent<HTMLElement>): DragPoint => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const finish = (value: V) => {
    moves.drop();
    drag.current = null;
    setDragging(false);
    options.emit(value, 'end');
  };
  const cancel = () => {
    const current = drag.current;
    drag.current = null;
    if (current?.moved) finish(current.before);
  };
  const cancelLatest = useRef(cancel);
  useEffect(() => {
    cancelLatest.current = cancel;
  });
  // A drag by pointer leaves the focus where it was, so Escape is listened for everywhere while one runs.
  useEffect(() => {
    if (!dragging) return;
    const takeBack = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      cancelLatest.current();
    };
    window.addEventListener('keydown', takeBack, true);
    return () => window.removeEventListener('keydown', takeBack, true);
  }, [dragging]);

  return {
    dragging,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0 || drag.current !== null) return;
        drag.current = {
          pointer: event.pointerId,
          anchor: pointOf(event),
          added: event.ctrlKey || event.metaKey || event.shiftKey,
          before: options.value,
          moved: false,
          now: options.value,
        };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const at = pointOf(event);
        const current = drag.current;
        options.onHover(at);
        if (current === null || current.pointer !== event.pointerId) return;
        const { anchor } = current;
        if (!current.moved && Math.hypot(at.x - anchor.x, at.y - anchor.y) < CLICK_PIXELS) return;
        if (!current.moved) setDragging(true);
        current.moved = true;
        current.now = options.valueAt(anchor, at, current.added);
        moves.send(current.now);
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        const current = drag.current;
        if (current === null || current.pointer !== event.pointerId) return;
        if (current.moved) finish(options.valueAt(current.anchor, pointOf(event), current.added));
        else {
          drag.current = null;
          options.onClick(current.anchor, current.added);
        }
      },
      onPointerCancel: cancel,
      onPointerLeave: () => options.onHover(null),
    },
  };
}
