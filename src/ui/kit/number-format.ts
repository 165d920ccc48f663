const known = new Map<string, Intl.NumberFormat>();

/** A format made once: making one takes as long as formatting some hundred numbers. */
export function numberFormat(locale: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${options === undefined ? '' : JSON.stringify(options)}`;
  let format = known.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, options);
    known.set(key, format);
  }
  return format;
}
