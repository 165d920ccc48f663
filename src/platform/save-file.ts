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
