import { type KeyboardEvent, useMemo, useState } from 'react';
import type { Ink } from '../../charts/drawing';
import { drawTide, tideLayout, tidePlaceAt } from '../../charts/tide-drawing';
import { chosenHours, rectangle, sameHours, type TidePlace, toggleHour } from '../../charts/tide-selection';
import { type WeekHours, weekHoursOf } from '../../domain/week-hours';
import { numberFormat } from '../kit/number-format';
import { useTranslation } from '../kit/translation';
import { DrawingCanvas } from './drawing-canvas';
import styles from './plot.module.css';
import type { BrushPhase } from './time-brush';
import { type DragPoint, useDrag } from './use-drag';
import { useSize } from './use-size';
import { useWeekdays } from './use-weekdays';

interface TideMatrixProps {
  readonly counts: Uint32Array;
  /** The count of the strongest colour. */
  readonly top: number;
  readonly colours: readonly Ink[];
  readonly selected: WeekHours | null;
  readonly onSelect: (hours: WeekHours | null, phase: BrushPhase) => void;
  /** The pointer or the focus has come: a drag may follow. */
  readonly onApproach: () => void;
  readonly label: string;
}

/** Seven days by 24 hours; a drag chooses a rectangle, a head its row or column, keys do the same. */
export function TideMatrix({ counts, top, colours, selected, onSelect, onApproach, label }: TideMatrixProps) {
  const { t, locale } = useTranslation();
  const days = useWeekdays();
  const [surface, size] = useSize<HTMLDivElement>();
  const [cursor, setCursor] = useState<TidePlace | null>(null);
  const [anchor, setAnchor] = useState<TidePlace | null>(null);
  const layout = tideLayout(size.width, size.height);
  const placeAt = (at: DragPoint) => tidePlaceAt(layout, at.x, at.y);
  const choose = (from: TidePlace, to: TidePlace, added: boolean) =>
    chosenHours([...(added && selected !== null ? weekHoursOf(selected) : []), ...rectangle(from, to)]);

  const { handlers } = useDrag<WeekHours | null>({
    value: selected,
    valueAt: (from, now, added) => choose(placeAt(from), placeAt(now), added),
    onClick(at, added) {
      const place = placeAt(at);
      const single = place.day !== null && place.hour !== null;
      if (added && single) return onSelect(toggleHour(selected, place.day * 24 + place.hour), 'end');
      const next = choose(place, place, added);
      onSelect(sameHours(next, selected) ? null : next, 'end');
    },
    emit: onSelect,
    onHover: (at) => setCursor(at === null ? null : placeAt(at)),
  });

  const keyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { day, hour } = cursor ?? { day: 0, hour: 0 };
    const at = { day: day ?? 0, hour: hour ?? 0 };
    const steps: Readonly<Record<string, TidePlace>> = {
      ArrowLeft: { ...at, hour: Math.max(0, at.hour - 1) },
      ArrowRight: { ...at, hour: Math.min(23, at.hour + 1) },
      ArrowUp: { ...at, day: Math.max(0, at.day - 1) },
      ArrowDown: { ...at, day: Math.min(6, at.day + 1) },
      Home: { ...at, hour: 0 },
      End: { ...at, hour: 23 },
    };
    const to = steps[event.key];
    if (to !== undefined) {
      const next = cursor === null ? at : to;
      setCursor(next);
      if (event.shiftKey) {
        const from = anchor ?? at;
        setAnchor(from);
        onSelect(choose(from, next, false), 'end');
      } else setAnchor(null);
    } else if (event.key === ' ') onSelect(toggleHour(selected, at.day * 24 + at.hour), 'end');
    else if ((event.key === 'Escape' || event.key === 'Delete') && selected !== null) onSelect(null, 'end');
    else return;
    event.preventDefault();
  };

  const drawing = useMemo(
    () => drawTide({ counts, top, colours, days, selected, cursor }, size.width, size.height),
    [counts, top, colours, days, selected, cursor, size],
  );
  const total = useMemo(() => counts.reduce((sum, count) => sum + count, 0), [counts]);
  const shares = numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const under = cursor ?? null;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a canvas's surface in every browser */}
      <div
        ref={surface}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the matrix answers keys for its cells
        tabIndex={0}
        className={styles.surface}
        data-size="tide"
        data-part="surface"
        aria-label={`${label}: ${t('charts.tide.keys')}`}
        onKeyDown={keyDown}
        onBlur={() => setCursor(null)}
        onPointerEnter={onApproach}
        onFocus={onApproach}
        {...handlers}
      >
        <DrawingCanvas drawing={drawing} />
      </div>
      <p className={styles.now} aria-live="polite" data-part="now">
        {under === null ? (
          selected === null ? (
            t('charts.tide.hint')
          ) : (
            t('charts.tide.selected', { n: weekHoursOf(selected).length, count: sumOf(counts, selected) })
          )
        ) : (
          <>
            {placeText(under)} <strong>{t('charts.cases', { count: sumAt(under) })}</strong>
            {total > 0 ? ` · ${shares.format(sumAt(under) / total)}` : ''}
          </>
        )}
      </p>
    </>
  );

  function placeText({ day, hour }: TidePlace): string {
    const dayName =
      day === null ? t('charts.tide.every-day') : t('charts.tide.day', { day: days[day] ?? '' });
    return hour === null ? dayName : t('charts.tide.at', { day: dayName, from: hour, to: hour + 1 });
  }
  function sumAt(place: TidePlace): number {
    return rectangle(place, place).reduce((sum, each) => sum + (counts[each] ?? 0), 0);
  }
}

function sumOf(counts: Uint32Array, hours: WeekHours): number {
  return weekHoursOf(hours).reduce((sum, each) => sum + (counts[each] ?? 0), 0);
}
