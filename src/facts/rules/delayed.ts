import type { Fact } from '../../domain/fact';
import { countsForQuality } from '../stages';

/** 延期数: the deadline was moved with approval, as the file counts it (domain facts §4.1, §6). */
export const fact: Fact = {
  id: 'delayed',
  needs: [['delay_count']],
  holds: (state) => state.delayed && countsForQuality(state),
};
