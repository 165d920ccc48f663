import type { BackTestRequest } from '../analysis/back-test';
import type { ChangeRequest } from '../analysis/change-study';
import type { DensityRequest } from '../analysis/density-study';
import type { ExplainRequest } from '../analysis/explain-place';
import type { Filter } from '../domain/filter';
import type { PlacedCases } from '../domain/placed-cases';
import type { Result } from '../domain/result';
import type { TellShare } from '../domain/share-done';
import type {
  BackTestStudy,
  ChangeStudy,
  DensityStudy,
  PlaceExplanation,
  StudyRefusal,
} from '../domain/study';
import { inRoom } from './in-room';

/** Where studies of places are computed; closed at the end of a run, and in the middle of it by cancelling. */
export interface StudyRoom {
  readonly density: (
    request: DensityRequest,
    tell?: TellShare,
  ) => Promise<Result<DensityStudy, StudyRefusal>>;
  readonly densityRows: (
    request: DensityRequest,
    level: number,
  ) => Promise<Result<Uint32Array, StudyRefusal>>;
  readonly change: (request: ChangeRequest, tell?: TellShare) => Promise<Result<ChangeStudy, StudyRefusal>>;
  readonly changedRows: (
    request: ChangeRequest,
    verdict: 1 | -1,
  ) => Promise<Result<Uint32Array, StudyRefusal>>;
  readonly backTest: (
    request: BackTestRequest,
    tell?: TellShare,
  ) => Promise<Result<BackTestStudy, StudyRefusal>>;
  readonly explain: (request: ExplainRequest) => Promise<PlaceExplanation>;
  readonly close: () => void;
}

export interface StudyPorts {
  readonly openStudyRoom: () => StudyRoom;
  /** The filter's cases with a place, from the brush index. */
  readonly placedCases: (filter: Filter) => Promise<PlacedCases>;
}

/** One study in a room of its own; null where `signal` ended it. */
export function inStudyRoom<T>(
  ports: StudyPorts,
  work: (room: StudyRoom) => Promise<T>,
  signal: AbortSignal,
): Promise<T | null> {
  return inRoom(ports.openStudyRoom(), work, signal);
}
