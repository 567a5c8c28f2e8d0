/**
 * The requests that change opportunities: stages first, then everything else by one PATCH a record,
 * since a stage that is won or lost may set the status.
 *
 * Promises: what cannot be sent without loss is in no call's `keys`. Must not know: who sends.
 */
import type { Exchange, Fault, HttpAnswer } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import type { RecordChange, WriteAnswer, WriteCall, WriteOptions } from '../../core/writing';
import { misread, ok } from '../http/exchange';
import { bodyOf, changeParts, type Part } from './bodies';
import { moveAll } from './moving';
import { readAnswered } from './records';
import { patchOpportunity } from './requests';
import { opportunityAnswerShape } from './wire';
import { writeExchange } from './write-exchange';

export function changeAll(
  view: ListView,
  changes: readonly RecordChange[],
  { silent }: WriteOptions,
): readonly (readonly WriteCall[])[] {
  const patches = changes.flatMap((change, place): readonly WriteCall[] => {
    const parts = changeParts(change);
    const keys = parts.flatMap((part) => part.keys);
    return keys.length === 0
      ? []
      : [{ about: [place], keys, exchange: patch(view, change, parts) }];
  });
  return [moveAll(view, changes, silent), patches].filter((round) => round.length > 0);
}

/** Refused for what PATCH does not promise to take, it is sent once more without that. */
function patch(
  view: ListView,
  change: RecordChange,
  parts: readonly Part[],
): Exchange<readonly WriteAnswer[]> {
  const { key, scope, columns } = view;
  const { record, fields } = change;
  const exchange = writeExchange({
    key,
    request: patchOpportunity(key, record.id, bodyOf(parts)),
    about: 1,
    shape: opportunityAnswerShape,
    answers: ({ data }) => {
      if (data.id !== record.id) return misread('another opportunity than the changed one');
      const reading = { pipeline: scope.pipeline, columns };
      return ok([{ kind: 'record', record: readAnswered(data, reading, [fields, record.fields]) }]);
    },
  });
  const read = (answer: HttpAnswer) =>
    answer.status === 204 ? ok<readonly WriteAnswer[]>([{ kind: 'done' }]) : exchange.read(answer);
  const promised = parts.filter(({ unpromised }) => !unpromised);
  if (promised.length === parts.length || promised.length === 0) {
    return { ...exchange, read };
  }
  const fallback = (fault: Fault) =>
    fault.kind === 'rejected' && !fault.inDoubt ? patch(view, change, promised) : null;
  return { ...exchange, read, fallback };
}
