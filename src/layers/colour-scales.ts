import { fromOklab, type Oklab, oklabDistance, parseHex, toHex, toOklab } from './colour-space';
import type { Theme } from './theme';

/**
 * The data colours, named once. Sequential scales run from "little" to "much" away from the base map: darker on
 * light, brighter on dark. Heat is warm and zones are cool, so that both can be on.
 */
export type RampName = 'heat' | 'zones' | 'diverging' | 'hot' | 'cold';

const RAMP_ANCHORS: Readonly<Record<RampName, Readonly<Record<Theme, readonly string[]>>>> = {
  heat: {
    light: ['#fff0b8', '#fecb68', '#f79445', '#df5040', '#ab1f57', '#5a1054'],
    dark: ['#2b1a5e', '#642a8c', '#a8357c', '#e0574f', '#fb9d3c', '#fdf3a8'],
  },
  zones: {
    light: ['#e2f0ee', '#abd6d4', '#67afbf', '#317fa8', '#1f5388', '#142b5c'],
    dark: ['#1b3947', '#1f566b', '#26788b', '#3d9fa3', '#7cc8b8', '#cdf1d9'],
  },
  /** Less, no change, more. */
  diverging: {
    light: ['#11508f', '#5b9bc8', '#b8d5e4', '#f1efe9', '#f0c39a', '#d17f3c', '#8f430c'],
    dark: ['#8ec9ff', '#4a8fc9', '#2c5478', '#2d3338', '#75502c', '#c4803a', '#ffcf94'],
  },
  hot: {
    light: ['#f6cdb4', '#e2704f', '#a3182c'],
    dark: ['#7a4033', '#d9644a', '#ffb59a'],
  },
  cold: {
    light: ['#c5d9ec', '#6398cc', '#1d4f91'],
    dark: ['#2f4c6b', '#4f8ac9', '#a9d2ff'],
  },
};

/**
 * Okabe and Ito's set without black and yellow, then four found by search for the widest gaps under any eyes; in the
 * order that keeps neighbours, and the first five among themselves, farthest apart.
 */
export const CATEGORICAL: Readonly<Record<Theme, readonly string[]>> = {
  light: [
    '#0072b2',
    '#e69f00',
    '#803c19',
    '#56b4e9',
    '#49238c',
    '#009e73',
    '#2889ff',
    '#a4c7a2',
    '#d55e00',
    '#cc79a7',
  ],
  dark: [
    '#4a9be8',
    '#f0a830',
    '#b03c25',
    '#8fd3ff',
    '#3e53e3',
    '#1fb58a',
    '#4d6e8c',
    '#b3f9b1',
    '#e8683a',
    '#e08cc0',
  ],
};

/** Everything that has no colour of its own: the classes after the tenth, and the missing class. */
export const OTHER_COLOUR: Readonly<Record<Theme, string>> = { light: '#8a949e', dark: '#7f8b97' };

/** `count` colours (at least 2) in '#rrggbb', equally far apart in OKLab along the named ramp. */
export function rampColours(name: RampName, theme: Theme, count: number): readonly string[] {
  const anchors = RAMP_ANCHORS[name][theme].map((hex) => toOklab(parseHex(hex)));
  const reached = [0];
  for (let i = 1; i < anchors.length; i += 1) {
    reached.push(reached[i - 1]! + oklabDistance(anchors[i - 1]!, anchors[i]!));
  }
  const whole = reached[reached.length - 1]!;
  return Array.from({ length: count }, (_, i) =>
    toHex(fromOklab(along(anchors, reached, (i / (count - 1)) * whole))),
  );
}

/** Colour of a category by its rank; rank 0 is the first. */
export function categoryColour(rank: number, theme: Theme): string {
  return CATEGORICAL[theme][rank] ?? OTHER_COLOUR[theme];
}

/** Opacity of the heat at a place 0..1 of its ramp: none at 0 and little below a sixth of the domain, so that the base map stays readable. */
export function heatOpacity(share: number): number {
  const risen = Math.min(1, Math.max(0, share) / 0.42);
  return risen * risen * (3 - 2 * risen) * (0.62 + 0.26 * Math.min(1, share));
}

/** 256 × RGBA bytes, alpha not premultiplied; entry 0 is transparent. */
export function heatRamp(theme: Theme): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(256 * 4);
  rampColours('heat', theme, 256).forEach((hex, i) => {
    const rgb = Number.parseInt(hex.slice(1), 16);
    bytes.set([rgb >> 16, (rgb >> 8) & 255, rgb & 255, Math.round(heatOpacity(i / 255) * 255)], i * 4);
  });
  return bytes;
}

function along(anchors: readonly Oklab[], reached: readonly number[], distance: number): Oklab {
  let i = 1;
  while (i < anchors.length - 1 && reached[i]! < distance) i += 1;
  const from = anchors[i - 1]!;
  const to = anchors[i]!;
  const share = (distance - reached[i - 1]!) / (reached[i]! - reached[i - 1]!);
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}
