import { useMemo, useState } from 'react';
import { drawTrend, type TrendLook, trendStepAt } from '../../charts/trend-drawing';
import { DrawingCanvas } from './drawing-canvas';
import styles from './plot.module.css';
import { useSize } from './use-size';

interface TrendPlotProps {
  readonly look: Omit<TrendLook, 'hovered'>;
  /** A step in words. */
  readonly stepText: (step: number) => string;
  /** Shown while nothing is under the pointer. */
  readonly rest: string;
}

export function TrendPlot({ look, stepText, rest }: TrendPlotProps) {
  const [surface, size] = useSize<HTMLDivElement>();
  const [pointed, setHovered] = useState<number | null>(null);
  // Fewer steps may have come since the pointer stood still.
  const hovered = pointed !== null && pointed < look.steps.length ? pointed : null;
  const drawing = useMemo(
    () => drawTrend({ ...look, hovered }, size.width, size.height),
    [look, hovered, size],
  );
  return (
    <>
      <div
        ref={surface}
        className={styles.surface}
        data-size="trend"
        data-part="surface"
        onPointerMove={(event) => {
          const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
          setHovered(trendStepAt(look, size.width, size.height, x));
        }}
        onPointerLeave={() => setHovered(null)}
      >
        <DrawingCanvas drawing={drawing} />
      </div>
      <p className={styles.now} data-part="now">
        {hovered === null ? rest : stepText(hovered)}
      </p>
    </>
  );
}
