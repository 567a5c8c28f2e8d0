/** What requests cost. Published prices contradict each other, so they are terms, not facts. */
import type { Answer } from './answers';
import { isWrite, type Route } from './call';
import type { Workspace } from './workspace';

export interface CreditTerms {
  readonly balance: number;
  readonly perRead: number;
  readonly perWrite: number;
  /** For every row that a bulk request writes, in place of `perWrite`. */
  readonly perRow: number;
}

/** The dearest of the published prices. */
export const defaultCredits: CreditTerms = {
  balance: 1_000_000,
  perRead: 1,
  perWrite: 2,
  perRow: 2,
};

function priceOf(route: Route, rows: number, terms: CreditTerms): number {
  if (!isWrite(route)) return terms.perRead;
  return route.bulk === true ? terms.perRow * rows : terms.perWrite;
}

/** True when the balance does not even pay for the smallest request of this kind. */
export function tooPoor(workspace: Workspace, route: Route, terms: CreditTerms): boolean {
  return workspace.creditsRemaining < priceOf(route, 1, terms);
}

export function rowsAffordable(workspace: Workspace, { perRow }: CreditTerms): number {
  if (perRow === 0) return Number.POSITIVE_INFINITY;
  return Math.floor(workspace.creditsRemaining / perRow);
}

/** Takes the price of what was done. Refused and queued requests are free. */
export function charge(
  workspace: Workspace,
  route: Route,
  answer: Answer,
  terms: CreditTerms,
): void {
  if (answer.status >= 300 || answer.status === 202) return;
  workspace.creditsRemaining -= priceOf(route, answer.rowsWritten ?? 0, terms);
}
