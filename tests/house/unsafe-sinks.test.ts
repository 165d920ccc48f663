import { describe, expect, it } from 'vitest';
import { listFiles } from '../support/source-tree';
import { unsafeSinks } from '../support/unsafe-sinks';

describe('text never becomes markup or code', () => {
  it('src has no sink', () => {
    expect(listFiles('src', ['.ts', '.tsx']).flatMap(unsafeSinks)).toEqual([]);
  });

  it.each([
    'element.innerHTML = text;',
    'element.outerHTML = text;',
    "element['innerHTML'] = text;",
    'element.insertAdjacentHTML("beforeend", text);',
    'popup.setHTML(text);',
    'document.write(text);',
    'eval(text);',
    'new Function(text)();',
    'Function(text)();',
    'range.createContextualFragment(text);',
    'setTimeout("run()", 5);',
    'const a = <p dangerouslySetInnerHTML={{ __html: text }} />;',
  ])('sees %s', (text) => {
    expect(unsafeSinks({ path: 'src/ui/page.tsx', text })).toHaveLength(1);
  });

  it('lets plain text through', () => {
    const text = 'element.textContent = text; setTimeout(() => run(), 5); const a = <p>{text}</p>;';
    expect(unsafeSinks({ path: 'src/ui/page.tsx', text })).toEqual([]);
  });
});
