/**
 * Refuses every way of importing zod but `import * as z from 'zod/mini'`, and the members of it that
 * reach all of zod's helpers.
 *
 * Either defeats tree-shaking: up to several hundred kilobytes in the bundle instead of a few dozen,
 * and helpers that need what Apps Script lacks.
 */
import type { AnyNode, Identifier, Program } from 'acorn';
import { ancestor, full } from 'acorn-walk';
import type { Finding, Problem } from '../problem';
import { readSourceModule } from '../source-module';
import { traceFinding } from '../source-place';
import { findingAt } from './unit';

const remedy = "Write: import * as z from 'zod/mini'";
const heavyMembers: Readonly<Record<string, string>> = {
  catch: 'Put z.pipe(z.unknown(), z.transform(…)) in its place, with z.safeParse inside.',
  core: 'Do without, or use what the namespace itself offers.',
  locales: 'Word the messages yourself.',
  util: 'Do without.',
};

/** The gate, for source files that import something of zod. Paths are relative to `root`. */
export async function zodProblems(
  root: string,
  files: readonly string[],
): Promise<readonly Problem[]> {
  const problems = await Promise.all(
    files.map(async (file) => {
      const { ast, locate } = await readSourceModule(root, file);
      const findings: Finding[] = [];
      const namespaces = namespacesOfZod(ast);
      full(ast, (node) => {
        const message = expensiveImport(node as AnyNode);
        if (message !== null) findings.push(findingAt(node, message, remedy));
      });
      ancestor(ast, {
        Identifier(node, _state, path) {
          if (!namespaces.has(node.name)) return;
          findings.push(...heavyUse(node, path.at(-2) as AnyNode));
        },
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

function namespacesOfZod(ast: Program): ReadonlySet<string> {
  const imports = ast.body.filter((node) => node.type === 'ImportDeclaration');
  const specifiers = imports
    .filter((node) => isZod(node.source.value))
    .flatMap((node) => node.specifiers);
  return new Set(specifiers.map((each) => each.local.name));
}

/** What a use of the namespace object brings along, by the node around it. */
function heavyUse(node: Identifier, parent: AnyNode): readonly Finding[] {
  if (parent.type !== 'MemberExpression' || parent.object !== node || parent.computed) {
    const message = 'Zod as a whole is kept in the bundle.';
    return [findingAt(node, message, `Name the member at once: ${node.name}.object(…)`)];
  }
  const name = parent.property.type === 'Identifier' ? parent.property.name : '';
  const instead = Object.hasOwn(heavyMembers, name) ? heavyMembers[name] : undefined;
  if (instead === undefined) return [];
  return [findingAt(node, `z.${name} keeps all helpers of zod in the bundle.`, instead)];
}

function isRequireOfZod(node: Extract<AnyNode, { type: 'CallExpression' }>): boolean {
  const [argument] = node.arguments;
  const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require';
  return isRequire && argument?.type === 'Literal' && isZod(argument.value);
}
