/** That the database answers no more, told once to whoever waits for it. */
export function createLoss(): { readonly happened: Promise<void>; readonly tell: () => void } {
  let tell = (): void => {};
  const happened = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return { happened, tell };
}
