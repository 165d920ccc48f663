import type { MapFault, MapFaults } from '../../domain/map-fault';

const LISTED = 500;

/** Faults of a file: those of left-out features are listed before the cap is spent on others. */
export function createFaultList() {
  const left: MapFault[] = [];
  const odd: MapFault[] = [];
  let total = 0;
  return {
    add(fault: MapFault): void {
      total++;
      const list = fault.left ? left : odd;
      if (list.length < LISTED) list.push(fault);
    },
    faults(): MapFaults {
      const list = [...left, ...odd].slice(0, LISTED);
      return { list: list.sort((a, b) => a.line - b.line || a.feature - b.feature), total };
    },
  };
}
