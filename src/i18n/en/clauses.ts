import type { clauses as source } from '../zh-CN/clauses';

export const clauses: Record<keyof typeof source, string> = {
  'chip.hours': '{field}: {n} hours of the week',
  'chip.number.hours': 'hours from {from} to {to}',
  'chip.number.known': '{what}: known',
  'chip.number.below': '{what}: below {to}',
  'chip.number.from': '{what}: at least {from}',
  'chip.number.between': '{what}: {from} up to {to}',
  'chip.fact.not': 'not “{what}”',
  'chip.set.hotspot': 'cases in hotspots (as of {when})',
  'chip.set.repeat': 'cases at repeat places (as of {when})',
  'chip.set.selection': 'picked cases (as of {when})',
  'undo.hours': 'hour filter',
  'undo.number': 'number filter',
  'undo.fact': 'handling filter',
  'undo.set': 'case set filter',
};
