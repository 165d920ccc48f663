import { useEffect, useRef } from 'react';
import type { Drawing } from '../../charts/drawing';
import styles from './drawing-canvas.module.css';
import { type Paint, paintDrawing, paintOf } from './paint-drawing';
import { useThemeVersion } from './use-theme-version';

/** A drawing on screen; what it says is said in words beside it. */
export function DrawingCanvas({ drawing }: { readonly drawing: Drawing }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const theme = useThemeVersion();
  const paint = useRef<{ readonly theme: number; readonly value: Paint } | null>(null);
  useEffect(() => {
    if (ref.current === null || drawing.width <= 0 || drawing.height <= 0) return;
    // Reading a computed style makes the browser settle all styles: once a theme, not once a step.
    if (paint.current?.theme !== theme) paint.current = { theme, value: paintOf(ref.current) };
    paintDrawing(ref.current, drawing, paint.current.value, window.devicePixelRatio || 1);
  }, [drawing, theme]);
  return <canvas ref={ref} className={styles.canvas} />;
}
