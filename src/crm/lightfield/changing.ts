/**
 * The requests that change opportunities: one for each, with all of its fields, the stage included.
 *
 * Promises: no two different requests have the same idempotency key, since for a known key Lightfield
 * does nothing and sends an old answer, of whatever record that was. Must not know: who sends.
 */
import type { Exchange, Fault } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import { hash53 } from '../../core/value/token';
import type { RecordChange, WriteAnswer, WriteCall, WriteOptions } from '../../core/writing';
import { misread, ok } from '../http/exchange';
import { changeBody, type Emptying } from './bodies';
import { linkName } from './keys';
import { readRecord } from './records';
import { postChange } from './requests';
import { writeExchange } from './write-exchange';

export function changeAll(
  view: ListView,
  changes: readonly RecordChange[],
  options: WriteOptions,
): readonly (readonly WriteCall[])[] {
  const calls = changes.flatMap((change, place): readonly WriteCall[] => {
    const keys = Object.keys(change.fields);
    if (keys.length === 0) return [];
    return [{ about: [place], keys, exchange: changeOne(view, change, options) }];
  });
  return calls.length === 0 ? [] : [calls];
}

/** Where emptying a relationship is refused in one way, it is tried in the other. */
function changeOne(
  view: ListView,
  change: RecordChange,
  options: WriteOptions,
): Exchange<readonly WriteAnswer[]> {
  const exchange = exchangeFor(view, change, options, 'replace');
  if (!emptiesLinks(change)) return exchange;
  const fallback = (fault: Fault) =>
    fault.kind === 'rejected' && !fault.inDoubt
      ? exchangeFor(view, change, options, 'remove')
      : null;
  return { ...exchange, fallback };
}

function exchangeFor(
  { key, columns }: ListView,
  change: RecordChange,
  { idempotencyKey }: WriteOptions,
  emptying: Emptying,
): Exchange<readonly WriteAnswer[]> {
  const { id } = change.record;
  const body = changeBody(change, emptying);
  const content = hash53(JSON.stringify(body)).toString(36);
  const request = postChange(key, id, body, `${idempotencyKey}.${id}.${content}`);
  return writeExchange({
    request,
    // Carried out or answered from memory: the same values end in the same fields.
    idempotent: true,
    answer: (row) =>
      row.id === id
        ? ok({ kind: 'record', record: readRecord(row, columns) })
        : misread('another opportunity than the changed one'),
  });
}

/** And the ids are known that it had. */
function emptiesLinks({ record, fields }: RecordChange): boolean {
  return Object.entries(fields).some(
    ([key, value]) =>
      value === null && linkName(key) !== null && (record.fields[key] ?? null) !== null,
  );
}
