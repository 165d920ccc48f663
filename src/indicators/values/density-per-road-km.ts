import type { Indicator } from '../../domain/indicator';

/** 发案密度: cases ÷ km of the roads of the area (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'density_per_road_km',
  group: 'place',
  order: 2,
  kind: 'density',
  per: 'road_km',
};
