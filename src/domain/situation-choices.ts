import { TIME_FIELDS, type TimeField } from './field';

/** The views of 态势 that can be folded away; a folded one is not asked. */
export const SITUATION_SECTIONS = [
  'figures',
  'trend',
  'tide',
  'drill',
  'ranking',
  'response',
  'indicators',
] as const;
export type SituationSection = (typeof SITUATION_SECTIONS)[number];

/** Whether a place is the one that the case states or the one that its point lies in. */
export const PLACE_BASES = ['reported', 'located'] as const;
export type PlaceBasis = (typeof PLACE_BASES)[number];

export const RANKING_LEVELS = [
  'district',
  'street',
  'community',
  'zone',
  'road_name',
  'unit',
  'plan_zone',
  'chief',
] as const;
export type RankingLevel = (typeof RANKING_LEVELS)[number];

/** How a person likes to look at 态势; kept from one visit to the next, no part of a link or of undo. */
export interface SituationChoices {
  readonly tideField: TimeField;
  readonly drillBasis: PlaceBasis;
  readonly rankingLevel: RankingLevel;
  readonly rankingBasis: PlaceBasis;
  readonly folded: readonly SituationSection[];
  /** Of the playback: units a second. */
  readonly playSpeed: number;
}

export const PLAY_SPEEDS = [0.5, 1, 2, 4] as const;

export const INITIAL_SITUATION: SituationChoices = {
  tideField: 'reported_at',
  drillBasis: 'reported',
  rankingLevel: 'street',
  rankingBasis: 'reported',
  folded: [],
  playSpeed: 1,
};

/** What was kept, as far as it is usable: it may come from another version or from anybody's hand. */
export function situationChoices(kept: unknown): SituationChoices {
  if (typeof kept !== 'object' || kept === null) return INITIAL_SITUATION;
  const of = <T>(name: keyof SituationChoices, known: readonly T[], initial: T): T => {
    const value: unknown = (kept as Readonly<Record<string, unknown>>)[name];
    return known.find((one) => one === value) ?? initial;
  };
  const folded: unknown = (kept as Readonly<Record<string, unknown>>).folded;
  return {
    tideField: of('tideField', TIME_FIELDS, INITIAL_SITUATION.tideField),
    drillBasis: of('drillBasis', PLACE_BASES, INITIAL_SITUATION.drillBasis),
    rankingLevel: of('rankingLevel', RANKING_LEVELS, INITIAL_SITUATION.rankingLevel),
    rankingBasis: of('rankingBasis', PLACE_BASES, INITIAL_SITUATION.rankingBasis),
    folded: SITUATION_SECTIONS.filter((section) => Array.isArray(folded) && folded.includes(section)),
    playSpeed: of<number>('playSpeed', PLAY_SPEEDS, INITIAL_SITUATION.playSpeed),
  };
}
