/** Told by long work now and then: how much of it is done, 0..1, never falling. */
export type TellShare = (share: number) => void;

/** Nobody listens. */
export const tellNobody: TellShare = () => undefined;

/** For a part of the work, from one share of the whole to another. */
export function partOf(tell: TellShare, from: number, to: number): TellShare {
  return (share) => tell(from + (to - from) * share);
}
