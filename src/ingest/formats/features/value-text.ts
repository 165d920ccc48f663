/**
 * A value of a file as the text of a cell: text as it is, numbers in their shortest exact form, never with an
 * exponent below 10²¹, lists and objects as JSON, nothing for null.
 */
export function valueText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return numberText(value);
    case 'bigint':
      return value.toString();
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? '' : jsonText(value);
    default:
      return '';
  }
}

/** Shortest text that reads back as the same number; small numbers without an exponent, which no table reader takes. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const text = String(value);
  if (!text.includes('e-')) return text;
  const [mantissa = '', exponent = '0'] = text.split('e-');
  const sign = mantissa.startsWith('-') ? '-' : '';
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${mantissa.replace(/[-.]/g, '')}`;
}

function jsonText(value: object): string {
  return (
    JSON.stringify(value, (_, inner: unknown) => {
      if (typeof inner === 'bigint') return inner.toString();
      return inner instanceof Map ? Object.fromEntries(inner as Map<string, unknown>) : inner;
    }) ?? ''
  );
}
