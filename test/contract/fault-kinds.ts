/** All kinds of faults, for suites that try each. */
import type { FaultKind } from '../../src/core/exchange';

/** A record, so that a kind that is new has to be named here. */
const KINDS: Readonly<Record<FaultKind, true>> = {
  unauthorized: true,
  forbidden: true,
  planRequired: true,
  creditsGone: true,
  notFound: true,
  rejected: true,
  conflict: true,
  rateLimited: true,
  dailyCap: true,
  serverError: true,
  network: true,
  badAnswer: true,
  fetchQuota: true,
  outOfTime: true,
};

export const FAULT_KINDS = Object.keys(KINDS) as readonly FaultKind[];
