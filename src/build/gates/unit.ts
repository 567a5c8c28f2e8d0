/**
 * The final server code as the gates see it.
 *
 * Promises: parsed with the strictest grammar the product allows. Must not know: source files.
 */
import type { Node, Program } from 'acorn';
import type { Finding } from '../problem';
import type { FreeName } from './free-names';

/** ES2019: the newest grammar that is known to pass the parser Apps Script saves files with. */
export const grammarVersion = 2019;

export interface CodeUnit {
  readonly code: string;
  readonly ast: Program;
  /** Names that the code uses and does not declare. */
  readonly freeNames: readonly FreeName[];
}

/** A rule about the final code. */
export type Gate = (unit: CodeUnit) => readonly Finding[];

/** Line (1-based) and column (0-based) of a node that was parsed with locations. */
export function startOf(node: Node): readonly [line: number, column: number] {
  const start = node.loc?.start;
  if (start === undefined) throw new Error('startOf: the tree was parsed without locations');
  return [start.line, start.column];
}

/** A finding at a node that was parsed with locations. */
export function findingAt(node: Node, message: string, remedy: string): Finding {
  const [line, column] = startOf(node);
  return { line, column, message, remedy };
}
