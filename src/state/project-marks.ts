import { type CaseMarks, joinedMarks } from '../domain/case-marks';
import { parseCaseMarks } from '../session/case-marks-schema';
import type { Application } from './application';
import { marksKey } from './record-marks';

/** Tags and notes of a kept data set; null where there are none. */
export async function marksForProject(app: Application, dataset: string): Promise<CaseMarks | null> {
  const marks = await keptMarks(app, dataset);
  return marks.tags.length === 0 && Object.keys(marks.cases).length === 0 ? null : marks;
}

/**
 * A project's marks beside those that the data set has here, before it is read, so that it opens with them. Gives what
 * takes them back.
 */
export async function adoptMarks(
  app: Application,
  dataset: string,
  stored: unknown,
): Promise<() => Promise<void>> {
  const before = await keptMarks(app, dataset);
  const put = (marks: CaseMarks) => app.services.keeper.putValue(marksKey(dataset), marks);
  await put(joinedMarks(before, parseCaseMarks(stored)));
  return () => put(before).catch(() => undefined);
}

async function keptMarks({ services }: Application, dataset: string): Promise<CaseMarks> {
  return parseCaseMarks(await services.keeper.value(marksKey(dataset)).catch(() => null));
}
