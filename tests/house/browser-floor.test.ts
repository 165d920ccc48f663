import { describe, expect, it } from 'vitest';
import { lineOf, listFiles, type SourceFile, withoutComments } from '../support/source-tree';

// The floor is Chromium 109. Each of these came later (version in the comment) or is missing on http://<LAN address>.
const TOO_NEW: readonly RegExp[] = [
  /\.to(Sorted|Reversed|Spliced)\(/, // 110
  /\.isWellFormed\(/, // 111
  /\bPromise\.(withResolvers|try)\b/, // 119, 128
  /\bArray\.fromAsync\b/, // 121
  /\b(Object|Map)\.groupBy\b/, // 117
  /\bAbortSignal\.any\b/, // 116
  /\bURL\.(canParse|parse)\b/, // 120, 126
  /\bIterator\.from\b/, // 122
  /\bscheduler\.yield\b/, // 129
  /\.transferToFixedLength\(/, // 114
  /\b(show|hide|toggle)Popover\b|\bpopover=/, // 114
  /\bstartViewTransition\b/, // 111
  /\bUint8Array\.from(Base64|Hex)\b/, // 140
];
const NEEDS_SECURE_CONTEXT: readonly RegExp[] = [
  /\bcrypto\.(subtle|randomUUID)\b/,
  /\bnavigator\.(clipboard|locks|serviceWorker|storage)\b/,
  /\bshow(Save|Open)FilePicker\b/,
];
// The one room that wraps capabilities which may be absent.
const PLATFORM = /^src\/platform\//;
// Colour functions and layout that the build's CSS target cannot write another way where custom properties are used.
const CSS_TOO_NEW: readonly RegExp[] = [
  /\bcolor-mix\(/, // 111
  /\blight-dark\(/, // 123
  /\bsubgrid\b/, // 117
  /@scope\b/, // 118
  /@starting-style\b/, // 117
  /\banchor-name\b|\bposition-anchor\b/, // 125
  /\bfield-sizing\b/, // 123
  /^\s*&/m, // nesting, 112
];

function offences(source: SourceFile, rules: readonly RegExp[]): string[] {
  const file = withoutComments(source);
  return rules.flatMap((rule) => {
    const match = rule.exec(file.text);
    return match ? [`${file.path}:${lineOf(file, match.index)} ${match[0].trim()}`] : [];
  });
}

const scripts = listFiles('src', ['.ts', '.tsx']);

describe('Chromium 109, and http without TLS', () => {
  it('uses no newer API', () => {
    expect(scripts.flatMap((file) => offences(file, TOO_NEW))).toEqual([]);
  });

  it('uses what a secure context alone has only behind platform/', () => {
    const elsewhere = scripts.filter((file) => !PLATFORM.test(file.path));
    expect(elsewhere.flatMap((file) => offences(file, NEEDS_SECURE_CONTEXT))).toEqual([]);
  });

  it('uses no newer CSS', () => {
    expect(listFiles('src', ['.css']).flatMap((file) => offences(file, CSS_TOO_NEW))).toEqual([]);
  });

  it('sees what it forbids', () => {
    const file = (text: string) => ({ path: 'src/x.ts', text });
    expect(offences(file('rows.toSorted()'), TOO_NEW)).toHaveLength(1);
    expect(offences(file('crypto.randomUUID()'), NEEDS_SECURE_CONTEXT)).toHaveLength(1);
    expect(offences(file('.a {\n  &:hover { color: red }\n}'), CSS_TOO_NEW)).toHaveLength(1);
    expect(offences(file('rows.slice().sort()'), TOO_NEW)).toEqual([]);
  });
});
