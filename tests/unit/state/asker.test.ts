import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAsker } from '../../../src/state/asker';

it('never runs two at once, always answers the last, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.nat(3), { minLength: 1, maxLength: 20 }),
      async (scheduler, pauses) => {
        let running = 0;
        const answered: number[] = [];
        const asker = createAsker<number, number>(
          async (question) => {
            running += 1;
            expect(running).toBe(1);
            await scheduler.schedule(Promise.resolve());
            running -= 1;
            return question;
          },
          (answer) => answered.push(answer),
          () => undefined,
        );
        for (const [step, pause] of pauses.entries()) {
          asker.request(step);
          for (let turn = 0; turn < pause && scheduler.count() > 0; turn += 1) await scheduler.waitOne();
        }
        await scheduler.waitIdle();
        await asker.idle();
        expect(answered.at(-1)).toBe(pauses.length - 1);
        expect(answered).toEqual([...answered].sort((a, b) => a - b));
      },
    ),
  );
});

it('goes on after a failed answer', async () => {
  const answered: string[] = [];
  const asker = createAsker<string, string>(
    async (question) => {
      if (question === 'bad') throw new Error('refused');
      return question;
    },
    (answer) => answered.push(answer),
    (reason) => answered.push(String(reason)),
  );
  asker.request('bad');
  asker.request('good');
  await asker.idle();
  expect(answered).toEqual(['Error: refused', 'good']);
});
