import type { ColumnClause } from '../../domain/column-clause';
import type { Clause, NumberClause } from '../../domain/filter';
import { chosenEnds } from '../../domain/open-days';
import type { PlanClause } from '../../domain/plan-clause';
import { NO_PLAN_ZONE } from '../../domain/responsibility-plan';
import { STATUSES, type Status } from '../../domain/status';
import { weekHoursOf } from '../../domain/week-hours';
import type { ZoneSet } from '../../domain/zone-set';
import type { MessageKey, Translate } from '../../i18n/translate';
import type { PlanClausesState, PlanNames } from '../../state/plan-clause-state';
import { fieldName } from '../records/field-name';

const DAY_MS = 86_400_000;

/** A wall-clock moment as a day, or with the time where it is not midnight. */
export function momentText(time: number): string {
  const text = new Date(time).toISOString();
  return time % DAY_MS === 0 ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
}

/** The last day of a half-open span, as people say it. */
export function lastDayText(to: number): string {
  return to % DAY_MS === 0 ? momentText(to - DAY_MS) : momentText(to);
}

function listed(t: Translate, names: readonly string[]): string {
  const [first = ''] = names;
  return names.length < 2 ? first : t('filters.more', { first, n: names.length });
}

export function valueText(t: Translate, field: string, value: string): string {
  if (value === '') return t('chip.empty');
  return field === 'status' && (STATUSES as readonly string[]).includes(value)
    ? t(`status.${value as Status}`)
    : value;
}

/** A clause in words, as its chip shows it. */
export function clauseText(
  t: Translate,
  clause: Clause,
  zoneSet: ZoneSet | null,
  plans: PlanClausesState['plans'],
): string {
  switch (clause.kind) {
    case 'time':
      return spanText(t, chosenEnds(clause));
    case 'class': {
      const names = [
        ...clause.majors.map((major) => (major === '' ? t('charts.class.missing.major') : major)),
        ...clause.minors.map(
          ([major, minor]) => `${major}/${minor === '' ? t('charts.class.missing.minor') : minor}`,
        ),
      ];
      return t('chip.class', { what: listed(t, names) });
    }
    case 'values':
      return t('chip.values', {
        field: t(`field.${clause.field}`),
        what: listed(
          t,
          clause.values.map((value) => valueText(t, clause.field, value)),
        ),
      });
    case 'zone': {
      const names = new Map(zoneSet?.zones.map((zone) => [zone.id, zone.name]));
      return t('chip.zone', {
        what: listed(
          t,
          clause.zones.map((id) => (id === '' ? t('chip.no-zone') : (names.get(id) ?? id))),
        ),
      });
    }
    case 'extent':
      return t('chip.extent');
    case 'lasso':
      return t('chip.lasso');
    case 'quality':
      return t('chip.quality', {
        what: listed(
          t,
          clause.qualities.map((quality) => t(`quality.${quality}`)),
        ),
      });
    case 'mismatch':
      return t(`chip.mismatch.${clause.level}`);
    case 'text':
      return t('chip.text', { text: clause.text });
    case 'column':
      return columnText(t, clause);
    case 'hours':
      return t('chip.hours', { field: t(`field.${clause.field}`), n: weekHoursOf(clause.hours).length });
    case 'number':
      return numberText(t, clause);
    case 'fact': {
      const what = t(`fact.${clause.fact}` as MessageKey);
      return clause.holds ? what : t('chip.fact.not', { what });
    }
    case 'set':
      return t(`chip.set.${clause.source}`, { when: momentText(clause.frozenAt) });
    case 'plan':
      return planText(t, clause, plans[clause.plan]);
  }
}

function spanText(t: Translate, { from, to }: ReturnType<typeof chosenEnds>): string {
  if (from === null && to === null) return t('chip.time.any');
  if (from === null) return t('chip.time.until', { to: lastDayText(to!) });
  if (to === null) return t('chip.time.since', { from: momentText(from) });
  return t('chip.time', { from: momentText(from), to: lastDayText(to) });
}

function planText(t: Translate, { zones, chiefs }: PlanClause, plan: PlanNames | undefined): string {
  const names = new Map(plan?.zones.map(({ id, name }) => [id, name]));
  return t('chip.plan', {
    plan: plan?.name ?? t('chip.plan.unknown'),
    what: listed(t, [
      ...zones.map((id) =>
        id === NO_PLAN_ZONE ? t('chip.plan.no-zone') : names.get(id) || t('chip.plan.zone', { id }),
      ),
      ...chiefs.map((name) => (name === '' ? t('chip.plan.no-chief') : t('chip.plan.chief', { name }))),
    ]),
  });
}

function columnText(t: Translate, { field, test }: ColumnClause): string {
  const name = fieldName(field, t);
  switch (test.op) {
    case 'contains':
      return t('chip.column.contains', { field: name, text: test.text });
    case 'among':
      return t('chip.values', {
        field: name,
        what: listed(
          t,
          test.values.map((value) => valueText(t, field, value)),
        ),
      });
    default:
      return t(`chip.column.${test.op}`, { field: name });
  }
}

function numberText(t: Translate, { measure, from, to }: NumberClause): string {
  const what =
    measure.kind === 'field'
      ? t(`field.${measure.field}`)
      : t('chip.number.hours', { from: t(`field.${measure.from}`), to: t(`field.${measure.to}`) });
  if (from === null && to === null) return t('chip.number.known', { what });
  if (from === null) return t('chip.number.below', { what, to: to ?? '' });
  return to === null ? t('chip.number.from', { what, from }) : t('chip.number.between', { what, from, to });
}

/** A clause that names a zone set which is no longer loaded filters nothing away in silence: it is shown as dead. */
export function isDead(clause: Clause, zoneSet: ZoneSet | null): boolean {
  return clause.kind === 'zone' && clause.zoneSet !== zoneSet?.id;
}

/** What an undo step did; see `labelOf` in state/view-commands. */
export function stepText(t: Translate, label: string): string {
  const [key = '', field] = label.split(':');
  return field === undefined
    ? t(key as MessageKey)
    : t('undo.values', { field: t(`field.${field}` as MessageKey) });
}
