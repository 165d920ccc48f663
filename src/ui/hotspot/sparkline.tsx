import styles from './hotspot.module.css';

/** Bars of equal parts of a time, the highest as high as it may be; what it shows is said beside. */
export function Sparkline({ values }: { readonly values: readonly number[] }) {
  const most = Math.max(1, ...values);
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${values.length} 10`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {values.map((value, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place in time
          key={at}
          x={at + 0.1}
          width={0.8}
          y={10 - (10 * value) / most}
          height={(10 * value) / most}
          fill="currentColor"
        />
      ))}
    </svg>
  );
}
