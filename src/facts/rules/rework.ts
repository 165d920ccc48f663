import type { Fact } from '../../domain/fact';
import { countsForQuality } from '../stages';

/** 返工数 (0 or 1): sent back to the same unit after 核查, as the file counts it (domain facts §4.1). */
export const fact: Fact = {
  id: 'rework',
  needs: [['rework_count']],
  holds: (state) => state.reworked && countsForQuality(state),
};
