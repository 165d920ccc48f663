import type { SignMap } from '../../layers/sign-map';
import { useTranslation } from '../kit/translation';
import styles from './sign-pages.module.css';

/** One zone on paper: drawn as lines, so that it is sharp at any size. */
export function SignMapView({ map, title }: { readonly map: SignMap; readonly title: string }) {
  const { t } = useTranslation();
  const { widthMetres: width, heightMetres: height } = map;
  const size = map.textMetres * 1.2;
  const bar = map.barMetres;
  return (
    <svg
      className={styles.map}
      viewBox={`0 0 ${width.toFixed(1)} ${height.toFixed(1)}`}
      role="img"
      aria-label={title}
    >
      <rect width={width} height={height} className={styles.ground} />
      <path d={map.water} className={styles.water} />
      {map.neighbours.map((path) => (
        <path key={path} d={path} className={styles.neighbour} strokeWidth={size / 8} />
      ))}
      <path d={map.zone} className={styles.zone} fillRule="evenodd" strokeWidth={size / 4} />
      <path d={map.roads} className={styles.road} strokeWidth={size / 12} />
      <path d={map.mainRoads} className={styles.road} strokeWidth={size / 4} />
      {map.zoneNames.map(({ name, x, y }) => (
        <text key={`${name} ${x}`} x={x} y={y} fontSize={map.textMetres} className={styles.quietText}>
          {name}
        </text>
      ))}
      {map.roadNames.map(({ name, x, y }) => (
        <text key={name} x={x} y={y} fontSize={map.textMetres} className={styles.roadText}>
          {name}
        </text>
      ))}
      <g transform={`translate(${width - 2 * size} ${2.2 * size})`} className={styles.north}>
        <path d={`M0 ${-size}L${size * 0.5} ${size * 0.7}L0 ${size * 0.3}L${-size * 0.5} ${size * 0.7}Z`} />
        <text y={size * 1.7} fontSize={size * 0.9}>
          {t('sign.north')}
        </text>
      </g>
      <g transform={`translate(${size} ${height - size})`} className={styles.bar}>
        <rect x={-size * 0.4} y={-size * 1.6} width={bar + size * 0.8} height={size * 2.1} />
        <path d={`M0 ${-size * 0.4}V0H${bar}V${-size * 0.4}`} strokeWidth={size / 8} />
        <text x={0} y={-size * 0.6} fontSize={size * 0.8}>
          {bar < 1000 ? t('map.metres', { value: bar }) : t('map.kilometres', { value: bar / 1000 })}
        </text>
      </g>
    </svg>
  );
}
