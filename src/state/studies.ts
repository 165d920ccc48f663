import workHours from '../../data/work-hours.json';
import type { AreaTide } from '../domain/area-tides';
import type { BriefEntry } from '../domain/brief';
import type { Comparison } from '../domain/compared-span';
import type { Filter } from '../domain/filter';
import type { Span } from '../domain/period';
import type { LngLat } from '../domain/place';
import type { CaseWeight, PlacedCases } from '../domain/placed-cases';
import type { PlannedPlace } from '../domain/planned-place';
import type {
  BackTestStudy,
  CampaignStudy,
  ChangeStudy,
  ChangeUnits,
  DensityRecipe,
  DensityStudy,
  PlaceExplanation,
  StudyRefusal,
} from '../domain/study';
import { dutyOfShifts } from '../domain/week-duty';
import type { WeekHours } from '../domain/week-hours';

export type StudyKind = 'density' | 'change' | 'campaign' | 'backTest' | 'why';

/** A result and what it was made of; of other rows or zones it is not shown. */
export interface FoundStudy<T> {
  readonly study: T;
  readonly filter: Filter;
  readonly span: Span;
  readonly leftOut: PlacedCases['leftOut'];
  /** `dataset.version` of its rows and zones. */
  readonly version: number;
}

export interface StudyRun<T> {
  readonly running: boolean;
  /** Of the run under way, 0..1. */
  readonly share: number;
  readonly refusal: StudyRefusal | null;
  readonly found: FoundStudy<T> | null;
}

/** What the next runs are asked with: part of a link. */
export interface StudyChoices {
  readonly density: DensityRecipe;
  readonly weight: CaseWeight;
  readonly comparison: Comparison;
  readonly units: ChangeUnits;
  readonly trainingWeeks: number;
  readonly testWeeks: number;
  /** Day on which a campaign began; null: the middle of the span. */
  readonly campaignDay: number | null;
  readonly campaignDays: number;
  readonly duty: WeekHours;
}

/** The one surface that lies on the map beside the quick heat. */
export type StudySurface = 'density' | 'change' | 'difference';

export interface WhyHere {
  readonly place: LngLat;
  readonly reachMetres: number;
  readonly filter: Filter;
  readonly span: Span;
  readonly explanation: PlaceExplanation;
  /** Whose zone the cases lie in by the plan in force; null for none. */
  readonly planned: PlannedPlace | null;
  readonly version: number;
}

export interface AreaTides {
  readonly of: AreaTide['of'];
  /** The result that the areas are of. */
  readonly made: unknown;
  readonly areas: readonly AreaTide[];
}

export interface StudiesState {
  readonly choices: StudyChoices;
  readonly surface: StudySurface;
  readonly density: StudyRun<DensityStudy>;
  /** Where the density was read on the map, per km² and period; NaN outside of the study area. */
  readonly reading: { readonly place: LngLat; readonly value: number } | null;
  readonly change: StudyRun<ChangeStudy>;
  readonly campaign: StudyRun<CampaignStudy>;
  /** Areas of a campaign as filters; `control` null is everywhere else. */
  readonly treated: Filter | null;
  readonly control: Filter | null;
  readonly backTest: StudyRun<BackTestStudy>;
  readonly tides: AreaTides | null;
  readonly tidesRunning: boolean;
  readonly why: WhyHere | null;
  readonly brief: { readonly data: string | null; readonly entries: readonly BriefEntry[] };
}

const IDLE = { running: false, share: 0, refusal: null, found: null } as const;

/** Shifts as the data file has them, "08:00" to minutes. */
function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

export const USUAL_DUTY: WeekHours = dutyOfShifts({
  shifts: workHours.shifts.map(([from = '', to = '']) => [minutesOf(from), minutesOf(to)] as const),
});

export const INITIAL_STUDIES: StudiesState = {
  choices: {
    density: { kernel: 'quartic', bandwidthMetres: 500, period: 'week', levels: 'round' },
    weight: { kind: 'cases' },
    comparison: 'previous',
    units: 'zones',
    trainingWeeks: 12,
    testWeeks: 4,
    campaignDay: null,
    campaignDays: 28,
    duty: USUAL_DUTY,
  },
  surface: 'density',
  density: IDLE,
  reading: null,
  change: IDLE,
  campaign: IDLE,
  treated: null,
  control: null,
  backTest: IDLE,
  tides: null,
  tidesRunning: false,
  why: null,
  brief: { data: null, entries: [] },
};
