import { type Map as MapLibreMap, Marker } from 'maplibre-gl';
import { useEffect, useMemo } from 'react';
import { createPortal } from 'react-dom';
import type { DefaultAddress } from '../../domain/import-report';
import { useTranslation } from '../kit/translation';
import styles from './map-view.module.css';

interface MarksProps {
  readonly map: MapLibreMap;
  readonly addresses: readonly DefaultAddress[];
  readonly onClick: (address: DefaultAddress) => void;
}

/** Few by nature, so each is a real button over the map: the keyboard reaches it. */
export function DefaultAddressMarks({ map, addresses, onClick }: MarksProps) {
  return addresses.map((address) => (
    <Mark key={`${address.lng} ${address.lat}`} map={map} address={address} onClick={onClick} />
  ));
}

function Mark({
  map,
  address,
  onClick,
}: Omit<MarksProps, 'addresses'> & { readonly address: DefaultAddress }) {
  const { t, locale } = useTranslation();
  const element = useMemo(() => document.createElement('div'), []);
  const { lng, lat } = address;
  useEffect(() => {
    const marker = new Marker({ element, anchor: 'bottom-left', subpixelPositioning: true })
      .setLngLat([lng, lat])
      .addTo(map);
    // MapLibre calls every marker an image called "Map marker"; the button inside speaks for itself.
    element.removeAttribute('role');
    element.removeAttribute('aria-label');
    element.removeAttribute('tabindex');
    return () => {
      marker.remove();
    };
  }, [map, element, lng, lat]);

  const share = (address.share * 100).toFixed(1);
  const name = t('map.default.mark', { count: address.cases });
  const evidence =
    address.distinctAddresses === null
      ? t('map.default.evidence_no_addresses', { share })
      : t('map.default.evidence', { share, addresses: address.distinctAddresses });
  return createPortal(
    <button
      type="button"
      className={styles.flag}
      aria-label={`${name}. ${evidence}`}
      title={`${name}\n${evidence}`}
      onClick={(event) => {
        event.stopPropagation();
        onClick(address);
      }}
    >
      <svg viewBox="0 0 14 20" aria-hidden="true">
        <path className={styles.flagPole} d="M2 20V1" />
        <path className={styles.flagCloth} d="M2 1.5h10.5L10 5l2.5 3.5H2Z" />
      </svg>
      <span>{address.cases.toLocaleString(locale)}</span>
    </button>,
    element,
  );
}
