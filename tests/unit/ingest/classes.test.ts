import { describe, expect, it } from 'vitest';
import aliases from '../../../data/classes/aliases.json';
import legacy from '../../../data/classes/cjt-214-2007.json';
import current from '../../../data/classes/gbt-47678-5-2026.json';

describe('the class dictionary of GB/T 47678.5-2026', () => {
  const codes = current.classes.map(({ code }) => code);

  it('has 153 components and 97 further matters, 250 in all, in order and once each', () => {
    expect(codes.length).toBe(250);
    expect(current.classes.filter((item) => 'component' in item).length).toBe(153);
    expect(new Set(codes).size).toBe(250);
    expect([...codes].sort()).toEqual(codes);
    for (const code of codes) expect(code).toMatch(/^\d{5}$/);
  });

  it('has as many classes under each major as the standard prints', () => {
    const perMajor = current.majors.map(({ code }) => codes.filter((item) => item.startsWith(code)).length);
    expect(perMajor).toEqual([76, 44, 16, 14, 3, 51, 7, 16, 21, 2]);
  });

  it('leaves the withdrawn numbers out', () => {
    for (const code of ['01016', '05001', '05004', '05008', '06031', '07005', '09007']) {
      expect(codes).not.toContain(code);
    }
  });

  it('is what every alias points into, and no alias is given twice', () => {
    for (const { codes: targets } of aliases.aliases)
      for (const code of targets) expect(codes).toContain(code);
    expect(new Set(aliases.aliases.map(({ name }) => name)).size).toBe(aliases.aliases.length);
  });

  it('stands beside the legacy list', () => {
    expect(legacy.classes.length).toBe(54);
    expect(new Set(legacy.classes.map(({ code }) => code)).size).toBe(54);
  });
});
