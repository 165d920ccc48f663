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
  'chip.set.emerging': 'cases in a space–time pattern (as of {when})',
  'chip.set.cluster': 'cases in point clusters (as of {when})',
  'chip.set.change': 'cases where counts changed (as of {when})',
  'chip.set.remake': 'Recompute',
  'chip.set.remaking': 'Recomputing',
  'notice.set-made': 'Filtered by a set of {n} cases.',
  'notice.set-remade': 'The set was computed again: {n} cases now.',
  'notice.set-cannot':
    'This set cannot be computed from the present data. Its filter stays: remove it, or open the data it came from.',
  'chip.set.selection': 'picked cases (as of {when})',
  'undo.hours': 'hour filter',
  'undo.number': 'number filter',
  'undo.fact': 'handling filter',
  'undo.set': 'case set filter',
};
