import { type ReactNode, Suspense, useId, useState } from 'react';
import { useTranslation } from '../kit/translation';
import type { LayerEntry, LayerNote } from './layer-entries';
import styles from './layer-panel.module.css';
import { LegendView } from './legend-view';
import type { HeatInput, MapLayerId } from './map-view-props';

interface LayerPanelProps {
  /** How it begins. */
  readonly folded: boolean;
  readonly entries: readonly LayerEntry[];
  readonly heat: HeatInput | null;
  readonly zoneChoice: ReactNode;
  readonly onLayerVisible: (id: MapLayerId, visible: boolean) => void;
  readonly onHeatOpacity: (opacity: number) => void;
}

/** Layers with their legends: folds away to one button. */
export function LayerPanel(props: LayerPanelProps) {
  const { folded, entries, heat, zoneChoice, onLayerVisible, onHeatOpacity } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(!folded);
  const listId = useId();
  return (
    <section className={styles.panel} aria-label={t('map.layers')}>
      <button
        type="button"
        className={styles.fold}
        aria-expanded={open}
        aria-controls={listId}
        title={t(open ? 'map.layers.hide' : 'map.layers.show')}
        onClick={() => setOpen(!open)}
      >
        <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 1.5 14.5 5 8 8.5 1.5 5Z M1.5 8 8 11.5 14.5 8 M1.5 11 8 14.5 14.5 11" />
        </svg>
        {t('map.layers')}
        <svg className={open ? styles.caretOpen : styles.caret} viewBox="0 0 16 16" aria-hidden="true">
          <path d="m4 6 4 4 4-4" />
        </svg>
      </button>
      <ul id={listId} className={styles.list} hidden={!open}>
        {entries.map((entry) => (
          <LayerRow
            key={entry.id}
            entry={entry}
            heat={entry.id === 'heat' ? heat : null}
            zoneChoice={entry.id === 'zones' && entry.visible ? zoneChoice : null}
            onLayerVisible={onLayerVisible}
            onHeatOpacity={onHeatOpacity}
          />
        ))}
        {zoneChoice === null || entries.some(({ id }) => id === 'zones') ? null : (
          <li className={styles.row}>
            <Suspense>{zoneChoice}</Suspense>
          </li>
        )}
      </ul>
    </section>
  );
}

function LayerRow({
  entry,
  heat,
  zoneChoice,
  onLayerVisible,
  onHeatOpacity,
}: Omit<LayerPanelProps, 'entries' | 'folded'> & { readonly entry: LayerEntry }) {
  const { t } = useTranslation();
  return (
    <li className={styles.row}>
      <label className={styles.toggle}>
        <input
          type="checkbox"
          data-testid={`layer-toggle-${entry.id}`}
          checked={entry.visible}
          onChange={(event) => onLayerVisible(entry.id, event.target.checked)}
        />
        <span className={styles.name}>{useLayerName(entry)}</span>
      </label>
      {zoneChoice === null ? null : <Suspense>{zoneChoice}</Suspense>}
      {entry.visible && entry.note !== null ? <Note note={entry.note} /> : null}
      {entry.visible && entry.legend !== null ? <LegendView legend={entry.legend} /> : null}
      {entry.visible && heat !== null ? (
        <>
          <p className={styles.note}>
            {t('map.legend.bandwidth', { metres: heat.bandwidthMetres })}
            <br />
            {t('map.legend.period', { period: heat.periodText })}
          </p>
          <input
            type="range"
            className={styles.opacity}
            aria-label={t('map.opacity')}
            title={t('map.opacity')}
            min={0.2}
            max={1}
            step={0.05}
            value={heat.opacity}
            onChange={(event) => onHeatOpacity(Number(event.target.value))}
          />
        </>
      ) : null}
    </li>
  );
}

function Note({ note }: { readonly note: LayerNote }) {
  const { t } = useTranslation();
  return (
    <p className={styles.note}>
      {note.code === 'too_many_points'
        ? t('map.note.too_many_points', { total: note.total })
        : t(`map.note.${note.code}`)}
    </p>
  );
}

function useLayerName({ id, name, legend }: LayerEntry): string {
  const { t } = useTranslation();
  if (name !== null) return t('map.layer.reference', { name });
  switch (id) {
    case 'heat':
      return t('map.layer.heat');
    case 'hotspots':
      return legend === null ? t('map.layer.hotspots') : t(`map.legend.${legend.title}`);
    case 'repeats':
      return t('map.layer.repeats');
    case 'zones':
      return legend === null ? t('map.layer.zones') : t(`map.legend.${legend.title}`);
    case 'study':
      return legend === null ? t('map.layer.study') : t(`map.legend.${legend.title}`);
    case 'points':
      return t('map.layer.points');
    default:
      return t('map.layer.default_address');
  }
}
