import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import aliases from '../../../data/classes/aliases.json';
import legacy from '../../../data/classes/cjt-214-2007.json';
import current from '../../../data/classes/gbt-47678-5-2026.json';
import type { ClassMatch, ClassResolution } from '../../../src/domain/class-standard';
import { classKey, readings } from '../../../src/ingest/classes/class-name';
import { matchClasses } from '../../../src/ingest/classes/match-class';
import { sharedPath } from '../../support/shared-data';
import { readCsv } from '../../support/simple-csv';

function match(minor: string, major = '', codes: readonly string[] = []): ClassMatch {
  return matchClasses([{ major, minor, count: 1, codes }], [])[0]!;
}

describe('classes by name', () => {
  it('finds every name of the standard as itself, with certainty', () => {
    for (const { code, name } of current.classes) {
      expect(match(name)).toMatchObject({ status: 'standard', code, by: 'name', confidence: 1 });
    }
  });

  it('finds every component without 异常', () => {
    for (const item of current.classes) {
      if ('component' in item) expect(match(item.component!).code).toBe(item.code);
    }
  });

  it('finds every alias in its first code', () => {
    for (const { name, codes } of aliases.aliases) expect([name, match(name).code]).toEqual([name, codes[0]]);
  });

  it('knows every class of the list before, and says which have no successor', () => {
    const retired = legacy.classes.filter(({ name }) => match(name).status === 'retired');
    for (const { code, name } of legacy.classes) {
      const found = match(name);
      expect([name, ['standard', 'retired'].includes(found.status)]).toEqual([name, true]);
      if (found.by === 'legacy') expect(found.legacyCode).toBe(code);
    }
    expect(retired.map(({ name }) => name)).toEqual([
      '其他市容环境问题',
      '其他施工管理问题',
      '路面塌陷',
      '自来水管破裂',
      '燃气管道破裂',
      '下水道堵塞或破损',
      '热力管道破裂',
      '道路积水',
      '群发性事件',
      '其他突发事件',
      '黑车拉客',
      '其他街面秩序问题',
    ]);
  });

  it.each([
    ['垃圾箱满溢', '06042'],
    ['垃圾站满溢', '06042'],
    ['垃圾站(箱)满溢', '06042'],
    ['遮阳棚破损', '06043'],
    ['道路遗洒', '06014'],
    ['焚烧垃圾和树叶', '06020'],
    ['焚燒垃圾、樹葉', '06020'],
    ['　暴露 垃圾　', '06010'],
    ['暴露垃圾问题', '06010'],
    ['店外經營', '09005'],
    ['違規停車', '09009'],
    ['早（夜）市管理', '09002'],
    ['噪聲擾民', '06028'],
    ['06010 暴露垃圾', '06010'],
    ['【06010】某种本地叫法', '06010'],
    ['监控电子眼', '01050'],
    ['非机动车乱停放', '09010'],
  ])('%s is %s', (name, code) => {
    expect(match(name).code).toBe(code);
  });

  it('is less sure of a loose name than of the name', () => {
    expect(match('暴露垃圾问题').confidence).toBeLessThan(match('暴露垃圾').confidence);
    expect(match('两违').confidence).toBeLessThan(match('流动摊贩').confidence);
  });

  it.each(['騎樓舉發', '佔', '撑伞', '2024年专项', 'A-TB-2016-815', '17:07通報110蕭員警', '其他', '事件'])(
    'does not guess %s',
    (name) => {
      expect(match(name).status).toBe('unmatched');
    },
  );

  it('leaves a pair without any name alone', () => {
    expect(match('').status).toBe('missing');
  });

  it('takes a major for the class where there is no minor, and says so', () => {
    expect(match('', '違規停車')).toMatchObject({ code: '09009', by: 'major' });
  });

  it('suggests what is alike', () => {
    expect(match('垃圾乱暴露').suggestions[0]).toBe('06010');
    expect(match('路边露天烧烤摊').suggestions).toContain('06029');
  });
});

describe('classes by code', () => {
  it.each([
    ['06010', '06010'],
    ['０６０１０', '06010'],
    ['42120206010', '06010'],
    ['0102', '06010'],
    ['4212020102', '06010'],
    ['6010', '06010'],
    ['102', '06010'],
  ])('%s beside an unknown name is %s', (text, code) => {
    expect(match('本地叫法', '', [text])).toMatchObject({ code, by: 'class_code' });
  });

  it.each(['06031', '99999', '12', '1234567', '20240305'])('%s says nothing', (text) => {
    expect(match('本地叫法', '', [text]).status).toBe('unmatched');
  });

  it('keeps the name where the code contradicts it, and says so', () => {
    expect(match('暴露垃圾', '', ['09005'])).toMatchObject({ code: '06010', by: 'name', codeSays: '09005' });
    expect(match('暴露垃圾', '', ['06010']).codeSays).toBeNull();
  });

  it('does not decide between codes that disagree', () => {
    expect(match('本地叫法', '', ['06010', '09005']).status).toBe('unmatched');
  });
});

describe('what the user decided', () => {
  const resolutions: readonly ClassResolution[] = [
    { major: '街面', minor: '撑伞', choice: { kind: 'standard', code: '09006' } },
    { major: '街面', minor: '横幅', choice: { kind: 'local' } },
    { major: '', minor: '测试', choice: { kind: 'ignore' } },
  ];
  const of = (major: string, minor: string) => matchClasses([{ major, minor, count: 1 }], resolutions)[0]!;

  it('stands above the dictionary', () => {
    expect(of('街面', '撑伞')).toMatchObject({ status: 'standard', code: '09006', by: 'resolved' });
    expect(of('街面', '横幅')).toMatchObject({ status: 'local', code: null });
    expect(of('', '测试').status).toBe('ignored');
  });

  it('holds for another spelling of the same pair, and for no other major', () => {
    expect(of(' 街面', '撐傘').code).toBe('09006');
    expect(of('其他', '撑伞').status).toBe('unmatched');
  });

  it('forgets a code that the standard does not have', () => {
    const gone: ClassResolution = { major: '', minor: '撑伞', choice: { kind: 'standard', code: '06031' } };
    expect(matchClasses([{ major: '', minor: '撑伞', count: 1 }], [gone])[0]!.status).toBe('unmatched');
  });
});

describe('the key of a name', () => {
  it('does not change when taken twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => classKey(classKey(text)) === classKey(text)),
      // A hyphen between a letter and its accent.
      { examples: [['e-\u0301']] },
    );
  });

  it('reads what is in a bracket along, instead, or not at all', () => {
    expect(readings('充电站（桩）')).toEqual(['充电站桩', '充电站', '充电桩']);
  });
});

describe('a city’s published list of components', () => {
  it('is known by name for the most part', () => {
    const path = sharedPath('data/classes/yuncheng_case_standards.csv');
    if (path === null) return;
    const names = readCsv(readFileSync(path, 'utf8'))
      .slice(2)
      .map((cells) => cells[3] ?? '')
      .filter((name) => name !== '');
    const distinct = [...new Set(names)];
    const known = distinct.filter((name) => match(name).status === 'standard');
    console.log(
      `yuncheng: ${known.length} of ${distinct.length}`,
      distinct.filter((name) => !known.includes(name)),
    );
    expect(known.length / distinct.length).toBeGreaterThan(0.9);
  });
});
