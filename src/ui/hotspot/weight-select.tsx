import type { CaseWeight } from '../../domain/placed-cases';
import type { NamedWeight } from './use-weights';

interface WeightSelectProps {
  readonly id: string;
  readonly weight: CaseWeight;
  readonly weights: readonly NamedWeight[];
  readonly onChange: (weight: CaseWeight) => void;
}

/** What a case counts for: one, its square metres, or a number of its own. */
export function WeightSelect({ id, weight, weights, onChange }: WeightSelectProps) {
  return (
    <select
      id={id}
      data-testid={id}
      value={JSON.stringify(weight)}
      onChange={(event) => {
        const chosen = weights.find(({ value }) => JSON.stringify(value) === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {weights.map(({ value, name }) => (
        <option key={name} value={JSON.stringify(value)}>
          {name}
        </option>
      ))}
    </select>
  );
}
