/**
 * Refuses syntax that the parser behind "save" in Apps Script does not know, and names it.
 *
 * Promises: what passes is a plain ES2019 script. A little stricter than the platform, which takes
 * `?.` and `??`. Library methods newer than ES2019 are not syntax: `lib` in the tsconfig of each
 * layer keeps them out.
 * Source: Apps Script guide "V8 runtime", and save errors seen for `1n`, `#x` and static fields.
 */
import { type AnyNode, type Node, type Options, type Program, parse } from 'acorn';
import { ancestor, full } from 'acorn-walk';
import type { Finding } from '../problem';
import { findingAt, grammarVersion } from './unit';

export type Parsed =
  | { readonly kind: 'parsed'; readonly ast: Program }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] };

interface NewerSyntax {
  readonly name: string;
  readonly remedy: string;
}

const lowered = 'The bundler rewrites this; check its `target`, and what was added after it.';
const notAModule = 'Apps Script has no modules: everything must be bundled into one script.';
const newer: Readonly<Record<string, NewerSyntax>> = {
  bigint: { name: 'BigInt literal', remedy: 'Use a number, or a text for ids.' },
  private: { name: 'private name (#)', remedy: 'Use a closure or an ordinary name.' },
  field: { name: 'class field', remedy: 'Assign it in the constructor.' },
  staticBlock: { name: 'static block', remedy: 'Move the statements into a function.' },
  import: { name: 'import', remedy: notAModule },
  export: { name: 'export', remedy: notAModule },
  dynamicImport: { name: 'dynamic import', remedy: notAModule },
  importMeta: { name: 'import.meta', remedy: notAModule },
  topLevelAwait: { name: 'top-level await', remedy: 'Move it into an entry point.' },
  optionalChain: { name: 'optional chaining (?.)', remedy: lowered },
  nullish: { name: 'nullish operator (??)', remedy: lowered },
  logicalAssignment: { name: 'logical assignment', remedy: lowered },
  separator: { name: 'numeric separator', remedy: lowered },
};

/** The tree of `code` with locations, or every place that keeps it from being ES2019. */
export function parseScript(code: string): Parsed {
  const strict = attempt(code, { ecmaVersion: grammarVersion, sourceType: 'script' });
  if (strict.kind === 'parsed') return strict;
  const generous = attempt(code, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    allowAwaitOutsideFunction: true,
    allowReturnOutsideFunction: true,
  });
  const named = generous.kind === 'parsed' ? newerSyntax(generous.ast) : [];
  return named.length > 0 ? { kind: 'refused', findings: named } : strict;
}

function attempt(code: string, options: Options): Parsed {
  try {
    return { kind: 'parsed', ast: parse(code, { ...options, locations: true }) };
  } catch (error) {
    // acorn has no other way to tell; anything but its syntax errors is a bug and goes on.
    if (!isSyntaxError(error)) throw error;
    const { loc } = error;
    const message = `${error.message.replace(/ \(\d+:\d+\)$/, '')}.`;
    const remedy = `Write it in ES${grammarVersion}.`;
    return { kind: 'refused', findings: [{ ...loc, message, remedy }] };
  }
}

function isSyntaxError(
  error: unknown,
): error is { readonly message: string; readonly loc: { line: number; column: number } } {
  return typeof error === 'object' && error !== null && 'loc' in error && 'message' in error;
}

function newerSyntax(ast: Program): readonly Finding[] {
  const findings: Finding[] = [];
  const report = (node: Node, key: string | null): void => {
    const syntax = key === null ? undefined : newer[key];
    if (syntax === undefined) return;
    findings.push(findingAt(node, `${syntax.name} is not ES${grammarVersion}.`, syntax.remedy));
  };
  full(ast, (node) => report(node, newerKey(node as AnyNode)));
  ancestor(ast, {
    AwaitExpression(node, _state, path) {
      const inFunction = path.some((each) => /Function/.test(each.type));
      if (!inFunction) report(node, 'topLevelAwait');
    },
  });
  return findings.sort((a, b) => a.line - b.line || a.column - b.column);
}

function newerKey(node: AnyNode): string | null {
  switch (node.type) {
    case 'Literal':
      return node.bigint == null ? separatorKey(node.value, node.raw) : 'bigint';
    case 'PropertyDefinition':
      return node.key.type === 'PrivateIdentifier' ? 'private' : 'field';
    case 'MethodDefinition':
      return node.key.type === 'PrivateIdentifier' ? 'private' : null;
    case 'MemberExpression':
      return node.property.type === 'PrivateIdentifier' ? 'private' : null;
    case 'StaticBlock':
      return 'staticBlock';
    case 'ImportDeclaration':
      return 'import';
    case 'ImportExpression':
      return 'dynamicImport';
    case 'MetaProperty':
      return node.meta.name === 'import' ? 'importMeta' : null;
    case 'ExportAllDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ExportNamedDeclaration':
      return 'export';
    case 'ChainExpression':
      return 'optionalChain';
    case 'LogicalExpression':
      return node.operator === '??' ? 'nullish' : null;
    case 'AssignmentExpression':
      return ['??=', '||=', '&&='].includes(node.operator) ? 'logicalAssignment' : null;
    default:
      return null;
  }
}

function separatorKey(value: unknown, raw: string | undefined): string | null {
  return typeof value === 'number' && raw !== undefined && raw.includes('_') ? 'separator' : null;
}
