import { useEffect, useRef, useState } from 'react';
import type { Extent } from '../../domain/place';
import type { Landmarks, PlacePreview } from '../../domain/place-reading';
import { useThemeVersion } from '../charts/use-theme-version';
import { useTranslation } from '../kit/translation';
import styles from './place-section.module.css';

export interface PreviewPoints {
  readonly after: PlacePreview;
  /** The numbers taken for degrees as they stand; null where that is the same. */
  readonly before: PlacePreview | null;
}

interface PlacePreviewCanvasProps {
  readonly points: PreviewPoints | null;
  readonly landmarks: Landmarks;
}

const HEIGHT = 260;

/** The sample over the loaded boundaries and roads, before and after: what a wrong system does is seen at once. */
export function PlacePreviewCanvas({ points, landmarks }: PlacePreviewCanvasProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [withBefore, setWithBefore] = useState(false);
  const theme = useThemeVersion();
  const count = points === null ? 0 : countPoints(points.after);
  const extent = points === null ? null : extentOf(points, withBefore);
  const alone = landmarks.zoneSet === null && landmarks.roads.length === 0;
  const comparable = points?.before != null && countPoints(points.before) > 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme's colours are read from the style sheet
  useEffect(() => {
    if (canvas.current !== null) paint(canvas.current, points, landmarks, withBefore);
  }, [points, landmarks, withBefore, theme]);

  return (
    <figure className={styles.preview}>
      <figcaption>{t('place.preview', { n: count })}</figcaption>
      <canvas
        ref={canvas}
        height={HEIGHT}
        role="img"
        aria-label={t('place.preview', { n: count })}
        data-testid="place-preview"
        data-points={count}
        data-extent={
          extent === null
            ? ''
            : [extent.west, extent.south, extent.east, extent.north].map((n) => n.toFixed(5)).join()
        }
      />
      {comparable ? (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={withBefore}
            onChange={(event) => setWithBefore(event.target.checked)}
          />
          {t('place.preview-before')}
        </label>
      ) : null}
      <p>
        {t(
          points !== null && count === 0
            ? 'place.preview-none'
            : alone
              ? 'place.preview-alone'
              : 'place.preview-landmarks',
        )}
      </p>
    </figure>
  );
}

function countPoints({ lngs }: PlacePreview): number {
  return lngs.reduce((sum, lng) => sum + (Number.isNaN(lng) ? 0 : 1), 0);
}

/** Without the wildest two in a hundred at either end, widened by a tenth. */
function extentOf({ after, before }: PreviewPoints, withBefore: boolean): Extent | null {
  const shown = withBefore && before !== null ? [after, before] : [after];
  const span = (values: readonly number[]): readonly [number, number] | null => {
    const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
    if (sorted.length === 0) return null;
    const cut = Math.floor(sorted.length * 0.02);
    const [low, high] = [sorted[cut]!, sorted[sorted.length - 1 - cut]!];
    const margin = Math.max((high - low) * 0.1, 0.002);
    return [low - margin, high + margin];
  };
  const lngs = span(shown.flatMap((one) => [...one.lngs]));
  const lats = span(shown.flatMap((one) => [...one.lats]));
  if (lngs === null || lats === null) return null;
  return { west: lngs[0], east: lngs[1], south: lats[0], north: lats[1] };
}

function paint(
  canvas: HTMLCanvasElement,
  points: PreviewPoints | null,
  { zoneSet, roads }: Landmarks,
  withBefore: boolean,
): void {
  const ratio = window.devicePixelRatio || 1;
  const width = canvas.clientWidth;
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.round(HEIGHT * ratio);
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(ratio, ratio);
  context.clearRect(0, 0, width, HEIGHT);
  const extent = points === null ? null : extentOf(points, withBefore);
  if (points === null || extent === null) return;
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name).trim();

  // Degrees of longitude are shorter than those of latitude by the cosine.
  const squeeze = Math.cos((((extent.south + extent.north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    width / ((extent.east - extent.west) * squeeze),
    HEIGHT / (extent.north - extent.south),
  );
  const [midLng, midLat] = [(extent.west + extent.east) / 2, (extent.south + extent.north) / 2];
  const x = (lng: number) => width / 2 + (lng - midLng) * squeeze * scale;
  const y = (lat: number) => HEIGHT / 2 - (lat - midLat) * scale;

  context.lineWidth = 0.6;
  context.strokeStyle = colour('--line-strong');
  context.beginPath();
  for (let at = 0; at < roads.length; at += 4) {
    context.moveTo(x(roads[at]!), y(roads[at + 1]!));
    context.lineTo(x(roads[at + 2]!), y(roads[at + 3]!));
  }
  context.stroke();
  if (zoneSet !== null) {
    const { coordinates, ringStarts } = zoneSet.geometry;
    context.lineWidth = 1;
    context.strokeStyle = colour('--text-3');
    context.beginPath();
    for (let ring = 0; ring + 1 < ringStarts.length; ring++) {
      for (let point = ringStarts[ring]!; point < ringStarts[ring + 1]!; point++) {
        const [px, py] = [x(coordinates[point * 2]!), y(coordinates[point * 2 + 1]!)];
        if (point === ringStarts[ring]) context.moveTo(px, py);
        else context.lineTo(px, py);
      }
      context.closePath();
    }
    context.stroke();
  }
  if (withBefore && points.before !== null) {
    context.strokeStyle = colour('--text-2');
    context.lineWidth = 1;
    eachPoint(points.before, (lng, lat) => {
      context.beginPath();
      context.arc(x(lng), y(lat), 2.5, 0, Math.PI * 2);
      context.stroke();
    });
  }
  context.fillStyle = colour('--accent');
  // Many points must not hide the lines under them.
  const radius = countPoints(points.after) > 500 ? 1.2 : 2;
  eachPoint(points.after, (lng, lat) => {
    context.beginPath();
    context.arc(x(lng), y(lat), radius, 0, Math.PI * 2);
    context.fill();
  });
}

function eachPoint({ lngs, lats }: PlacePreview, draw: (lng: number, lat: number) => void): void {
  for (let row = 0; row < lngs.length; row++) if (!Number.isNaN(lngs[row]!)) draw(lngs[row]!, lats[row]!);
}
