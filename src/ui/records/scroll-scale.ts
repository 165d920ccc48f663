/**
 * Scroll arithmetic for rows of one height. Browsers cap an element near 33 M px and keep scroll offsets as 32-bit
 * floats, which step by whole pixels from 8 M px on; so the scrolled element ("physical") is never higher than
 * LONGEST_PIXELS, and a longer table ("logical") is mapped onto it: small movements one to one, so that a wheel notch is the same few
 * rows everywhere, large ones (a dragged thumb) in proportion. Both ends always meet. All values are pixels.
 */
export interface ScrollGeometry {
  readonly rowCount: number;
  readonly rowPixels: number;
  /** Height in which rows are seen, the header left out. */
  readonly viewPixels: number;
}

export interface ScrollPosition {
  /** What the element's scrollTop is. */
  readonly physical: number;
  /** Where in the full table the view begins. */
  readonly logical: number;
}

export const LONGEST_PIXELS = 8_000_000;

export const SCROLL_START: ScrollPosition = { physical: 0, logical: 0 };

export function logicalHeight(geometry: ScrollGeometry): number {
  return geometry.rowCount * geometry.rowPixels;
}

export function physicalHeight(geometry: ScrollGeometry): number {
  return Math.min(logicalHeight(geometry), LONGEST_PIXELS);
}

function logicalRange(geometry: ScrollGeometry): number {
  return Math.max(0, logicalHeight(geometry) - geometry.viewPixels);
}

function physicalRange(geometry: ScrollGeometry): number {
  return Math.max(0, physicalHeight(geometry) - geometry.viewPixels);
}

/** Position in proportion: what a dragged thumb means. */
export function positionAtPhysical(geometry: ScrollGeometry, physical: number): ScrollPosition {
  const range = physicalRange(geometry);
  const at = clamp(physical, 0, range);
  if (range === logicalRange(geometry)) return { physical: at, logical: at };
  return { physical: at, logical: range > 0 ? (at / range) * logicalRange(geometry) : 0 };
}

export function positionAtLogical(geometry: ScrollGeometry, logical: number): ScrollPosition {
  const range = logicalRange(geometry);
  const at = clamp(logical, 0, range);
  if (range === physicalRange(geometry)) return { physical: at, logical: at };
  return { physical: range > 0 ? Math.round((at / range) * physicalRange(geometry)) : 0, logical: at };
}

/** The position after the element reports a new scrollTop. */
export function follow(geometry: ScrollGeometry, before: ScrollPosition, physical: number): ScrollPosition {
  const range = physicalRange(geometry);
  if (range === logicalRange(geometry) || physical <= 0 || physical >= range) {
    return positionAtPhysical(geometry, physical);
  }
  const step = physical - before.physical;
  if (Math.abs(step) > 2 * geometry.viewPixels) return positionAtPhysical(geometry, physical);
  return { physical, logical: clamp(before.logical + step, 0, logicalRange(geometry)) };
}

/** The least movement that brings a row wholly into view. */
export function reveal(geometry: ScrollGeometry, before: ScrollPosition, row: number): ScrollPosition {
  const top = row * geometry.rowPixels;
  const bottom = top + geometry.rowPixels;
  if (top < before.logical) return positionAtLogical(geometry, top);
  if (bottom > before.logical + geometry.viewPixels) {
    return positionAtLogical(geometry, bottom - geometry.viewPixels);
  }
  return before;
}

export interface RowWindow {
  /** First row to draw and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** Rows that are seen, at least in part, and `spare` more on each side. */
export function windowAt(geometry: ScrollGeometry, position: ScrollPosition, spare: number): RowWindow {
  const first = Math.floor(position.logical / geometry.rowPixels);
  const last = Math.ceil((position.logical + geometry.viewPixels) / geometry.rowPixels);
  return {
    from: clamp(first - spare, 0, geometry.rowCount),
    to: clamp(last + spare, 0, geometry.rowCount),
  };
}

/** Where a row stands in the scrolled element. */
export function rowTop(geometry: ScrollGeometry, position: ScrollPosition, row: number): number {
  return row * geometry.rowPixels - position.logical + position.physical;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
