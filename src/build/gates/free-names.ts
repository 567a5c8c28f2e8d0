/**
 * Finds the names that code uses without declaring them: what it expects of its surroundings.
 *
 * Promises: follows function, block, class and catch scopes and hoisted declarations of sloppy and
 * strict code up to ES2019. Must not know: which names are good or bad.
 */
import type { AnyNode, Identifier, Node, Pattern, Program } from 'acorn';
import { ancestor } from 'acorn-walk';

export interface FreeName {
  readonly name: string;
  readonly node: Identifier;
  /** From the program down to the node's parent. */
  readonly ancestors: readonly AnyNode[];
}

type Scopes = Map<Node, Set<string>>;

const functionTypes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'Program',
]);
const blockTypes = new Set([
  ...functionTypes,
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'CatchClause',
]);

/** Every use, in no particular order. `arguments` counts as declared. */
export function freeNames(ast: Program): readonly FreeName[] {
  const scopes = declaredNames(ast);
  const found: FreeName[] = [];
  const visit = (node: Node, _state: unknown, path: Node[]): void => {
    const identifier = node as Identifier;
    const declared = path.some((scope) => scopes.get(scope)?.has(identifier.name));
    if (declared || identifier.name === 'arguments') return;
    const ancestors = path.slice(0, -1) as AnyNode[];
    found.push({ name: identifier.name, node: identifier, ancestors });
  };
  // `VariablePattern` is acorn-walk's name for an identifier that is written to.
  const visitors: Record<string, typeof visit> = { Identifier: visit, VariablePattern: visit };
  ancestor(ast, visitors);
  return found;
}

function declaredNames(ast: Program): Scopes {
  const scopes: Scopes = new Map();
  const declare = (scope: Node | undefined, names: readonly string[]): void => {
    if (scope === undefined) return;
    const known = scopes.get(scope) ?? new Set();
    for (const name of names) known.add(name);
    scopes.set(scope, known);
  };
  const declareFunction = (node: Node, _state: unknown, path: Node[]): void => {
    if (!('params' in node)) return;
    const callee = node as Extract<AnyNode, { params: Pattern[] }>;
    declare(node, callee.params.flatMap(boundNames));
    if (callee.id == null) return;
    const isStatement = node.type === 'FunctionDeclaration';
    declare(isStatement ? enclosing(path, blockTypes) : node, [callee.id.name]);
  };
  ancestor(ast, {
    Function: declareFunction,
    Class(node, _state, path) {
      if (node.id == null) return;
      const isStatement = node.type === 'ClassDeclaration';
      declare(isStatement ? enclosing(path, blockTypes) : node, [node.id.name]);
    },
    VariableDeclaration(node, _state, path) {
      const scope = enclosing(path, node.kind === 'var' ? functionTypes : blockTypes);
      declare(
        scope,
        node.declarations.flatMap((each) => boundNames(each.id)),
      );
    },
    CatchClause(node) {
      if (node.param != null) declare(node, boundNames(node.param));
    },
  });
  return scopes;
}

/** The nearest of these around the node at the end of the path. */
function enclosing(path: readonly Node[], types: ReadonlySet<string>): Node | undefined {
  return path.slice(0, -1).findLast((node) => types.has(node.type));
}

function boundNames(pattern: Pattern): readonly string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : boundNames(element)));
    case 'RestElement':
      return boundNames(pattern.argument);
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'MemberExpression':
      return [];
  }
}
