/**
 * What new rows refer to and the CRM does not have: accounts, leads. They are created in a step of their
 * own, each chosen by a person.
 *
 * Promises: one for each name; one whose creation is in doubt is not created again by itself.
 */
import { explainFault } from '../explain';
import type { FieldKey, Named } from '../model';
import { type Desk, optionsNow } from './desk';
import { parentDigest } from './digest';
import { nameId } from './names';
import { openParentBook } from './parent-book';
import type { CreationPlan } from './plan-creations';

export interface MissingParent {
  readonly key: FieldKey;
  readonly name: string;
  readonly digest: string;
  /** Rows that name it. */
  readonly rows: readonly number[];
}

/** Names that keep rows from being created and could be created themselves. */
export function missingParents(
  { problems }: Pick<CreationPlan, 'problems'>,
  creatable: readonly FieldKey[],
): readonly MissingParent[] {
  const found = new Map<string, MissingParent>();
  for (const { key, missing, row } of problems) {
    if (missing === undefined || !creatable.includes(key)) continue;
    const digest = parentDigest(key, missing);
    const known = found.get(digest);
    const rows = [...(known?.rows ?? []), row];
    found.set(digest, { key, name: known?.name ?? missing, digest, rows });
  }
  return [...found.values()];
}

/** At most so many in one step. */
const PARENTS_MAX = 20;

export interface CreatedParents {
  /** By `nameId`, for the memo. */
  readonly names: Readonly<Record<string, Named>>;
  readonly remarks: readonly string[];
  /** Confirmed ones that are still to be created. */
  readonly left: number;
}

export function createParents(desk: Desk, parents: readonly MissingParent[]): CreatedParents {
  const confirmed = parents.filter(({ digest }) => desk.order.confirmed.has(digest));
  const { connector, courier } = desk.ports;
  const book = openParentBook(desk);
  const waiting = confirmed.filter(({ digest }) => book.waits(digest));
  const open = confirmed.filter((parent) => !waiting.includes(parent));
  const remarks = waiting.map(({ name }) => uncertainText(name, connector.name));
  const batch = open.slice(0, PARENTS_MAX);
  if (batch.length === 0) return { names: {}, remarks, left: 0 };
  const keys = book.begin(batch.map(({ digest }) => digest));
  desk.announce('create', []);
  const now = optionsNow(desk);
  const results = courier.send(
    batch.map(({ key, name, digest }) => {
      const options = { ...now, idempotencyKey: keys[digest]?.key ?? '' };
      return connector.writing.createReferred(desk.view, key, name, options);
    }),
  );
  const names: Record<string, Named> = {};
  batch.forEach(({ key, name, digest }, index) => {
    const result = results[index];
    if (result?.ok) names[nameId({ key, text: name })] = result.value;
    else remarks.push(failureText(name, result?.fault, connector.name));
    if (result && (result.ok || !result.fault.inDoubt)) book.end(digest);
  });
  return { names, remarks, left: open.length - batch.length };
}

function uncertainText(name: string, crm: string): string {
  return `It is not certain whether "${name}" was created in ${crm}. Look there before you try again.`;
}

function failureText(
  name: string,
  fault: Parameters<typeof explainFault>[0] | undefined,
  crm: string,
): string {
  if (fault === undefined || fault.inDoubt) {
    return uncertainText(name, crm);
  }
  return `"${name}" was not created: ${explainFault(fault, crm)}`;
}
