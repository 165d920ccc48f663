import type { FieldId } from '../domain/field';
import { FACTS } from '../facts/registry';

/** Ids of the facts that data with these fields can tell. */
export function toldFacts(fields: readonly FieldId[]): readonly string[] {
  return FACTS.filter(({ needs }) =>
    needs.every((group) => group.some((field) => fields.includes(field))),
  ).map(({ id }) => id);
}
