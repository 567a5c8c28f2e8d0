/**
 * Refuses regular expressions with features that nobody has seen working in Apps Script:
 * lookbehind, named groups, and the flags `d` and `v`.
 *
 * Looks at literals and at `RegExp(...)` with a written-out pattern; a pattern that is put together
 * at run time is not seen. Neither the bundler nor the compiler rewrites a pattern.
 */
import type { AnyNode } from 'acorn';
import { full } from 'acorn-walk';
import type { Finding } from '../problem';
import { type CodeUnit, findingAt } from './unit';

interface Pattern {
  readonly source: string;
  readonly flags: string;
}

const remedy = 'Use a capturing group or match and check in two steps.';

/** The gate. */
export function regexFindings({ ast }: CodeUnit): readonly Finding[] {
  const findings: Finding[] = [];
  full(ast, (each) => {
    const pattern = patternOf(each as AnyNode);
    if (pattern === null) return;
    for (const feature of doubtfulFeatures(pattern)) {
      findings.push(findingAt(each, `Regular expression with ${feature}.`, remedy));
    }
  });
  return findings;
}

function patternOf(node: AnyNode): Pattern | null {
  if (node.type === 'Literal') {
    return node.regex == null ? null : { source: node.regex.pattern, flags: node.regex.flags };
  }
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return null;
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return null;
  const source = textOf(node.arguments[0]);
  return source === null ? null : { source, flags: textOf(node.arguments[1]) ?? '' };
}

function textOf(node: AnyNode | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type !== 'TemplateLiteral' || node.expressions.length > 0) return null;
  return node.quasis[0]?.value.cooked ?? null;
}

/** What is doubtful about a pattern, in people's words. */
export function doubtfulFeatures({ source, flags }: Pattern): readonly string[] {
  const found = new Set<string>();
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (character === '\\') at += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '(' && !inClass) {
      if (/^\(\?<[=!]/.test(source.slice(at, at + 4))) found.add('lookbehind');
      else if (source.startsWith('(?<', at)) found.add('a named group');
    }
  }
  for (const flag of ['d', 'v']) if (flags.includes(flag)) found.add(`the flag "${flag}"`);
  return [...found];
}
