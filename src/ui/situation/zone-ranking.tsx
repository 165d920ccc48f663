import { useMemo } from 'react';
import { useApp, useAppState } from '../../state/use-app';
import { setLayers } from '../../state/view-commands';
import { selectZone } from '../../state/zone-commands';
import { Ranking } from '../charts/ranking';
import { useTranslation } from '../kit/translation';

export function ZoneRanking() {
  const app = useApp();
  const { t } = useTranslation();
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const answer = useAppState((state) => state.answers.zones);
  const measure = useAppState((state) => state.view.layers.zoneMeasure);
  const selected = useAppState((state) => state.selectedZone);
  const items = useMemo(
    () =>
      zoneSet === null || answer?.kind !== 'zones'
        ? []
        : zoneSet.zones.map((zone, index) => ({
            id: zone.id,
            label:
              zone.district === '' || zone.district === zone.name
                ? zone.name
                : `${zone.name} · ${zone.district}`,
            count: answer.counts[index] ?? 0,
            areaKm2: zone.areaKm2,
          })),
    [zoneSet, answer],
  );
  return (
    <Ranking
      id="zones"
      title={t('situation.zones')}
      items={items}
      figures={['per_km2']}
      measure={measure}
      onMeasure={(next) => {
        if (next !== 'share') setLayers(app, { zoneMeasure: next });
      }}
      selected={selected === null ? null : [selected]}
      onSelect={(id) => selectZone(app, id === selected ? null : id)}
    />
  );
}
