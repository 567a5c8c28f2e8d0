/** What a driver reports about one execution. The same for every driver. */
import type { ErrorText, Wire } from '../realm/wire';
import type { Execution, ExecutionRequest } from '../world/execution';

interface Report {
  /** Null when Google would not have started it. */
  readonly execution: Execution | null;
  /** Rejected promises that nobody handled; silent at Google, an error in a test. */
  readonly rejections: readonly string[];
}

export type ExecutionResult =
  | (Report & { readonly kind: 'returned'; readonly value: Wire })
  | (Report & { readonly kind: 'threw'; readonly error: ErrorText })
  | (Report & { readonly kind: 'killed' })
  /** `Exceeded maximum execution time`. */
  | (Report & { readonly kind: 'timedOut' });

/** Runs one execution to its end, synchronously. */
export type Runner = (request: ExecutionRequest) => ExecutionResult;
