import { type CoordinateSystemId, type GaussKruegerId, meridianOf } from '../../domain/place-reading';
import type { Translate } from '../../i18n/translate';

export function systemName(id: CoordinateSystemId, t: Translate): string {
  const meridian = meridianOf(id);
  if (meridian !== null) return t('crs.gauss-krueger', { meridian: String(meridian) });
  return t(`crs.${id as Exclude<CoordinateSystemId, GaussKruegerId>}`);
}
