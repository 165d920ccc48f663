/** Calls back once the next frame has been handed to the compositor: the task after its animation callbacks. */
export function afterFrame(done: () => void): void {
  requestAnimationFrame(() => setTimeout(done, 0));
}
