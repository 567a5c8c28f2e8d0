/**
 * What became of a write that waited for a person (docs.trustpager.com, Approvals).
 *
 * Promises: refused is only what surely was not carried out; approved without a result is still
 * pending. Must not know: what the request was about, except that creations are in bulk.
 */
import * as z from 'zod/mini';
import type { Exchange, Result } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import type { RecordId } from '../../core/model';
import type { ApprovalAnswer } from '../../core/writing';
import { misread, ok, readExchange } from '../http/exchange';
import { createScrub } from '../http/scrub';
import { asPhrase } from '../shared/words';
import { readRefusal } from './refusals';
import { getApproval } from './requests';
import { approvalShape, createdShape, executionShape, type WireApproval } from './wire-writes';

export function readApproval({ key }: ListView, id: string): Exchange<ApprovalAnswer> {
  const scrub = createScrub([key]);
  return readExchange({
    request: getApproval(key, id),
    shape: approvalShape,
    value: ({ data }): Result<ApprovalAnswer> => {
      switch (data.status) {
        case 'pending':
          return ok({ kind: 'pending' });
        case 'rejected':
        case 'expired':
          return ok({ kind: 'refused', message: `${data.status} in TrustPager` });
        case 'approved':
          return ok(executed(data, scrub));
        default:
          return misread('an approval in a state that is not documented');
      }
    },
  });
}

function executed(
  { execution_status: status, execution_result: result }: WireApproval,
  scrub: (text: string) => string,
): ApprovalAnswer {
  if (status === null && (result ?? null) === null) return { kind: 'pending' };
  if (status !== null && isRefusal(status)) {
    const { words } = readRefusal(result);
    const message = asPhrase(['approved in TrustPager, but then refused', scrub(words)]);
    return { kind: 'refused', message };
  }
  return { kind: 'done', created: createdIds(result) };
}

/** A conflict, like a 5xx, may have had an effect. */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 409;
}

/** Ids by index; an index or id that comes twice tells nothing. */
function createdIds(result: unknown): ReadonlyMap<number, RecordId> {
  const parsed = z.safeParse(executionShape, result);
  const created = parsed.success ? (parsed.data.created ?? parsed.data.data?.created ?? []) : [];
  const elements = created.flatMap((wire) => {
    const { data } = z.safeParse(createdShape, wire);
    const { index = null, id = null } = data ?? {};
    return index === null || id === null ? [] : [{ index, id }];
  });
  const once = elements.filter(
    ({ index, id }) =>
      elements.filter((other) => other.index === index || other.id === id).length === 1,
  );
  return new Map(once.map(({ index, id }) => [index, id as RecordId]));
}
