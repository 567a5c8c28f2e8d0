/** What a fault of a writing request means for the run and for the rows it was about. Pure. */
import type { Fault } from '../exchange';
import type { FieldKey } from '../model';

export type FaultReach =
  /** The effect may have happened. */
  | 'doubt'
  /** The content was refused: this request will never go through as it is. */
  | 'content'
  /** The record is not there any more. */
  | 'gone'
  /** Not now, and nothing else of this run either. */
  | 'run';

export function reachOf(fault: Fault): FaultReach {
  if (fault.inDoubt) return 'doubt';
  switch (fault.kind) {
    case 'rejected':
      return 'content';
    case 'notFound':
      return 'gone';
    // It may mean that the first copy of a repeated request is at work or done.
    case 'conflict':
    case 'badAnswer':
      return 'doubt';
    default:
      return 'run';
  }
}

/** What the CRM says of those of `keys` that it names; null where it names none of them. */
export function namedFields(
  { fields = {} }: Fault,
  keys: readonly FieldKey[],
): Readonly<Record<FieldKey, string>> | null {
  const named = keys.flatMap((key): readonly (readonly [FieldKey, string])[] => {
    const text = fields[key];
    return text === undefined ? [] : [[key, text]];
  });
  return named.length === 0 ? null : Object.fromEntries(named);
}

/** The run can go on by itself at this moment, ms UTC; null when a person has to do something. */
export function resumesAtMs(fault: Fault, nowMs: number): number | null {
  if (fault.kind === 'rateLimited') return fault.retryAtMs ?? nowMs + 60_000;
  return fault.kind === 'outOfTime' ? nowMs : null;
}
