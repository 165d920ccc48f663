import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CaseMarks,
  joinedMarks,
  MOST_TAGS,
  NO_MARKS,
  TAG_COLOURS,
} from '../../../src/domain/case-marks';
import { parseCaseMarks } from '../../../src/session/case-marks-schema';
import { EMPTY_MANIFEST } from '../../../src/session/manifest';
import { isProjectError, parseProject, projectText } from '../../../src/session/project';
import { type Application, createApplication, type Services } from '../../../src/state/application';
import { adoptMarks, marksForProject } from '../../../src/state/project-marks';

function machineWith(values: Map<string, unknown>): Application {
  const keeper = {
    value: async (key: string) => values.get(key),
    putValue: async (key: string, value: unknown) => void values.set(key, structuredClone(value)),
  };
  return createApplication({ keeper } as unknown as Services, EMPTY_MANIFEST);
}

const marks: CaseMarks = {
  tags: [{ id: 't1', name: '催办', colour: 'red' }],
  cases: { 'id:0012': { tags: ['t1'], note: '已电话联系', row: 4 } },
};

describe('marks in a project file', () => {
  it('travel in its description, which an older program says is too new for it', async () => {
    const app = machineWith(new Map([['case-marks:d', marks]]));
    expect(await marksForProject(app, 'other')).toBeNull();
    const taken = await marksForProject(app, 'd');
    const savedAt = '2024-03-01 08:00';
    const text = projectText({
      manifest: EMPTY_MANIFEST,
      sources: [],
      memories: { 'case-marks': taken },
      savedAt,
    });
    expect(JSON.parse(text)).toMatchObject({ v: 3 });
    expect(
      JSON.parse(projectText({ manifest: EMPTY_MANIFEST, sources: [], memories: {}, savedAt })),
    ).toMatchObject({ v: 1 });
    const project = parseProject(text);
    if (isProjectError(project)) throw new Error(project.code);

    const values = new Map<string, unknown>();
    await adoptMarks(machineWith(values), 'd2', project.memories['case-marks']);
    expect(values.get('case-marks:d2')).toEqual(marks);
  });

  it('stand beside those that are there, are taken once, and are taken back when nothing is opened', async () => {
    const own: CaseMarks = {
      tags: [
        { id: 't1', name: '复查', colour: 'blue' },
        { id: 't2', name: '催办', colour: 'green' },
      ],
      cases: { 'id:0012': { tags: ['t1'], note: '等街道回复', row: 9 } },
    };
    const values = new Map<string, unknown>([['case-marks:d', own]]);
    const app = machineWith(values);
    const forget = await adoptMarks(app, 'd', marks);
    const both = {
      tags: own.tags,
      cases: { 'id:0012': { tags: ['t1', 't2'], note: '等街道回复\n已电话联系', row: 9 } },
    };
    expect(values.get('case-marks:d')).toEqual(both);
    await adoptMarks(app, 'd', marks);
    expect(values.get('case-marks:d')).toEqual(both);
    await forget();
    expect(values.get('case-marks:d')).toEqual(own);
    await adoptMarks(app, 'd', { tags: 'no', cases: [] });
    expect(values.get('case-marks:d')).toEqual(own);
  });

  it('lose no tag or note of either side, keep within what is stored, and change nothing the second time', () => {
    const marksOf = fc
      .uniqueArray(
        fc.record({
          id: fc.nat(60).map((n) => `t${n}`),
          name: fc.nat(60).map(String),
          colour: fc.constantFrom(...TAG_COLOURS),
        }),
        { selector: ({ name }) => name, maxLength: 30 },
      )
      .map((tags) => [...new Map(tags.map((tag) => [tag.id, tag])).values()])
      .chain((tags) =>
        fc
          .dictionary(
            fc.constantFrom('id:1', 'id:2', 'row:3'),
            fc.record({
              tags: tags.length === 0 ? fc.constant([]) : fc.subarray(tags.map(({ id }) => id)),
              note: fc.constantFrom('甲', '乙', '甲乙'),
              row: fc.nat(9),
            }),
          )
          .map((cases): CaseMarks => ({ tags, cases })),
      );
    const namesOf = ({ tags, cases }: CaseMarks, key: string) =>
      (cases[key]?.tags ?? []).map((id) => tags.find((tag) => tag.id === id)!.name);
    fc.assert(
      fc.property(marksOf, marksOf, (own, other) => {
        const joined = joinedMarks(own, other);
        expect(parseCaseMarks(joined)).toEqual(joined);
        expect(joinedMarks(joined, other)).toEqual(joined);
        expect(joinedMarks(own, NO_MARKS)).toEqual(own);
        const kept = new Set(joined.tags.map(({ name }) => name));
        if (joined.tags.length < MOST_TAGS) for (const { name } of other.tags) expect(kept).toContain(name);
        for (const key of ['id:1', 'id:2', 'row:3']) {
          const wanted = new Set(
            [...namesOf(own, key), ...namesOf(other, key)].filter((name) => kept.has(name)),
          );
          expect(new Set(namesOf(joined, key))).toEqual(wanted);
          for (const { cases } of [own, other])
            expect(joined.cases[key]?.note ?? '').toContain(cases[key]?.note ?? '');
        }
      }),
    );
  });
});
