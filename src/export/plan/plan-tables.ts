import type { PlanColumnCode } from '../../domain/plan-output';
import type { PlanZone } from '../../domain/responsibility-plan';
import type { UnitSet } from '../../domain/unit-set';
import type { ZoneFigures, ZoneRoad } from '../../domain/zone-figures';
import { maskNumber } from '../masked-rows';
import type { PlanColumn } from './table-source';

type Column = PlanColumn<PlanColumnCode>;

/** Numbers of a table are rounded for people: metres to whole ones, loads to a hundredth. */
const rounded = (value: number, decimals = 0) => Math.round(value * 10 ** decimals) / 10 ** decimals;

const text = (code: PlanColumnCode, cells: readonly string[]): Column => ({ code, kind: 'text', cells });
const coded = (code: PlanColumnCode, cells: readonly string[]): Column => ({ code, kind: 'coded', cells });
const number = (code: PlanColumnCode, cells: readonly (number | null)[]): Column => ({
  code,
  kind: 'number',
  cells,
});
const chiefPhone = ({ chief }: PlanZone, masked: boolean) => (masked ? maskNumber(chief.phone) : chief.phone);

/**
 * Who has what: a row for each zone, or for each road of it. Figures of the zone stand in the first of its rows only, so that
 * a column's sum is the plan's.
 */
export function rosterTable(figures: readonly ZoneFigures[], masked: boolean): readonly Column[] {
  const none: ZoneRoad | null = null;
  const rows = figures.flatMap((own) =>
    (own.roads.length === 0 ? [none] : own.roads).map((road, i) => ({ own, road, isFirst: i === 0 })),
  );
  const once = (value: (own: ZoneFigures) => number) =>
    rows.map(({ own, isFirst }) => (isFirst ? value(own) : null));
  return [
    number(
      'number',
      rows.map((_, i) => i + 1),
    ),
    text(
      'zone',
      rows.map(({ own }) => own.zone.name),
    ),
    text(
      'road',
      rows.map(({ road }) => road?.name ?? ''),
    ),
    text(
      'from',
      rows.map(({ road }) => road?.from ?? ''),
    ),
    text(
      'to',
      rows.map(({ road }) => road?.to ?? ''),
    ),
    number(
      'length',
      rows.map(({ own, road }) => rounded(road?.metres ?? own.lengthMetres)),
    ),
    text(
      'street',
      rows.map(({ own }) => own.streets.join('、')),
    ),
    text(
      'community',
      rows.map(({ own }) => own.communities.join('、')),
    ),
    coded(
      'level',
      rows.map(({ own }) => own.zone.level),
    ),
    text(
      'chief',
      rows.map(({ own }) => own.zone.chief.name),
    ),
    text(
      'unit',
      rows.map(({ own }) => own.zone.chief.unit),
    ),
    text(
      'phone',
      rows.map(({ own }) => chiefPhone(own.zone, masked)),
    ),
    text(
      'shift',
      rows.map(({ own }) => own.zone.chief.shift),
    ),
    text(
      'valid_from',
      rows.map(({ own }) => own.zone.from),
    ),
    text(
      'valid_to',
      rows.map(({ own }) => own.zone.to),
    ),
    number(
      'units',
      once((own) => own.units),
    ),
    number(
      'cases',
      once((own) => own.cases),
    ),
    number(
      'load',
      once((own) => rounded(own.load, 2)),
    ),
  ];
}

/** The zones as a layer of a map: a row each. The first column is its name. */
export function zoneTable(figures: readonly ZoneFigures[], masked: boolean): readonly Column[] {
  const of = (value: (own: ZoneFigures) => string) => figures.map(value);
  const sum = (value: (own: ZoneFigures) => number) => figures.map(value);
  return [
    text(
      'zone',
      of(({ zone }) => zone.name),
    ),
    coded(
      'level',
      of(({ zone }) => zone.level),
    ),
    text(
      'chief',
      of(({ zone }) => zone.chief.name),
    ),
    text(
      'unit',
      of(({ zone }) => zone.chief.unit),
    ),
    text(
      'phone',
      of(({ zone }) => chiefPhone(zone, masked)),
    ),
    text(
      'shift',
      of(({ zone }) => zone.chief.shift),
    ),
    text(
      'valid_from',
      of(({ zone }) => zone.from),
    ),
    text(
      'valid_to',
      of(({ zone }) => zone.to),
    ),
    text(
      'street',
      of(({ streets }) => streets.join('、')),
    ),
    text(
      'community',
      of(({ communities }) => communities.join('、')),
    ),
    text(
      'road',
      of(({ roads }) => roads.map(({ name }) => name).join('、')),
    ),
    number(
      'units',
      sum(({ units }) => units),
    ),
    number(
      'area',
      sum(({ areaM2 }) => rounded(areaM2)),
    ),
    number(
      'length',
      sum(({ lengthMetres }) => rounded(lengthMetres)),
    ),
    number(
      'cases',
      sum(({ cases }) => cases),
    ),
    number(
      'load',
      sum(({ load }) => rounded(load, 2)),
    ),
  ];
}

/** A unit that changes hands; a side is null where it is nobody's. */
export interface UnitHandover {
  readonly unit: number;
  readonly before: PlanZone | null;
  readonly after: PlanZone | null;
  readonly load: number;
  readonly cases: number;
}

/** What changes hands between two plans: a row a unit. */
export function changeTable(units: UnitSet, handovers: readonly UnitHandover[]): readonly Column[] {
  const of = (value: (unit: number) => string) => handovers.map(({ unit }) => value(unit));
  return [
    number(
      'number',
      handovers.map((_, i) => i + 1),
    ),
    text(
      'unit_code',
      of((unit) => units.codes[unit] ?? ''),
    ),
    text(
      'unit_name',
      of((unit) => units.names[unit] ?? ''),
    ),
    text(
      'from',
      of((unit) => units.from[unit] ?? ''),
    ),
    text(
      'to',
      of((unit) => units.to[unit] ?? ''),
    ),
    text(
      'street',
      of((unit) => units.streets[units.streetOf[unit]!] ?? ''),
    ),
    text(
      'community',
      of((unit) => units.communities[units.communityOf[unit]!] ?? ''),
    ),
    text(
      'zone_before',
      handovers.map(({ before }) => before?.name ?? ''),
    ),
    text(
      'chief_before',
      handovers.map(({ before }) => before?.chief.name ?? ''),
    ),
    text(
      'zone_after',
      handovers.map(({ after }) => after?.name ?? ''),
    ),
    text(
      'chief_after',
      handovers.map(({ after }) => after?.chief.name ?? ''),
    ),
    number(
      'cases',
      handovers.map(({ cases }) => cases),
    ),
    number(
      'load',
      handovers.map(({ load }) => rounded(load, 2)),
    ),
  ];
}
