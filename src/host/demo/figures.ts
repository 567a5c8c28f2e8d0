/** What one step of the demo cost, read from the world's meters. */

import type { ExecutionResult } from '../driver/result';
import type { Exchange } from '../http/router';
import { must } from '../sandbox/assume';
import { blockingCalls, queuedCalls } from '../world/meters';

export interface PullFigures {
  readonly records: number;
  readonly pages: number;
  readonly requests: number;
  /** Service calls that waited for an answer, HTTP included. */
  readonly blocking: number;
  readonly queued: number;
  readonly handles: number;
  /** Cells of the linked tab that were written, marks included. */
  readonly dataCellsWritten: number;
  readonly virtualMs: number;
}

/** Figures of one execution; `exchanges` are those that it made. */
export function figuresOf(
  result: ExecutionResult,
  step: {
    readonly records: number;
    readonly tabId: number;
    readonly exchanges: readonly Exchange[];
  },
): PullFigures {
  const execution = must(result.execution, 'the execution was started');
  const meters = execution.meters.read();
  return {
    records: step.records,
    pages: step.exchanges.filter(isListPage).length,
    requests: meters.requests,
    blocking: blockingCalls(meters),
    queued: queuedCalls(meters),
    handles: meters.calls.handle,
    dataCellsWritten: meters.cellsWritten.get(step.tabId) ?? 0,
    virtualMs: Math.round(meters.spentMs),
  };
}

function isListPage({ request }: Exchange): boolean {
  return request.method.toLowerCase() === 'get' && new URL(request.url).searchParams.has('limit');
}
