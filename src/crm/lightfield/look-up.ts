/**
 * Accounts and contacts by name: what a name may mean, and accounts that do not exist yet.
 *
 * Filters by text may mind the case, and the index that they search runs behind (List endpoints), so
 * what was made moments ago or is written otherwise may be missed; it is never guessed.
 */
import { assert } from '../../core/assert';
import type { Exchange, Result } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import type { FieldKey, Named } from '../../core/model';
import type { Candidate, WriteOptions } from '../../core/writing';
import { ok, readExchange, shapedExchange } from '../http/exchange';
import { ACCOUNT, CHAMPION, EVALUATOR, NAME } from './keys';
import { readCandidate, readParty } from './parties';
import { getPage, PAGE_LIMIT, postRecord } from './requests';
import { listShape, recordShape, type WireRecord } from './wire';

export const LOOKED_UP: readonly FieldKey[] = [ACCOUNT, CHAMPION, EVALUATOR];

/**
 * By the beginning of the name, which also finds names with spaces at their end; where more begin so
 * than one page shows, by the exact name. An address finds contacts, too.
 */
export function findCandidates(
  view: ListView,
  key: FieldKey,
  name: string,
): Exchange<readonly Candidate[]> {
  assert(LOOKED_UP.includes(key), `${key} is looked up by name`);
  const collection = key === ACCOUNT ? 'accounts' : 'contacts';
  const text = name.trim();
  const search = (filter: string, value: (rows: readonly WireRecord[]) => Found) =>
    readExchange({
      request: getPage(view.key, collection, 0, { [filter]: text }),
      shape: listShape,
      value: ({ data }) => value(data),
    });
  const all = (rows: readonly WireRecord[]): Found => ok(rows.map(readCandidate));
  if (collection === 'contacts' && text.includes('@')) return search('$email[contains]', all);
  return {
    ...search(`${NAME}[startsWith]`, (rows) => (rows.length < PAGE_LIMIT ? all(rows) : TOO_MANY)),
    fallback: ({ kind }) => (kind === 'rejected' ? search(`${NAME}[equal]`, all) : null),
  };
}

type Found = Result<readonly Candidate[]>;

const TOO_MANY: Found = {
  ok: false,
  fault: { kind: 'rejected', detail: 'more begin with this name than fit onto one page' },
};

/**
 * Creates an account. Contacts are not created: their first and last name are apart, and where a
 * typed name divides would be a guess.
 */
export function createReferred(
  view: ListView,
  key: FieldKey,
  name: string,
  { idempotencyKey }: WriteOptions,
): Exchange<Named> {
  assert(key === ACCOUNT, 'only accounts are created by name');
  const body = { fields: { [NAME]: name.trim() } };
  return shapedExchange({
    request: postRecord(view.key, 'accounts', body, idempotencyKey),
    shape: recordShape,
    value: (row) => ok(readParty(row)),
  });
}
