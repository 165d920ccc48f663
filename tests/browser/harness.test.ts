import { afterEach, describe, expect, it } from 'vitest';
import { launch, type Session } from './session';

let session: Session;
afterEach(() => session.close());

/** A check that cannot fail is none: each fault is committed once, and has to be seen. */
describe('the harness sees', () => {
  it.each([
    ['a console error', 'console', () => console.error('broken')],
    [
      'an uncaught error',
      'uncaught',
      () => {
        setTimeout(() => {
          throw new Error('broken');
        });
      },
    ],
    [
      'an injected style',
      'policy',
      () => {
        document.head.append(Object.assign(document.createElement('style'), { textContent: 'a{}' }));
      },
    ],
    [
      'a request to elsewhere, refused by the policy',
      'policy',
      () => {
        void fetch('http://tiles.example/1.png').catch(() => undefined);
      },
    ],
    [
      'a page that goes elsewhere',
      'offOrigin',
      () => {
        window.open('http://elsewhere.example/');
      },
    ],
  ] as const)('%s', async (_name, kind, commit) => {
    session = await launch('/?demo=0');
    session.expectClean();
    await session.page.evaluate(commit);
    await expect.poll(() => session.faults[kind].length, { timeout: 5000 }).toBeGreaterThan(0);
    expect(() => session.expectClean()).toThrow();
  });
});
