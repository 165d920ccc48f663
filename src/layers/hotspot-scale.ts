import { EMERGING_PATTERNS } from '../domain/emerging';
import { MORAN_QUADRANTS } from '../domain/hotspot';
import { OTHER_COLOUR, rampColours } from './colour-scales';
import type { Theme } from './theme';

/** Which meaning the codes of the units have. */
export type HotspotScaleName = 'bins' | 'quadrants' | 'emerging';

/** A code of a unit and its colour. */
export interface ScaleEntry {
  readonly code: number;
  readonly colour: string;
}

/** Isolated places stand out from the hot and cold they differ from. */
const HIGH_AMONG_LOW: Readonly<Record<Theme, string>> = { light: '#e07b00', dark: '#ffb347' };
const LOW_AMONG_HIGH: Readonly<Record<Theme, string>> = { light: '#009e8e', dark: '#5fd9c9' };

/** From the hottest to the coldest: the order of a legend. */
export function hotspotScale(name: HotspotScaleName, theme: Theme): readonly ScaleEntry[] {
  if (name === 'emerging') return emergingScale(theme);
  const hot = rampColours('hot', theme, 3);
  const cold = rampColours('cold', theme, 3);
  if (name === 'bins') {
    return [3, 2, 1, -1, -2, -3].map((code) => ({
      code,
      colour: (code > 0 ? hot : cold)[Math.abs(code) - 1]!,
    }));
  }
  const colours = { HH: hot[2]!, LL: cold[2]!, HL: HIGH_AMONG_LOW[theme], LH: LOW_AMONG_HIGH[theme] };
  return (['HH', 'HL', 'LH', 'LL'] as const).map((quadrant) => ({
    code: 1 + MORAN_QUADRANTS.indexOf(quadrant),
    colour: colours[quadrant],
  }));
}

/** In the order of the patterns: bright where it begins, deep where it lasts and grows, pale where it fades, brown where it was. */
const WARM: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#ffc800', '#f58a1f', '#7f0f1f', '#cf2233', '#f0a9a0', '#f6c98f', '#b3489c', '#8a6d5c'],
  dark: ['#ffe066', '#ffa94d', '#ff3b4e', '#d9576a', '#8f4a50', '#9c7440', '#d67bd0', '#8c7565'],
};

function emergingScale(theme: Theme): readonly ScaleEntry[] {
  const cold = rampColours('cold', theme, EMERGING_PATTERNS.length);
  return [
    ...EMERGING_PATTERNS.map((_, index) => ({
      code: index + 1,
      colour: WARM[theme][index]!,
    })),
    ...EMERGING_PATTERNS.map((_, index) => ({ code: -(index + 1), colour: cold[index]! })),
  ];
}

/** Of a bar: a slice that was neither hot nor cold is grey. */
export function hotspotColourOfBin(bin: number, theme: Theme): string {
  return hotspotScale('bins', theme).find(({ code }) => code === bin)?.colour ?? OTHER_COLOUR[theme];
}
