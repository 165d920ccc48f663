import { useEffect, useState } from 'react';
import type { PlannedPlace } from '../../domain/planned-place';
import { plannedPlaces, planOccasion } from '../../state/planned-places';
import { useApp, useAppState } from '../../state/use-app';

/** By the plan in force, one for each crowd; null until it is known and where there is no plan. `crowds` must stay the same array. */
export function usePlannedPlaces(
  crowds: readonly { readonly rowIds: Uint32Array }[],
): readonly (PlannedPlace | null)[] | null {
  const app = useApp();
  const occasion = useAppState(planOccasion);
  const [known, setKnown] = useState<{
    readonly of: unknown;
    readonly occasion: string;
    readonly places: readonly (PlannedPlace | null)[];
  } | null>(null);
  useEffect(() => {
    if (occasion === null) return undefined;
    let open = true;
    void plannedPlaces(
      app,
      crowds.map(({ rowIds }) => rowIds),
    ).then((places) => {
      if (open && places !== null) setKnown({ of: crowds, occasion, places });
    });
    return () => {
      open = false;
    };
  }, [app, crowds, occasion]);
  return known !== null && known.of === crowds && known.occasion === occasion ? known.places : null;
}
