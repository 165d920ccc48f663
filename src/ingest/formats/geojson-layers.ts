import { ok } from '../../domain/result';
import type { FeatureFormat, SourceFeature } from './features/source-feature';
import { elementText, fileElements, parseElements } from './geojson-elements';
import { featureFaults } from './geojson-faults';
import { jsonFeatures } from './geojson-members';
import { faultsIn, gapsOf, outlineOf } from './geojson-outline';
import { twiceNamed } from './json-places';
import type { JsonElement } from './json-text-elements';

/** Members that are named twice are looked for in the text itself, which takes as long again as reading. */
const LARGEST_LOOKED_THROUGH = 8 << 20;

/**
 * GeoJSON, GeoJSON lines (also RFC 8142), and JSON that holds lists of objects: a layer for each list, the longest
 * first; in a FeatureCollection its features alone. Read piece by piece, never as a whole.
 */
export const geojsonLayers: FeatureFormat = {
  async layers(file, signal, encoding) {
    const outline = await outlineOf(file, encoding, signal);
    return outline.ok ? ok(outline.value.layers) : outline;
  },
  async *features(file, { layer, encoding }, signal) {
    const outline = await outlineOf(file, encoding, signal);
    if (!outline.ok) return outline.error;
    const { whole, mapList } = outline.value;
    if (whole !== null) {
      yield { features: whole, fraction: 1 };
      return null;
    }
    const isMap = layer === mapList;
    const looksForTwice = isMap && file.size <= LARGEST_LOOKED_THROUGH;
    const reading = fileElements(file, encoding, signal);
    for (;;) {
      const next = await reading.next();
      if (next.done) {
        const { fault, rest, sequence } = next.value;
        if (fault !== null) return fault;
        // Members that are no objects: rows without anything, so that the count holds.
        const gaps = sequence ? [] : gapsOf(rest, layer);
        yield {
          features: gaps.map((number) => ({
            number,
            geometry: null,
            properties: new Map(),
            verdict: NO_OBJECT,
          })),
          fraction: 1,
        };
        return null;
      }
      const found = next.value.found.filter(({ list }) => list === layer);
      const parsed = parseElements(found);
      if (!parsed.ok) return parsed.error;
      const features: SourceFeature[] = [];
      for (let at = 0; at < found.length; at++) {
        const [element, value] = [found[at]!, parsed.value[at]];
        const faults = isMap ? faultsOf(element, value, looksForTwice) : [];
        for (const feature of jsonFeatures(value, element.place)) {
          const read = { ...feature, line: element.line };
          features.push(faults.length === 0 ? read : { ...read, faults });
        }
      }
      yield { features, fraction: next.value.fraction };
    }
  },
};

const NO_OBJECT = { code: 'not_an_object', column: 0, text: '' } as const;

function faultsOf(element: JsonElement, value: unknown, looksForTwice: boolean) {
  const faults = featureFaults(value, true);
  if (faults.length === 0 && !looksForTwice) return [];
  const text = elementText(element);
  if (faults.length === 0 && twiceNamed(text).length === 0) return [];
  return faultsIn(faults, text, element.line, looksForTwice);
}
