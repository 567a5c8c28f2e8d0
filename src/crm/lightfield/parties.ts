/** People and companies of Lightfield as things with an id and a name people know. */
import type { Named } from '../../core/model';
import type { Candidate } from '../../core/writing';
import { NAME } from './keys';
import { readField } from './values';
import type { WireRecord } from './wire';

/** An account, contact or member. Without a name its e-mail address serves, else its id. */
export function readParty(record: WireRecord): Named {
  const [name = record.id] = [...textsOf(record, NAME), ...textsOf(record, '$email')];
  return { id: record.id, label: name };
}

/** With what tells it from others of that name: e-mail addresses, title, website. */
export function readCandidate(record: WireRecord): Candidate {
  const emails = textsOf(record, '$email');
  const known = [...emails, ...textsOf(record, '$title'), ...textsOf(record, '$website')];
  return { ...readParty(record), detail: known.join(', '), aliases: emails };
}

function textsOf({ fields }: WireRecord, key: string): readonly string[] {
  const field = fields[key];
  const value = field ? readField(field, undefined) : null;
  if (value?.kind === 'text') return value.text.trim() === '' ? [] : [value.text];
  return value?.kind === 'many' ? value.items.map(({ label }) => label) : [];
}
