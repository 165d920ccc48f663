import { chiefOfZone } from '../../domain/chief-of-zone';
import type { PlannedPlace } from '../../domain/planned-place';
import { useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';

/** A zone's own words and who answers for it: by the plan in force where it says so, else by a roster; '' for no zone. */
export function usePlaceName(): (zone: number, planned: PlannedPlace | null) => string {
  const { t } = useTranslation();
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const rosters = useAppState((state) => state.rosters);
  return (index, planned) => {
    const zone = zoneSet?.zones[index];
    const byPlan =
      planned === null
        ? ''
        : t(planned.chief === '' ? 'repeat.planned' : 'repeat.planned-chief', { ...planned });
    if (zone === undefined) return byPlan;
    const place = [...new Set([zone.street, zone.community, zone.name])]
      .filter((part) => part !== '')
      .join(' · ');
    if (byPlan !== '') return `${t('repeat.zone', { place })}${byPlan}`;
    const chief = chiefOfZone(rosters, zone);
    if (chief === null) return t('repeat.zone', { place });
    return t('repeat.zone-chief', { place, chief: [chief.chief, chief.unit].filter(Boolean).join(' ') });
  };
}
