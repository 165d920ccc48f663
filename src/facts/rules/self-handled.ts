import type { Fact } from '../../domain/fact';
import { stands } from '../stages';

/** 自行处置数: the collector put it right on the spot; counted apart (domain facts §4.1). */
export const fact: Fact = {
  id: 'self_handled',
  needs: [['self_handled']],
  holds: (state) => state.selfHandled && stands(state),
};
