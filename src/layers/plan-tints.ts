import type { Theme } from './theme';

/** Red, green and blue, 0..1. */
export type Tint = readonly [number, number, number];

export interface PlanTints {
  /** Opacity of a zone's fill; the streets below stay readable. */
  readonly strength: number;
  /** Hatching of what is nobody's, and of locks. */
  readonly hatch: Tint;
  readonly line: Tint;
  readonly accent: Tint;
  readonly mark: Tint;
}

const TINTS: Readonly<Record<Theme, PlanTints>> = {
  light: {
    strength: 0.5,
    hatch: tint('#5b6672'),
    line: tint('#1c2733'),
    accent: tint('#0b3f86'),
    mark: tint('#c2185b'),
  },
  dark: {
    strength: 0.55,
    hatch: tint('#9aa7b4'),
    line: tint('#0a0f14'),
    accent: tint('#ffffff'),
    mark: tint('#ff5fa2'),
  },
};

export function planTints(theme: Theme): PlanTints {
  return TINTS[theme];
}

function tint(hex: string): Tint {
  const rgb = Number.parseInt(hex.slice(1), 16);
  return [(rgb >> 16) / 255, ((rgb >> 8) & 255) / 255, (rgb & 255) / 255];
}
