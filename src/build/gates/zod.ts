/**
 * Refuses every way of importing zod but `import * as z from 'zod/mini'`.
 *
 * The full build, and the `z` object of either build, defeat tree-shaking: several hundred
 * kilobytes in the bundle instead of a few dozen.
 */
import type { AnyNode } from 'acorn';
import { full } from 'acorn-walk';
import type { Finding, Problem } from '../problem';
import { readSourceModule } from '../source-module';
import { traceFinding } from '../source-place';
import { findingAt } from './unit';

const remedy = "Write: import * as z from 'zod/mini'";

/** The gate, for source files that import something of zod. Paths are relative to `root`. */
export async function zodProblems(
  root: string,
  files: readonly string[],
): Promise<readonly Problem[]> {
  const problems = await Promise.all(
    files.map(async (file) => {
      const { ast, locate } = await readSourceModule(root, file);
      const findings: Finding[] = [];
      full(ast, (node) => {
        const message = expensiveImport(node as AnyNode);
        if (message !== null) findings.push(findingAt(node, message, remedy));
      });
      return findings.map((finding) => traceFinding(finding, locate));
    }),
  );
  return problems.flat();
}

/** True for the package and everything below it. */
export function isZod(specifier: unknown): boolean {
  return typeof specifier === 'string' && /^zod(\/|$)/.test(specifier);
}

function expensiveImport(node: AnyNode): string | null {
  switch (node.type) {
    case 'ImportDeclaration': {
      if (!isZod(node.source.value)) return null;
      if (node.source.value !== 'zod/mini') return `The import of '${node.source.value}' is large.`;
      const isWhole = node.specifiers.every((each) => each.type === 'ImportNamespaceSpecifier');
      return isWhole ? null : 'A name imported from zod brings all of zod along.';
    }
    case 'ExportAllDeclaration':
      return isZod(node.source.value) ? 'A re-export of zod brings all of zod along.' : null;
    case 'ImportExpression':
      return node.source.type === 'Literal' && isZod(node.source.value)
        ? 'A dynamic import of zod brings all of zod along.'
        : null;
    case 'CallExpression':
      return isRequireOfZod(node) ? 'A require of zod brings all of zod along.' : null;
    default:
      return null;
  }
}

function isRequireOfZod(node: Extract<AnyNode, { type: 'CallExpression' }>): boolean {
  const [argument] = node.arguments;
  const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require';
  return isRequire && argument?.type === 'Literal' && isZod(argument.value);
}
