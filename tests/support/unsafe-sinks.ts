import { isNode, lineOf, type SourceFile, type SourceNode, visitNodes } from './source-tree';

const SINK_PROPERTIES = new Set([
  'innerHTML',
  'outerHTML',
  'srcdoc',
  'insertAdjacentHTML',
  'setHTML',
  'setHTMLUnsafe',
  'createContextualFragment',
  'dangerouslySetInnerHTML',
  'write',
  'writeln',
]);
// These two exist on streams and handles too; on `document` alone do they make markup.
const ONLY_ON_DOCUMENT = new Set(['write', 'writeln']);
const CODE_FUNCTIONS = new Set(['eval', 'Function']);
const TIMERS = new Set(['setTimeout', 'setInterval']);

function nameOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (typeof node.name === 'string') return node.name;
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}

function isSinkMember(node: SourceNode): boolean {
  const property = nameOf(node.property);
  if (property === null || !SINK_PROPERTIES.has(property)) return false;
  return !ONLY_ON_DOCUMENT.has(property) || nameOf(node.object) === 'document';
}

function isCodeCall(node: SourceNode): boolean {
  const callee = nameOf(node.callee);
  if (callee === null) return false;
  if (CODE_FUNCTIONS.has(callee)) return true;
  const first: unknown = Array.isArray(node.arguments) ? node.arguments[0] : undefined;
  return (
    TIMERS.has(callee) && isNode(first) && (first.type === 'Literal' || first.type === 'TemplateLiteral')
  );
}

/** Places where a string would be parsed as HTML or as a script, as `path:line name`. */
export function unsafeSinks(file: SourceFile): string[] {
  const found: string[] = [];
  visitNodes(file, (node) => {
    const bad =
      (node.type === 'MemberExpression' && isSinkMember(node)) ||
      (node.type === 'JSXAttribute' && SINK_PROPERTIES.has(nameOf(node.name) ?? '')) ||
      ((node.type === 'CallExpression' || node.type === 'NewExpression') && isCodeCall(node));
    if (bad) found.push(`${file.path}:${lineOf(file, node.start)}`);
  });
  return found;
}
