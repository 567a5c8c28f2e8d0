/**
 * Refuses global names that Apps Script does not have, and run-time compilation of text.
 *
 * Promises: every free name of the code is a built-in of ES2019 or a service that the manifest's
 * scopes cover. `typeof x`, and `x` inside a condition that asks for `typeof x`, are allowed; which
 * way round the condition asks is not checked.
 */
import type { AnyNode } from 'acorn';
import type { Finding } from '../problem';
import type { FreeName } from './free-names';
import { absentRemedies, builtInNames, serviceNames } from './platform';
import { type CodeUnit, findingAt } from './unit';

const present = new Set([...builtInNames, ...serviceNames]);
const unknownRemedy =
  'Declare or import it. A further service needs its scope in appsscript.json and its name in ' +
  'src/build/gates/platform.ts.';

/** The gate for names. */
export function globalFindings({ code, freeNames }: CodeUnit): readonly Finding[] {
  return freeNames.flatMap((use) => {
    if (use.name === 'globalThis') return calledThroughGlobalThis(use);
    if (present.has(use.name) || isGuarded(use, code)) return [];
    const remedy = absentRemedies.get(use.name);
    return remedy === undefined
      ? [findingAt(use.node, `${use.name} is not defined.`, unknownRemedy)]
      : [findingAt(use.node, `${use.name} does not exist in Apps Script.`, remedy)];
  });
}

/** The gate for `eval` and the Function constructor, under whatever name they are passed on. */
export function dynamicCodeFindings({ freeNames }: CodeUnit): readonly Finding[] {
  const remedy = 'Write the code out; text that is compiled at run time passes no gate.';
  return freeNames.flatMap((use) => {
    const isEval = use.name === 'eval';
    const isFunction = use.name === 'Function' && !isHarmlessFunction(use);
    return isEval || isFunction
      ? [findingAt(use.node, `${use.name} compiles text at run time.`, remedy)]
      : [];
  });
}

function calledThroughGlobalThis({ node, ancestors }: FreeName): readonly Finding[] {
  const [call, member] = ancestors.slice(-2);
  if (member?.type !== 'MemberExpression' || member.object !== node) return [];
  if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression') return [];
  if (call.callee !== member || member.property.type !== 'Identifier') return [];
  const name = member.property.name;
  const remedy = absentRemedies.get(name);
  if (remedy === undefined || member.computed) return [];
  return [findingAt(node, `${name} does not exist in Apps Script.`, remedy)];
}

/** `x instanceof Function` and `Function.prototype` compile nothing. */
function isHarmlessFunction({ node, ancestors }: FreeName): boolean {
  const parent = ancestors.at(-1);
  if (parent?.type === 'BinaryExpression') return parent.operator === 'instanceof';
  return parent?.type === 'MemberExpression' && parent.object === node;
}

function isGuarded({ name, ancestors }: FreeName, code: string): boolean {
  const parent = ancestors.at(-1);
  if (parent?.type === 'UnaryExpression' && parent.operator === 'typeof') return true;
  const question = new RegExp(`\\btypeof\\s+${name.replace(/\$/g, '\\$')}(?![\\w$])`);
  return ancestors.some((each) => {
    const test = conditionOf(each);
    return test !== null && question.test(code.slice(test.start, test.end));
  });
}

function conditionOf(node: AnyNode): AnyNode | null {
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') return node.test;
  return node.type === 'LogicalExpression' ? node.left : null;
}
