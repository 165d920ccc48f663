const FAMILIES = [
  'PingFang SC',
  'Microsoft YaHei',
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'Source Han Sans SC',
  'WenQuanYi Micro Hei',
  'sans-serif',
];

/**
 * `text-font` stacks. There is no glyph server: MapLibre draws every glyph from this machine's own fonts, the first
 * family that exists, and reads the weight from the first name in the stack, existing or not.
 */
export const LABEL_FONT: string[] = FAMILIES;
export const LABEL_FONT_MEDIUM: string[] = ['Label Medium', ...FAMILIES];
export const LABEL_FONT_BOLD: string[] = ['Label Bold', ...FAMILIES];
