import {
  COORDINATE_SYSTEM_IDS,
  type CoordinateSystemId,
  GAUSS_KRUEGER_IDS,
  gaussKruegerEpsg,
  meridianOf,
} from '../../domain/place-reading';
import { useTranslation } from '../kit/translation';
import { systemName } from './system-name';

const DEGREES: readonly CoordinateSystemId[] = ['wgs84', 'gcj02', 'bd09'];
const METRES = COORDINATE_SYSTEM_IDS.filter(
  (id) => !DEGREES.includes(id) && meridianOf(id) === null && id !== 'local-grid',
);

/** The coordinate systems in their groups; a local grid takes control points and is left to the caller. */
export function SystemOptions() {
  const { t } = useTranslation();
  const option = (id: CoordinateSystemId) => {
    const meridian = meridianOf(id);
    return (
      <option key={id} value={id}>
        {meridian === null
          ? systemName(id, t)
          : t('place.meridian', { meridian: String(meridian), epsg: String(gaussKruegerEpsg(meridian)) })}
      </option>
    );
  };
  return (
    <>
      <optgroup label={t('place.group.degree')}>{DEGREES.map(option)}</optgroup>
      <optgroup label={t('place.group.metre')}>{METRES.map(option)}</optgroup>
      <optgroup label={t('place.group.gauss-krueger')}>{GAUSS_KRUEGER_IDS.map(option)}</optgroup>
    </>
  );
}
