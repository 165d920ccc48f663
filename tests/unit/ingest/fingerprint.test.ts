import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFingerprint, fingerprintOf } from '../../../src/ingest/fingerprint';

it('does not depend on how the bytes are cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat(200), { maxLength: 6 }), (bytes, cuts) => {
      const sorted = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length].sort(
        (a, b) => a - b,
      );
      const fingerprint = createFingerprint();
      for (let part = 1; part < sorted.length; part += 1) {
        fingerprint.push(bytes.slice(sorted[part - 1], sorted[part]));
      }
      expect(fingerprint.finish()).toBe(fingerprintOf(bytes));
    }),
  );
});

it('tells any two of many near-equal inputs apart', () => {
  const seen = new Set<string>();
  const base = new TextEncoder().encode('案件编号,上报时间,经度,纬度\n1,2024-01-01,114.3,29.8\n');
  for (let at = 0; at < base.length; at += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      const changed = base.slice();
      changed[at] = base[at]! ^ (1 << bit);
      seen.add(fingerprintOf(changed));
    }
    seen.add(fingerprintOf(base.subarray(0, at)));
  }
  expect(seen.size).toBe(base.length * 9);
});
