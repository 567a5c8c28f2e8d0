/**
 * The requests that change opportunities: one PATCH for up to fifty of them.
 *
 * Which names and forms a PATCH takes is documented for some fields only. So a refused one is sent
 * again in another form: days as ISO texts, then without what is not promised. Values are set, not
 * added to, so sending what was taken once more changes nothing. Must not know: who sends.
 */
import type { Exchange, Fault, Result } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import type { RecordChange, WriteAnswer, WriteCall } from '../../core/writing';
import { ok } from '../http/exchange';
import { type PatchForm, patchBody, patchForms } from './bodies';
import { changedAnswers } from './changed';
import { patchOpportunities, UPDATE_MAX } from './requests';
import { writeExchange } from './write-exchange';

export function changeAll(
  view: ListView,
  changes: readonly RecordChange[],
): readonly (readonly WriteCall[])[] {
  const calls = batches(changes).flatMap((about): readonly WriteCall[] => {
    const batch = about.flatMap((place) => changes[place] ?? []);
    const [form, ...others] = patchForms(batch.map(({ fields }) => fields));
    const keys = Object.keys(batch[0]?.fields ?? {});
    return form ? [{ about, keys, exchange: patch(view, batch, form, others) }] : [];
  });
  return calls.length === 0 ? [] : [calls];
}

/** Places of changes that go together: of the same fields, so that one form of a patch fits them all. */
function batches(changes: readonly RecordChange[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const [place, { fields }] of changes.entries()) {
    const keys = Object.keys(fields).sort();
    if (keys.length === 0) continue;
    const name = JSON.stringify(keys);
    groups.set(name, [...(groups.get(name) ?? []), place]);
  }
  return [...groups.values()].flatMap((places) => {
    const starts = places.map((_, at) => at).filter((at) => at % UPDATE_MAX === 0);
    return starts.map((at) => places.slice(at, at + UPDATE_MAX));
  });
}

/** `others`: what to try after a refusal. */
function patch(
  view: ListView,
  batch: readonly RecordChange[],
  form: PatchForm,
  others: readonly PatchForm[],
): Exchange<readonly WriteAnswer[]> {
  const bodies = batch.map(({ record, fields }) => [record.id, patchBody(fields, form)] as const);
  const [next, ...rest] = others;
  const exchange = writeExchange({
    key: view.key,
    request: patchOpportunities(view.key, Object.fromEntries(bodies)),
    answers: (data): Result<readonly WriteAnswer[]> => {
      const answers = changedAnswers(
        data,
        batch.map(({ record }) => record.id),
      );
      const refused = answers.find((answer) => answer.kind === 'rejected');
      if (refused?.kind === 'rejected' && next) {
        return { ok: false, fault: { kind: 'rejected', detail: refused.message } };
      }
      return ok(answers);
    },
  });
  const fallback = (fault: Fault) =>
    next && fault.kind === 'rejected' && !fault.inDoubt ? patch(view, batch, next, rest) : null;
  return { ...exchange, fallback };
}
