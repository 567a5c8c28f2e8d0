/** What one step of an action tells. */
import type { Fault } from '../exchange';
import { explainFault } from '../explain';
import type { Tally } from '../run-record';
import type { Outcomes, RowFact } from './row-fact';

/** What an action did in a step, before it is written down. */
export interface ActionResult {
  readonly kind: 'result';
  readonly facts: readonly RowFact[];
  readonly outcomes: Outcomes;
  /** Confirmed things that are still to be sent. */
  readonly left: number;
  /** Why no more can be sent in this step. */
  readonly stop: Fault | null;
  readonly observedAtMs: number | null;
  readonly remarks: readonly string[];
}

export type ActionEnd = ActionResult | { readonly kind: 'failed'; readonly message: string };

export type StepReport =
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'progress';
      readonly run: string;
      readonly done: boolean;
      readonly outcomes: Outcomes;
      /** Of all steps of the run, this one included. */
      readonly tally: Tally;
      readonly left: number;
      /** Not before, ms UTC; null: at once. */
      readonly resumeAtMs: number | null;
      readonly observedAtMs: number | null;
      readonly remarks: readonly string[];
    };

/** The sentence for a run that a person has to look after. */
export function stopText(fault: Fault, crm: string): string {
  return `${explainFault(fault, crm)} What was not sent stays as it is in the tab.`;
}
