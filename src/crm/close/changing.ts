/**
 * The requests that change opportunities: one PUT a record with the changed fields only, statuses
 * included.
 *
 * Promises: a field that Close cannot empty is never sent empty; its cell is told why. Must not know:
 * who sends.
 */
import type { Exchange } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import type { FieldKey } from '../../core/model';
import type { RecordChange, WriteAnswer, WriteCall } from '../../core/writing';
import { changeBody } from './bodies';
import { peopleIn } from './custom-fields';
import { isKept } from './fields';
import { readOne } from './pages';
import { putOpportunity } from './requests';
import { writeExchange } from './write-exchange';

export function changeAll(
  view: ListView,
  changes: readonly RecordChange[],
): readonly (readonly WriteCall[])[] {
  const calls = changes.flatMap((change, place): readonly WriteCall[] => {
    const keys = Object.keys(change.fields);
    const isRefused = (key: FieldKey) => change.fields[key] === null && isKept(key);
    const refused = keys.filter(isRefused);
    const sent = keys.filter((key) => !isRefused(key));
    return [
      ...(sent.length === 0
        ? []
        : [{ about: [place], keys: sent, exchange: put(view, change, sent) }]),
      ...(refused.length === 0
        ? []
        : [{ about: [place], keys: refused, exchange: refuse(view, change) }]),
    ];
  });
  return calls.length === 0 ? [] : [calls];
}

function put(
  { key, columns }: ListView,
  { record, fields }: RecordChange,
  keys: readonly FieldKey[],
): Exchange<readonly WriteAnswer[]> {
  const sent = Object.fromEntries(keys.map((each) => [each, fields[each] ?? null]));
  return writeExchange({
    body: changeBody(sent),
    reading: { columns, people: peopleIn([record.fields, fields]) },
    request: (body) => putOpportunity(key, record.id, body),
    isMeant: ({ id }) => id === record.id,
  });
}

/**
 * What a null would do to these fields is not documented, and Close might put something else there.
 * So the record is only read, which also shows whether it still exists.
 */
function refuse(view: ListView, { record }: RecordChange): Exchange<readonly WriteAnswer[]> {
  const { request, idempotent, read } = readOne(view, record.id);
  const message = 'Close keeps a value here; type another one';
  return {
    request,
    idempotent,
    read: (answer) => {
      const found = read(answer);
      return found.ok ? { ok: true, value: [{ kind: 'rejected', message }] } : found;
    },
  };
}
