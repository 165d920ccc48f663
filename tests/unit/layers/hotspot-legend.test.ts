import { expect, it } from 'vitest';
import { hotspot as english } from '../../../src/i18n/en/hotspot';
import { hotspot as chinese } from '../../../src/i18n/zh-CN/hotspot';
import { hotspotLegend } from '../../../src/layers/hotspot-layer';

it('every analysis of units has a heading of its own, in both languages', () => {
  for (const words of [chinese, english] as readonly Readonly<Record<string, string>>[]) {
    const headings = (['bins', 'quadrants', 'emerging'] as const).map(
      (scale) => words[`map.legend.${hotspotLegend(new Map(), scale, 'light').title}`],
    );
    expect(headings.every((heading) => (heading ?? '') !== '')).toBe(true);
    expect(new Set(headings).size).toBe(3);
  }
});
