/**
 * Asks for the first rows beside whatever else is done: a person may go on while they come.
 *
 * Promises: one question at a time; once rows were wanted at all, a filter that is left with another
 * content asks by itself, and a keystroke never does. Must not know: how rows are shown.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../server/google';
import { messageOf } from '../ui/desk';
import type { DetailsStep, Sample } from './draft';
import { isStale, sampleRequest } from './sample';

export interface Sampling {
  readonly isAsking: boolean;
  /** Why nothing came; empty where nothing went wrong. */
  readonly failure: string;
  /** A person wants to see rows. */
  show(): void;
  /** A person has left a filter. */
  left(): void;
}

/** `came` is also given what was asked about: another list may be chosen by then. */
export function useSampling(
  draft: DetailsStep,
  came: (asked: DetailsStep, sample: Sample) => void,
): Sampling {
  const [isAsking, setAsking] = useState(false);
  const [due, setDue] = useState<'no' | 'yes' | 'if stale'>('no');
  const [failure, setFailure] = useState('');
  const wasWanted = useRef(draft.sample !== null);

  async function look(): Promise<void> {
    const request = sampleRequest(draft);
    const { outcome } = await ask(request, 'sample');
    came(draft, { filters: request.filters, outcome });
  }

  // What became due while another question was under way waits for its end.
  useEffect(() => {
    if (due === 'no' || isAsking) return;
    setDue('no');
    if (due === 'if stale' && !isStale(draft)) return;
    setAsking(true);
    setFailure('');
    look()
      .catch((error: unknown) => setFailure(messageOf(error)))
      .finally(() => setAsking(false));
  });

  return {
    isAsking,
    failure,
    show() {
      wasWanted.current = true;
      setDue('yes');
    },
    left() {
      if (wasWanted.current) setDue('if stale');
    },
  };
}
