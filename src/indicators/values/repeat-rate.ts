import type { Indicator } from '../../domain/indicator';

/**
 * 重复案件率: cases of one 小类 that lie, with at least two others of the same calendar month, inside a circle of 50 m ÷
 * located cases without default addresses (运城, domain facts §0.8, §4.2).
 */
export const indicator: Indicator = { id: 'repeat_rate', group: 'place', order: 3, kind: 'repeat' };
