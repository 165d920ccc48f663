/**
 * Takes away what Chromium 109 does not have, as far as a page can: run before the app's scripts, a use without a
 * guard throws. Self-contained, because it is sent to the page as text.
 */
export function withoutNewerInterfaces(): void {
  const take = (owner: object, names: readonly string[]) => {
    for (const name of names) Reflect.deleteProperty(owner, name);
  };
  take(Array.prototype, ['toSorted', 'toReversed', 'toSpliced', 'with']);
  take(Object.getPrototypeOf(Uint8Array.prototype), ['toSorted', 'toReversed', 'with']);
  take(Array, ['fromAsync']);
  take(Promise, ['withResolvers', 'try']);
  take(Object, ['groupBy']);
  take(Map, ['groupBy']);
  take(Map.prototype, ['getOrInsert', 'getOrInsertComputed']);
  take(Set.prototype, [
    'union',
    'intersection',
    'difference',
    'symmetricDifference',
    'isSubsetOf',
    'isSupersetOf',
    'isDisjointFrom',
  ]);
  take(String.prototype, ['isWellFormed', 'toWellFormed']);
  take(ArrayBuffer.prototype, ['transfer', 'transferToFixedLength', 'resize']);
  take(Uint8Array, ['fromBase64', 'fromHex']);
  take(Uint8Array.prototype, ['toBase64', 'toHex', 'setFromBase64', 'setFromHex']);
  take(Math, ['f16round', 'sumPrecise']);
  take(RegExp, ['escape']);
  take(URL, ['canParse', 'parse']);
  take(AbortSignal, ['any']);
  take(ReadableStream, ['from']);
  take(ReadableStream.prototype, ['values', Symbol.asyncIterator as unknown as string]);
  take(Document.prototype, ['startViewTransition']);
  take(HTMLElement.prototype, ['showPopover', 'hidePopover', 'togglePopover', 'popover']);
  take(Element.prototype, ['setHTMLUnsafe', 'getHTML', 'setHTML']);
  take(globalThis, ['Iterator', 'scheduler', 'showSaveFilePicker', 'showOpenFilePicker', 'Float16Array']);
}
