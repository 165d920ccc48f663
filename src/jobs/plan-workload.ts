import type { Balance, DeviationBin } from '../domain/balance';
import { NO_PLAN_ZONE, type PlanZone } from '../domain/responsibility-plan';
import type { CaseSpan, UnitCases, UnitSet, WorkloadModel } from '../domain/unit-set';
import { classWeights, LOAD_PARTS, type LoadPart, lastWholeMonth, workloadSpan } from '../domain/workload';
import type { ZoneFigures } from '../domain/zone-figures';
import { balanceOf, deviationBins } from '../zoning/balance';
import { loadParts, unitLoads } from '../zoning/workload';
import { zoneFigures } from '../zoning/zone-figures';
import type { PlanDesk } from './plan-desk';
import type { PlanPorts } from './plan-room';

/** What is known of the cases that workload is made of. */
export interface CaseGround {
  /** Major classes of the data, by its own words. */
  readonly majors: readonly string[];
  /** Of the latest case; milliseconds of the local wall clock. */
  readonly latest: number;
}

export interface UnitWeights {
  readonly loads: Float64Array;
  /** Cases of the last whole month, per unit. */
  readonly monthCases: Uint32Array;
  /** Sum over all units of each part of the load. */
  readonly sums: { readonly [P in LoadPart]: number };
  /** null where there are no cases. */
  readonly span: CaseSpan | null;
  readonly month: CaseSpan | null;
  /** Of the span: how many cases count, and how many are on no unit. */
  readonly counted: Pick<UnitCases, 'cases' | 'off' | 'byCode' | 'areaOnly' | 'leftOut'> | null;
}

/** What each unit weighs under a model. All cases of the data count, whatever the filter on the screen. */
export async function weighUnits(
  ports: Pick<PlanPorts, 'unitCases'>,
  units: UnitSet,
  model: WorkloadModel,
  ground: CaseGround | null,
): Promise<UnitWeights> {
  const weights = {
    caseWeights: classWeights(model, ground?.majors ?? []),
    otherCase: model.otherCase,
  };
  const span = ground === null ? null : workloadSpan(model.months, ground.latest);
  const month = ground === null ? null : lastWholeMonth(ground.latest);
  const spanCases = span === null ? null : await ports.unitCases(units, [], span, weights);
  const monthCases = month === null ? null : await ports.unitCases(units, [], month, weights);
  const parts = loadParts(units, spanCases?.weighted ?? null, model);
  return {
    loads: unitLoads(parts),
    monthCases: monthCases?.counts ?? new Uint32Array(units.areaM2.length),
    sums: Object.fromEntries(
      LOAD_PARTS.map((part) => [part, parts[part].reduce((sum, load) => sum + load, 0)]),
    ) as Record<LoadPart, number>,
    span,
    month,
    counted: spanCases,
  };
}

/** How the plan on the desk stands, as it is at this moment of a stroke. */
export interface PlanBalance {
  readonly zones: readonly PlanZone[];
  /** In the order of `zones`. */
  readonly loads: Float64Array;
  readonly balance: Balance;
  readonly bins: readonly DeviationBin[];
  readonly unassignedUnits: number;
  readonly unassignedLoad: number;
}

export function planBalance(desk: PlanDesk): PlanBalance {
  const { zones } = desk.plan();
  const loads = Float64Array.from(zones, ({ id }) => desk.total('load', id));
  const balance = balanceOf(loads);
  return {
    zones,
    loads,
    balance,
    bins: deviationBins(balance.deviations),
    unassignedUnits: desk.unitsIn(NO_PLAN_ZONE),
    unassignedLoad: desk.total('load', NO_PLAN_ZONE),
  };
}

/** Figures of the desk's zones, roads and streets among them; a pass over all units. */
export function deskFigures(desk: PlanDesk): readonly ZoneFigures[] {
  return zoneFigures(desk.units, desk.state.units.zone, desk.plan().zones, desk.loads(), desk.cases());
}
