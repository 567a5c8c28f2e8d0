/** The answer of the bulk requests that take ids: a count, and the ids that could not be done. */
import { type Answer, failure, single } from './answers';
import type { Call } from './call';

/** Does `act` to each id in turn; it says whether the id was done. A planned crash stops it. */
export function bulkOutcome(
  call: Call,
  ids: readonly string[],
  countKey: 'moved' | 'deleted',
  act: (id: string) => boolean,
): Answer {
  const failed: string[] = [];
  for (const [at, id] of ids.entries()) {
    if (at === call.crashAfterRows) return crash(call);
    if (!act(id)) failed.push(id);
  }
  if (call.crashAfterRows !== null) return crash(call);
  const done = ids.length - failed.length;
  const rest = failed.length === 0 ? {} : { [call.switches.failedIdsKey]: failed };
  return { ...single({ success: true, [countKey]: done, ...rest }), rowsWritten: done };
}

/** The CRM broke down, in the middle or before it could answer: what was done stays done. */
export function crash(call: Call): Answer {
  const terms = { status: 500, code: 'INTERNAL_ERROR', message: 'Something went wrong. Retry.' };
  return failure(call.switches, terms);
}
