/**
 * What a gate says when it refuses: where, what, and what to do about it.
 *
 * Must not know: which gate found it, or how it is shown beyond plain text.
 */

export interface Problem {
  /** Relative to the project's root where the file is inside it. */
  readonly file: string;
  /** 1-based; absent where the whole file is meant. */
  readonly line?: number;
  readonly message: string;
  readonly remedy: string;
}

/** A problem at a place of generated code, before it is traced back to its source. */
export interface Finding {
  /** 1-based. */
  readonly line: number;
  /** 0-based, in UTF-16 units. */
  readonly column: number;
  readonly message: string;
  readonly remedy: string;
}

/** `file:line: message`, with the remedy on a line of its own. */
export function formatProblem(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  return `${place}: ${problem.message}\n    ${problem.remedy}`;
}

/** All problems, one after the other, with their number at the end. */
export function formatProblems(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [...problems.map(formatProblem), `Build refused: ${count}.`].join('\n');
}
