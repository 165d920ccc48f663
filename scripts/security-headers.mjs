// The one list of response headers: the server sends it, the README's nginx block repeats it (a house test
// compares the two), and the browser tests fail on any violation of it.

// MapLibre and DuckDB-WASM start workers from their own files and compile WebAssembly; nothing else is let in.
// A worker obeys the policy of its own response, so the headers go out with every file, errors included.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
].join('; ');

// Cross-Origin-Opener-Policy is not here: on http://<LAN address> Chromium ignores it and reports that as a
// console error, and frame-ancestors with no opener of ours leaves it nothing to protect.
export const SECURITY_HEADERS = Object.freeze({
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
});
