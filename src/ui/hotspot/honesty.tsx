import type { LeftOutCases } from '../../domain/hotspot';
import { useAppState } from '../../state/use-app';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';

/** Fewer say little about any place. */
export const FEW_CASES = 30;
/** Beyond this share the counts say where was looked rather than what there is. */
const PATROL_SHARE = 0.6;
const MOSTLY_EMPTY = 0.5;
/** Words by which bureaus name cases that their own patrols found. */
const PATROL = /巡查|采集|监督员|网格员|巡防|自行发现|主动发现|主动上报|視察|巡視|巡视|视频/;

interface HonestyProps {
  readonly cases: number;
  readonly leftOut: Omit<LeftOutCases, 'edge'>;
  readonly edge?: number;
  /** 0..1 of the area, where it is known. */
  readonly emptyShare?: number;
  /** What was left out, where the usual sentence does not fit. */
  readonly out?: string;
}

/** What a result does not count, and what to mind when it is shown to others. */
export function Honesty({ cases, leftOut, edge = 0, emptyShare = 0, out }: HonestyProps) {
  const { t } = useTranslation();
  const share = usePatrolShare();
  return (
    <div data-testid="honesty" data-cases={cases} data-patrol={share}>
      <p className={notes.quiet}>{out ?? t('honesty.out', { ...leftOut, edge, cases })}</p>
      {cases < FEW_CASES ? <p className={notes.warn}>{t('honesty.few', { cases })}</p> : null}
      <PatrolNote />
      {emptyShare > MOSTLY_EMPTY ? (
        <p className={notes.quiet}>{t('honesty.empty', { percent: Math.round(100 * emptyShare) })}</p>
      ) : null}
    </div>
  );
}

/** Where most cases were found by patrols, counts say where was looked. */
export function PatrolNote() {
  const { t } = useTranslation();
  const share = usePatrolShare();
  if (share <= PATROL_SHARE) return null;
  return (
    <p className={notes.warn} data-testid="honesty-patrol">
      {t('honesty.patrol', { percent: Math.round(100 * share) })}
    </p>
  );
}

/** Share of the filtered cases whose source is a patrol; 0 where nothing is known of sources. */
function usePatrolShare(): number {
  return useAppState(({ answers, dataset, view }) => {
    const answer = answers.source;
    const sources = dataset.summary?.dictionaries.source;
    if (answer?.kind !== 'categories' || sources === undefined) return 0;
    const own = view.filter.find((clause) => clause.kind === 'values' && clause.field === 'source');
    const chosen = own?.kind === 'values' ? new Set(own.values) : null;
    let known = 0;
    let patrols = 0;
    sources.forEach((source, code) => {
      if (source === '' || (chosen !== null && !chosen.has(source))) return;
      const count = answer.counts[code] ?? 0;
      known += count;
      if (PATROL.test(source)) patrols += count;
    });
    return known === 0 ? 0 : patrols / known;
  });
}
