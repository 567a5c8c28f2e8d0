/**
 * Fields of the product as the bodies of writes: bare values under `fields`, ids under
 * `relationships` (OpenAPI, opportunity create and update).
 *
 * Promises: nothing that was not given is sent; options go by id, since labels may repeat. Must not
 * know: addresses, answers.
 */
import type { MaybeValue } from '../../core/model';
import type { Draft, RecordChange } from '../../core/writing';
import type { Body } from '../shared/api';
import { linkName } from './keys';
import { sentField, sentIds } from './values';

/** Empty fields are left out; both parts are wanted, empty or not. */
export function draftBody({ fields }: Draft): Body {
  const given = Object.entries(fields).filter(([, value]) => value !== null);
  return {
    fields: Object.fromEntries(
      given
        .filter(([key]) => linkName(key) === null)
        .map(([key, value]) => [key, sentField(value)]),
    ),
    relationships: Object.fromEntries(
      given.flatMap(([key, value]) => {
        const name = linkName(key);
        return name === null ? [] : [[name, sentIds(value)]];
      }),
    ),
  };
}

/**
 * How a relationship is emptied. `replace` by null is documented for "supported" ones only; what can
 * do without it takes away the ids that the record was read with.
 */
export type Emptying = 'replace' | 'remove';

export function changeBody({ record, fields }: RecordChange, emptying: Emptying): Body {
  const values: Record<string, unknown> = {};
  const links: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    const name = linkName(key);
    if (name === null) values[key] = sentField(value);
    else links[name] = linkChange(value, record.fields[key] ?? null, emptying);
  }
  return {
    ...(Object.keys(values).length > 0 ? { fields: values } : {}),
    ...(Object.keys(links).length > 0 ? { relationships: links } : {}),
  };
}

/** Exactly one of `add`, `remove` and `replace` is taken. */
function linkChange(value: MaybeValue, before: MaybeValue, emptying: Emptying): Body {
  if (value !== null) return { replace: sentIds(value) };
  return emptying === 'remove' && before !== null ? { remove: sentIds(before) } : { replace: null };
}
