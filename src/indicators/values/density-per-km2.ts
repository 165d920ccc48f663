import type { Indicator } from '../../domain/indicator';

/** 发案密度: cases ÷ km² of the area (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'density_per_km2',
  group: 'place',
  order: 1,
  kind: 'density',
  per: 'km2',
};
