import { describe, expect, it } from 'vitest';
import {
  CATEGORICAL,
  heatOpacity,
  heatRamp,
  OTHER_COLOUR,
  rampColours,
} from '../../../src/layers/colour-scales';
import {
  fromOklab,
  type LinearRgb,
  oklabDistance,
  parseHex,
  toHex,
  toOklab,
} from '../../../src/layers/colour-space';

const THEMES = ['light', 'dark'] as const;

/** CIE 1976 L* of a colour under D65: an independent measure of lightness. */
function lightness(hex: string): number {
  const [red, green, blue] = parseHex(hex);
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
}

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. */
const DEFICIENCIES = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const;

function seen(hex: string, deficiency: keyof typeof DEFICIENCIES) {
  const rgb = parseHex(hex);
  const [red, green, blue] = DEFICIENCIES[deficiency].map((row) =>
    Math.min(1, Math.max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2])),
  ) as [number, number, number];
  return toOklab([red, green, blue] satisfies LinearRgb);
}

describe('colour space', () => {
  it('agrees with published OKLab values and comes back unchanged', () => {
    // Ottosson's post: pure red is about L 0.628, a 0.225, b 0.126.
    const red = toOklab(parseHex('#ff0000'));
    expect(red[0]).toBeCloseTo(0.628, 3);
    expect(red[1]).toBeCloseTo(0.225, 3);
    expect(red[2]).toBeCloseTo(0.126, 3);
    for (const hex of ['#000000', '#ffffff', '#1763b8', '#8f430c', '#b3f9b1']) {
      expect(toHex(fromOklab(toOklab(parseHex(hex))))).toBe(hex);
    }
  });
});

describe('sequential scales', () => {
  for (const theme of THEMES) {
    for (const name of ['heat', 'zones', 'hot', 'cold'] as const) {
      it(`${name} on ${theme} gets steadily ${theme === 'light' ? 'darker' : 'lighter'}`, () => {
        const steps = rampColours(name, theme, 33).map(lightness);
        for (let i = 1; i < steps.length; i += 1) {
          const change = steps[i]! - steps[i - 1]!;
          expect(theme === 'light' ? -change : change).toBeGreaterThan(0);
        }
      });
    }

    it(`heat and zones on ${theme} take steps of one size`, () => {
      for (const name of ['heat', 'zones'] as const) {
        const colours = rampColours(name, theme, 12).map((hex) => toOklab(parseHex(hex)));
        const steps = colours.slice(1).map((colour, i) => oklabDistance(colour, colours[i]!));
        expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.25);
      }
    });

    it(`neighbouring zone classes on ${theme} are told apart with any eyes`, () => {
      const colours = rampColours('zones', theme, 6);
      for (const deficiency of Object.keys(DEFICIENCIES) as (keyof typeof DEFICIENCIES)[]) {
        for (let i = 1; i < colours.length; i += 1) {
          const distance = oklabDistance(seen(colours[i]!, deficiency), seen(colours[i - 1]!, deficiency));
          expect(distance).toBeGreaterThan(0.07);
        }
      }
    });
  }

  it('diverging is palest in the middle on light, darkest on dark, and its ends differ with any eyes', () => {
    for (const theme of THEMES) {
      const colours = rampColours('diverging', theme, 7);
      const middle = lightness(colours[3]!);
      for (const [i, colour] of colours.entries()) {
        if (i === 3) continue;
        expect(theme === 'light' ? middle - lightness(colour) : lightness(colour) - middle).toBeGreaterThan(
          5,
        );
      }
      for (const deficiency of Object.keys(DEFICIENCIES) as (keyof typeof DEFICIENCIES)[]) {
        expect(oklabDistance(seen(colours[0]!, deficiency), seen(colours[6]!, deficiency))).toBeGreaterThan(
          0.1,
        );
      }
    }
  });
});

describe('categorical colours', () => {
  for (const theme of THEMES) {
    for (const deficiency of Object.keys(DEFICIENCIES) as (keyof typeof DEFICIENCIES)[]) {
      it(`are told apart on ${theme} (${deficiency})`, () => {
        const colours = [...CATEGORICAL[theme]];
        expect(colours).toHaveLength(10);
        for (const [i, colour] of colours.entries()) {
          for (const [j, other] of colours.entries()) {
            if (j >= i) continue;
            const distance = oklabDistance(seen(colour, deficiency), seen(other, deficiency));
            // Neighbours in rank meet most often, in the legend and on the map.
            expect(distance, `${colour} ${other}`).toBeGreaterThan(i - j === 1 ? 0.15 : i < 5 ? 0.14 : 0.06);
          }
          expect(colour).not.toBe(OTHER_COLOUR[theme]);
        }
      });
    }
  }
});

describe('heat ramp', () => {
  it('is transparent at nothing, opaque enough at much, and never less for more', () => {
    expect(heatOpacity(0)).toBe(0);
    expect(heatOpacity(-1)).toBe(0);
    expect(heatOpacity(1)).toBeGreaterThan(0.8);
    expect(heatOpacity(5)).toBeLessThanOrEqual(1);
    for (let i = 1; i <= 100; i += 1) {
      expect(heatOpacity(i / 100)).toBeGreaterThanOrEqual(heatOpacity((i - 1) / 100));
    }
  });

  it('holds 256 colours whose alpha is the opacity', () => {
    const bytes = heatRamp('light');
    expect(bytes).toHaveLength(1024);
    expect(bytes[3]).toBe(0);
    expect(bytes[1023]).toBe(Math.round(heatOpacity(1) * 255));
    expect(
      `#${[...bytes.slice(1020, 1023)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`,
    ).toBe(rampColours('heat', 'light', 256)[255]);
  });
});
