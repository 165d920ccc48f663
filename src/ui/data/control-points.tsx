import { useState } from 'react';
import type { ControlPoint } from '../../domain/place-reading';
import { useTranslation } from '../kit/translation';
import styles from './place-section.module.css';

interface ControlPointsProps {
  /** Shown to begin with; what is typed then goes first. */
  readonly initial: readonly ControlPoint[];
  /** Metres, in the order of the points; empty while they settle nothing. */
  readonly residuals: readonly number[];
  readonly onControls: (controls: readonly ControlPoint[]) => void;
}

/** Places known in both systems, one a line, and how far each is from where the others put it. */
export function ControlPoints({ initial, residuals, onControls }: ControlPointsProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(() =>
    initial.map(({ x, y, lng, lat }) => [x, y, lng, lat].join(' ')).join('\n'),
  );
  const { controls, wrongLine } = readControls(text);

  function change(next: string): void {
    setText(next);
    const read = readControls(next);
    if (read.wrongLine === null) onControls(read.controls);
  }

  return (
    <div className={styles.controls}>
      <label>
        <span>{t('place.controls')}</span>
        <textarea
          rows={4}
          spellCheck={false}
          data-testid="control-points"
          aria-describedby="control-points-hint"
          placeholder={'12034.5 45678.9 121.4812 31.2245\n14022.1 40117.3 121.5020 31.1744'}
          value={text}
          onChange={(event) => change(event.target.value)}
        />
      </label>
      <p id="control-points-hint">{t('place.controls-hint')}</p>
      {wrongLine !== null ? (
        <p className={styles.unsure}>{t('place.controls-bad', { line: wrongLine })}</p>
      ) : controls.length > 0 && residuals.length === 0 ? (
        <p className={styles.unsure}>{t('place.controls-need')}</p>
      ) : residuals.length === 0 ? null : (
        <p data-testid="control-residuals">
          {t('place.controls-residual', { list: residuals.map((metres) => metres.toFixed(2)).join('、') })}
        </p>
      )}
    </div>
  );
}

function readControls(text: string): {
  readonly controls: readonly ControlPoint[];
  /** 1-based; null where every line is four numbers. */
  readonly wrongLine: number | null;
} {
  const controls: ControlPoint[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const words = line
      .normalize('NFKC')
      .split(/[\s,;]+/)
      .filter((word) => word !== '');
    if (words.length === 0) continue;
    const [x, y, lng, lat] = words.map(Number);
    const numbers = [x, y, lng, lat];
    if (words.length !== 4 || !numbers.every(Number.isFinite) || Math.abs(lng!) > 180 || Math.abs(lat!) > 90)
      return { controls, wrongLine: index + 1 };
    controls.push({ x: x!, y: y!, lng: lng!, lat: lat! });
  }
  return { controls, wrongLine: null };
}
