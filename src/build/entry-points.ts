/**
 * The entry points of the add-on: the exports of one file, each turned into a function declaration
 * at the top level of the script, where Apps Script looks for names without running anything.
 *
 * Source: Apps Script guides "V8 runtime" (what counts as a function) and "HTML service:
 * communicate with server functions" (names that end in an underscore are private).
 */
import type { AnyNode, Identifier, Literal, Program } from 'acorn';
import { serviceNames } from './gates/platform';
import { findingAt, startOf } from './gates/unit';
import type { Finding, Problem } from './problem';
import { readSourceModule } from './source-module';
import { type SourcePlace, traceFinding } from './source-place';

export interface EntryPoint {
  readonly name: string;
  readonly place: SourcePlace;
}

export interface EntryPoints {
  readonly points: readonly EntryPoint[];
  readonly problems: readonly Problem[];
}

/** The global that holds the bundle's exports; the underscore hides it from the sidebar. */
export const holderName = 'bundle_';

/** Reads the export list of `file`, a path relative to `root`. Types are not exports. */
export async function readEntryPoints(root: string, file: string): Promise<EntryPoints> {
  const { ast, locate } = await readSourceModule(root, file);
  const exported = exportedNames(ast);
  const sound = exported.filter(({ name }) => badNameReason(name) === null);
  const points = sound.map(({ name, node }) => ({ name, place: locate(...startOf(node)) }));
  const findings = [
    ...ast.body.flatMap(unlistedExports),
    ...exported.flatMap(({ name, node }) => badName(name, node)),
  ];
  return { points, problems: findings.map((finding) => traceFinding(finding, locate)) };
}

/** One declaration for each entry point, statically visible and without any work at load. */
export function declareEntryPoints(names: readonly string[]): string {
  return names
    .map((name) => `function ${name}() { return ${holderName}.${name}.apply(this, arguments); }\n`)
    .join('');
}

interface Exported {
  readonly name: string;
  readonly node: AnyNode;
}

/** esbuild gathers every kind of export but `export *` into one list, away from its source. */
function exportedNames(ast: Program): readonly Exported[] {
  const origins = new Map(ast.body.flatMap(bindings));
  const lists = ast.body.filter((statement) => statement.type === 'ExportNamedDeclaration');
  return lists.flatMap(({ specifiers }) =>
    specifiers.map(({ local, exported }) => ({
      name: nameOf(exported),
      node: origins.get(nameOf(local)) ?? local,
    })),
  );
}

function nameOf(node: Identifier | Literal): string {
  return node.type === 'Identifier' ? node.name : String(node.value);
}

/** The names that a statement of the top level binds, with the node to point at. */
function bindings(statement: AnyNode): readonly (readonly [string, AnyNode])[] {
  switch (statement.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return statement.id === null ? [] : [[statement.id.name, statement]];
    case 'VariableDeclaration':
      return statement.declarations.flatMap(({ id }) =>
        id.type === 'Identifier' ? [[id.name, id] as const] : [],
      );
    case 'ImportDeclaration':
      return statement.specifiers.map((node) => [node.local.name, node]);
    default:
      return [];
  }
}

function unlistedExports(node: AnyNode): readonly Finding[] {
  if (node.type !== 'ExportAllDeclaration') return [];
  const message = 'Entry points must be listed by name.';
  return [findingAt(node, message, "Write: export { a, b } from '…'")];
}

function badName(name: string, node: AnyNode): readonly Finding[] {
  const reason = badNameReason(name);
  return reason === null
    ? []
    : [findingAt(node, `"${name}" cannot be an entry point: ${reason}.`, 'Rename it.')];
}

function badNameReason(name: string): string | null {
  if (name === 'default' || !/^[A-Za-z_$][\w$]*$/.test(name)) return 'it is not a function name';
  if (name.endsWith('_')) return 'Apps Script hides names that end in an underscore';
  return serviceNames.includes(name) ? 'it would replace a service of Apps Script' : null;
}
