/** What a driver reports about one execution, and how it is put together. The same for every driver. */
import type { ErrorText, Wire } from '../realm/wire';
import { must } from '../sandbox/assume';
import type { World } from '../world/context';
import type { Execution, ExecutionRequest } from '../world/execution';
import { prices } from '../world/prices';
import type { RealmReport } from './realm-run';

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

/** The same, later. Rejects only for a bug of the host. */
export type AsyncRunner = (request: ExecutionRequest) => Promise<ExecutionResult>;

export type Begun =
  | { readonly kind: 'started'; readonly execution: Execution }
  | { readonly kind: 'refused'; readonly result: ExecutionResult };

/** Starts an execution as Google does, after a while. */
export function begin(world: World, request: ExecutionRequest): Begun {
  world.clock.advance(prices.scriptStart.ms);
  const start = world.begin(request);
  if (start.kind === 'started') return start;
  const result = { ...thrown(start.message), execution: null, rejections: [] };
  return { kind: 'refused', result };
}

/**
 * The world's word on how it ended goes before the script's; `refusal` is what `World.finish` said.
 * Throws when the host itself failed.
 */
export function resultOf(
  execution: Execution,
  { outcome, rejections }: RealmReport,
  refusal: string | null,
): ExecutionResult {
  const end = must(execution.end, 'a finished execution has an end');
  const report = { execution, rejections };
  if (end.kind === 'broken') throw end.error;
  if (end.kind !== 'finished') return { ...report, kind: end.kind };
  if (outcome.kind === 'threw') return { ...report, ...outcome };
  if (refusal !== null) return { ...report, ...thrown(refusal) };
  return { ...report, kind: 'returned', value: outcome.kind === 'value' ? outcome.value : null };
}

function thrown(message: string) {
  return { kind: 'threw', error: { name: 'Exception', message, stack: '' } } as const;
}
