/**
 * Exchanges that write one opportunity: what every answer to them has in common.
 *
 * Promises: never repeated by itself, since Close knows no idempotency keys; what was refused may be
 * said otherwise. Must not know: what is written.
 */
import type { Exchange, Fault, HttpRequest, Result } from '../../core/exchange';
import type { CrmRecord } from '../../core/model';
import type { WriteAnswer } from '../../core/writing';
import { readBody } from '../http/body';
import type { Body } from '../shared/api';
import { otherForm, withoutCustom } from './bodies';
import type { Reading } from './custom-fields';
import { readRecord } from './records';
import { opportunityShape } from './wire';

export interface Write {
  readonly body: Body;
  readonly reading: Reading;
  request(body: Body): HttpRequest;
  /** Whether the answered record can be the one that was written. */
  isMeant(record: CrmRecord): boolean;
}

/** Create and update both answer the whole opportunity. */
export function writeExchange(write: Write): Exchange<readonly WriteAnswer[]> {
  const { body, reading, request, isMeant } = write;
  return {
    request: request(body),
    idempotent: false,
    read: (answer): Result<readonly WriteAnswer[]> => {
      const row = readBody(answer, opportunityShape);
      if (!row.ok) return row;
      const record = readRecord(row.value, reading);
      return isMeant(record) ? { ok: true, value: [{ kind: 'record', record }] } : OTHER;
    },
    fallback: (fault) => {
      const other = bodyAfter(body, fault);
      return other && writeExchange({ ...write, body: other });
    },
  };
}

const OTHER: Result<never> = {
  ok: false,
  fault: { kind: 'badAnswer', detail: 'another opportunity than the one that was sent' },
};

/** Each form has less in it that could be refused than the one before. */
function bodyAfter(body: Body, { kind, inDoubt }: Fault): Body | null {
  if (inDoubt) return null;
  if (kind === 'rejected') return otherForm(body);
  return kind === 'forbidden' ? withoutCustom(body) : null;
}
