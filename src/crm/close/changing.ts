/**
 * The requests that change opportunities: one PUT a record with the changed fields only, statuses
 * included. Must not know: who sends.
 */
import type { Exchange } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import type { RecordChange, WriteAnswer, WriteCall, WriteOptions } from '../../core/writing';
import { changeBody } from './bodies';
import { peopleIn } from './custom-fields';
import { dated, putOpportunity } from './requests';
import { writeExchange } from './write-exchange';

export function changeAll(
  view: ListView,
  changes: readonly RecordChange[],
  options: WriteOptions,
): readonly (readonly WriteCall[])[] {
  const calls = changes.map(
    (change, place): WriteCall => ({
      about: [place],
      keys: Object.keys(change.fields),
      exchange: put(view, change, options),
    }),
  );
  return calls.length === 0 ? [] : [calls];
}

function put(
  { key, columns }: ListView,
  { record, fields }: RecordChange,
  { utcOffsetMinutes }: WriteOptions,
): Exchange<readonly WriteAnswer[]> {
  return writeExchange({
    body: changeBody(fields),
    reading: { columns, people: peopleIn([record.fields, fields]) },
    request: (body) => dated(putOpportunity(key, record.id, body), utcOffsetMinutes),
    isMeant: ({ id }) => id === record.id,
  });
}
