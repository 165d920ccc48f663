const HEAD_BYTES = 8 << 10;
/** A page in a single file is decoded as a whole. */
const MOST_BYTES = 128 << 20;

/**
 * The page in a file: the file itself, or, of a "web page in a single file" (MHTML, RFC 2557), its parts of type
 * text/html one after the other.
 */
export async function webPageOf(file: Blob): Promise<Blob> {
  const head = await latinText(file.slice(0, HEAD_BYTES));
  if (head.trimStart().startsWith('<') || file.size > MOST_BYTES) return file;
  const boundary = /^content-type:\s*multipart\/related;[\s\S]*?boundary="?([^"\r\n;]+)/im.exec(head)?.[1];
  if (boundary === undefined) return file;
  const parts = (await latinText(file)).split(`--${boundary}`);
  const pages: Uint8Array<ArrayBuffer>[] = [];
  for (const part of parts) {
    const [, headers = '', body = ''] = /^\s*([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(part) ?? [];
    if (/^content-type:\s*text\/html/im.test(headers)) pages.push(decoded(headers, body));
  }
  return pages.length === 0 ? file : new Blob(pages);
}

function decoded(headers: string, body: string): Uint8Array<ArrayBuffer> {
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(headers)?.[1]?.toLowerCase();
  if (encoding === 'base64') return bytesOf(atob(body.replace(/[^A-Za-z0-9+/=]/g, '')));
  if (encoding !== 'quoted-printable') return bytesOf(body);
  return bytesOf(
    body
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  );
}

/** One character a byte. */
async function latinText(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return text;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
