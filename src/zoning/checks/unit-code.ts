import type { PlanFinding } from '../../domain/plan-check';
import type { PlanCheck } from './check-input';

/** 15 digits (6 + 3 + 3 + 3, GB/T 47678.3); 14 (CJ/T 213) and 16 (运城) are in use. */
const CELL_CODE = /^\d{14,16}$/;

/** Units without codes at all are not judged: road segments have none. */
export const badCode: PlanCheck = ({ codes }) => {
  if (codes.every((code) => code === '')) return [];
  const wrong: number[] = [];
  codes.forEach((code, unit) => {
    if (!CELL_CODE.test(code)) wrong.push(unit);
  });
  return wrong.length === 0 ? [] : [{ code: 'bad_code', zones: [], units: wrong, amount: wrong.length }];
};

export const duplicateCode: PlanCheck = ({ codes }) => {
  const byCode = new Map<string, number[]>();
  codes.forEach((code, unit) => {
    if (code === '') return;
    const list = byCode.get(code);
    if (list) list.push(unit);
    else byCode.set(code, [unit]);
  });
  return [...byCode.values()]
    .filter((list) => list.length > 1)
    .map((list): PlanFinding => ({ code: 'duplicate_code', zones: [], units: list, amount: list.length }));
};
