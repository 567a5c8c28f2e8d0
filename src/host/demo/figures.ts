/** What the steps of the demo cost, read from the world's meters. */
import type { ExecutionResult } from '../driver/result';
import { must } from '../sandbox/assume';
import { blockingCalls, queuedCalls } from '../world/meters';

export interface RunFigures {
  readonly requests: number;
  /** Service calls that waited for an answer, HTTP included. */
  readonly blocking: number;
  readonly queued: number;
  readonly virtualMs: number;
}

export interface PullFigures extends RunFigures {
  readonly records: number;
  readonly pages: number;
  readonly handles: number;
  /** Cells of the linked tab that were written, marks included. */
  readonly dataCellsWritten: number;
}

/** Figures of one execution. */
export function pullFigures(
  result: ExecutionResult,
  step: { readonly records: number; readonly pages: number; readonly tabId: number },
): PullFigures {
  const meters = metersOf(result);
  return {
    records: step.records,
    pages: step.pages,
    ...runFigures(result),
    handles: meters.calls.handle,
    dataCellsWritten: meters.cellsWritten.get(step.tabId) ?? 0,
  };
}

export function runFigures(result: ExecutionResult): RunFigures {
  const meters = metersOf(result);
  return {
    requests: meters.requests,
    blocking: blockingCalls(meters),
    queued: queuedCalls(meters),
    virtualMs: Math.round(meters.spentMs),
  };
}

export function addFigures(a: RunFigures, b: RunFigures): RunFigures {
  return {
    requests: a.requests + b.requests,
    blocking: a.blocking + b.blocking,
    queued: a.queued + b.queued,
    virtualMs: a.virtualMs + b.virtualMs,
  };
}

function metersOf(result: ExecutionResult) {
  return must(result.execution, 'the execution was started').meters.read();
}
