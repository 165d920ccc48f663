import type { Draft, DraftRefusal, DraftRequest } from '../domain/draft';
import type { Filter } from '../domain/filter';
import type { PlanFinding } from '../domain/plan-check';
import type { PlanMesh } from '../domain/plan-mesh';
import type { Result } from '../domain/result';
import type {
  CaseClassWeights,
  CaseSpan,
  UnitCases,
  UnitMapping,
  UnitRefusal,
  UnitSet,
} from '../domain/unit-set';
import type { ZoneGeometry } from '../domain/zone-set';
import type { CheckGround, CheckQuestion } from '../zoning/checks/check-input';
import type { DraftProgress } from '../zoning/draft/draft-zones';
import type { ZoneOutline } from '../zoning/outline/zone-outlines';
import type { ReshapeRefusal } from '../zoning/units/reshape-segments';
import type { PlanExportRequest, PlanFile } from './export-plan';
import type { ExportError } from './export-rows';
import { inRoom } from './in-room';
import type { UnitsRequest } from './make-units';
import type { ReshapeRequest } from './reshape-units';

/** Where plans are computed; closed at the end of a run, and in the middle of it by cancelling. */
export interface PlanRoom {
  readonly makeUnits: (request: UnitsRequest) => Promise<Result<UnitSet, UnitRefusal>>;
  readonly draft: (
    request: DraftRequest,
    onProgress: (progress: DraftProgress) => void,
  ) => Promise<Result<Draft, DraftRefusal>>;
  /** What the map draws of units. */
  readonly mesh: (geometry: ZoneGeometry) => Promise<PlanMesh>;
  /** The units that are checked from now on: sent once a set, since 100,000 of them take as long to send as to check. */
  readonly holdGround: (ground: CheckGround) => Promise<void>;
  /** By the ground held last. */
  readonly check: (question: CheckQuestion) => Promise<readonly PlanFinding[]>;
  /** By zone id, of those asked for. */
  readonly outlines: (
    geometry: ZoneGeometry,
    zoneOf: Uint32Array,
    zones: readonly number[],
  ) => Promise<ReadonlyMap<number, ZoneOutline>>;
  readonly exportPlan: (request: PlanExportRequest) => Promise<Result<PlanFile, ExportError>>;
  /** A segment split or two merged by hand. */
  readonly reshapeUnits: (
    request: ReshapeRequest,
  ) => Promise<Result<{ readonly units: UnitSet; readonly mapping: UnitMapping }, ReshapeRefusal>>;
  /** Overlaps of a set's units and gaps between them: asked once a set, not once a plan. */
  readonly checkUnits: (units: Pick<UnitSet, 'kind' | 'geometry'>) => Promise<readonly PlanFinding[]>;
  readonly close: () => void;
}

export interface PlanPorts {
  readonly openPlanRoom: () => PlanRoom;
  /** The filter's cases of a span by unit, from the brush index; the units of its rows are kept there by the set's id. */
  readonly unitCases: (
    units: UnitSet,
    filter: Filter,
    span: CaseSpan,
    weights: CaseClassWeights,
    /** Also those that no statistics count: voided, at a default address, out of the area. */
    everyCase?: boolean,
  ) => Promise<UnitCases>;
  /** Unit of every row, −1 for none. */
  readonly unitOfRows: (units: UnitSet) => Promise<Int32Array>;
  /** Rows whose unit is wanted (1), or that lie on none where `off`, whatever the filter. */
  readonly rowsOnUnits: (units: UnitSet, wanted: Uint8Array, off: boolean) => Promise<Uint32Array>;
}

/** One piece of work in a room of its own; null where `signal` ended it. */
export function inPlanRoom<T>(
  ports: Pick<PlanPorts, 'openPlanRoom'>,
  work: (room: PlanRoom) => Promise<T>,
  signal: AbortSignal,
): Promise<T | null> {
  return inRoom(ports.openPlanRoom(), work, signal);
}
