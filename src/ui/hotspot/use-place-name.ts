import { chiefOfZone } from '../../domain/chief-of-zone';
import { useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';

/** A zone's own words and who answers for it, where a roster says so; '' for no zone. */
export function usePlaceName(): (zone: number) => string {
  const { t } = useTranslation();
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const rosters = useAppState((state) => state.rosters);
  return (index) => {
    const zone = zoneSet?.zones[index];
    if (zone === undefined) return '';
    const place = [...new Set([zone.street, zone.community, zone.name])]
      .filter((part) => part !== '')
      .join(' · ');
    const chief = chiefOfZone(rosters, zone);
    if (chief === null) return t('repeat.zone', { place });
    return t('repeat.zone-chief', { place, chief: [chief.chief, chief.unit].filter(Boolean).join(' ') });
  };
}
