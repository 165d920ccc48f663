import type { charts as source } from '../zh-CN/charts';

export const charts: Record<keyof typeof source, string> = {
  'charts.missing': '(empty)',
  'charts.cases': '{count} {count?case:cases}',
  'charts.empty': 'No cases to count',
  'charts.only': 'Only',
  'charts.only.of': 'Only {name}',
  'charts.all': 'All',
  'charts.search': 'Find in the list',
  'charts.search.none': 'Nothing is named like “{text}”',
  'charts.more': 'Show all {count}',
  'charts.fewer': 'Show fewer',
  'charts.order': 'Order',
  'charts.order.count': 'By count',
  'charts.order.name': 'By name',

  'charts.time.title': 'Time',
  'charts.time.unit': 'Unit',
  'charts.time.unit.day': 'Day',
  'charts.time.unit.week': 'Week',
  'charts.time.unit.month': 'Month',
  'charts.time.clear': 'Clear the period',
  'charts.time.days': '{count} {count?day:days}',
  'charts.time.missing': '{count} without a time',
  'charts.time.empty': 'No case has a time',
  'charts.time.from': 'First day',
  'charts.time.to': 'Last day',
  'charts.time.window': 'Selected period',
  'charts.time.window.value': '{from} to {to}',
  'charts.time.hint':
    'Drag to select a period, snapped by {unit} (hold Alt for minutes); double-click or Esc clears it',
  'charts.time.summary':
    'Cases over time: {count} from {from} to {to}; the highest is {peak} with {peakCount}.',
  'charts.time.summary.selected': 'Selected: {from} to {to}, {count} {count?case:cases}.',
  'charts.time.play': 'Play by {unit}',
  'charts.time.pause': 'Pause',

  'charts.class.title': 'Classes',
  'charts.class.missing.major': '(no major class)',
  'charts.class.missing.minor': '(no minor class)',

  'charts.ranking.name': 'Name',
  'charts.ranking.count': 'Cases',
  'charts.ranking.per_km2': 'per km²',
  'charts.ranking.share': 'Share',
};
