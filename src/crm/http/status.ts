/**
 * What an HTTP status means for what happens next, for every CRM alike (RFC 9110, 15). A connector
 * refines it by its own error codes. Must not know: bodies, CRMs.
 */
import type { FaultKind } from '../../core/exchange';

const KIND_BY_STATUS: ReadonlyMap<number, FaultKind> = new Map<number, FaultKind>([
  [401, 'unauthorized'],
  [402, 'creditsGone'],
  [403, 'forbidden'],
  [404, 'notFound'],
  // Given up by the server while it waited: like a 5xx, it may or may not have been executed.
  [408, 'serverError'],
  [409, 'conflict'],
  [410, 'notFound'],
  [425, 'serverError'],
  [429, 'rateLimited'],
]);

/** `status` is no 2xx. A redirect that was not followed is no answer of an API. */
export function faultKindOf(status: number): FaultKind {
  const kind = KIND_BY_STATUS.get(status);
  if (kind) return kind;
  if (status >= 500) return 'serverError';
  return status >= 400 ? 'rejected' : 'badAnswer';
}
