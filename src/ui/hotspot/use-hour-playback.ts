import { useEffect, useState } from 'react';
import { HOURS_PER_WEEK, weekHoursFrom } from '../../domain/week-hours';
import { useApp } from '../../state/use-app';
import { cancelGesture, previewClause } from '../../state/view-commands';

const STEP_MS = 900;

/** One hour of the day after the other, all weekdays together, as a filter that nothing keeps; null: not playing. */
export function useHourPlayback(): { readonly hour: number | null; readonly toggle: () => void } {
  const app = useApp();
  const [hour, setHour] = useState<number | null>(null);
  useEffect(() => {
    if (hour === null) return;
    const hours = Array.from({ length: HOURS_PER_WEEK / 24 }, (_, day) => day * 24 + hour);
    const clause = { kind: 'hours', field: 'reported_at', hours: weekHoursFrom(hours) } as const;
    previewClause(app, 'hours:reported_at', clause, performance.now());
    const timer = setTimeout(() => setHour((hour + 1) % 24), STEP_MS);
    return () => clearTimeout(timer);
  }, [app, hour]);
  useEffect(() => () => cancelGesture(app), [app]);
  const toggle = () => {
    if (hour !== null) cancelGesture(app);
    setHour(hour === null ? 0 : null);
  };
  return { hour, toggle };
}
