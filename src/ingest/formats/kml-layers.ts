import type { ImportError } from '../../domain/import-report';
import { failure, ok } from '../../domain/result';
import { sniffEncoding } from '../encoding';
import type { FeatureFormat, FeatureStream } from './features/source-feature';

const PIECE_BYTES = 1 << 20;
const LARGEST_BYTES = 1 << 30;

/** KML: the placemarks of a document, piece by piece. */
export const kmlLayers: FeatureFormat = {
  async layers(file, signal) {
    const columns = new Set<string>();
    let rows = 0;
    let located = false;
    const reading = kmlLayers.features(file, { layer: '' }, signal);
    for (;;) {
      const next = await reading.next();
      if (next.done) {
        if (next.value !== null) return failure(next.value);
        break;
      }
      for (const { geometry, properties } of next.value.features) {
        rows++;
        located ||= geometry !== null;
        for (const column of properties.keys()) columns.add(column);
      }
    }
    if (rows === 0) return failure({ code: 'not_a_table' });
    // KML has one system alone (OGC 12-007r2 §6.2).
    return ok([{ name: '', rows, columns: [...columns], located, placeHint: 'EPSG:4326' }]);
  },
  async *features(file, _reading, signal): FeatureStream {
    if (file.size > LARGEST_BYTES) return { code: 'too_large', detail: { bytes: file.size } };
    const { createKmlReader } = await import('./kml-placemarks');
    const reader = createKmlReader();
    const decoder = new TextDecoder(await encodingOf(file));
    for (let offset = 0; offset < file.size; offset += PIECE_BYTES) {
      signal.throwIfAborted();
      const piece = await file.slice(offset, offset + PIECE_BYTES).arrayBuffer();
      const features = reader.push(decoder.decode(piece, { stream: true }));
      const fault: ImportError | null = reader.fault();
      if (fault !== null) return fault;
      yield { features, fraction: Math.min(1, (offset + PIECE_BYTES) / file.size) };
    }
    const features = [...reader.push(decoder.decode()), ...reader.finish()];
    const fault = reader.fault();
    if (fault !== null) return fault;
    yield { features, fraction: 1 };
    return null;
  },
};

/** What the bytes are; the declaration of a file that was re-saved is often left as it was. */
async function encodingOf(file: Blob): Promise<string> {
  const head = new Uint8Array(await file.slice(0, PIECE_BYTES).arrayBuffer());
  return sniffEncoding(head, head.length === file.size).encoding;
}
