/** Hands a finished file to the browser's download; works on an insecure address, where no save picker exists. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Chromium reads the blob after the click's task; a minute is far beyond that.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

interface SavePicker {
  readonly showSaveFilePicker?: (options: {
    readonly suggestedName: string;
    readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
  }) => Promise<FileSystemFileHandle>;
}

/** The browser's dialog for a file to write to; undefined where it has none, as on an insecure address. null: the user picked none. */
export function filePicker():
  | ((name: string, mediaType: string) => Promise<FileSystemFileHandle | null>)
  | undefined {
  const picker = (globalThis as SavePicker).showSaveFilePicker;
  if (picker === undefined) return undefined;
  return async (name, mediaType) => {
    const extension = /\.[a-z0-9]+$/i.exec(name)?.[0] ?? '';
    try {
      return await picker.call(globalThis, {
        suggestedName: name,
        types: [{ accept: { [mediaType]: [extension] } }],
      });
    } catch (thrown) {
      if (thrown instanceof DOMException) return null;
      throw thrown;
    }
  };
}
