/**
 * What a creation answered, draft by draft. Its data is documented nowhere (Octolane OpenAPI, bulk).
 *
 * Promises: an element belongs to a draft by its index, by a name that only one of them has, or by
 * its place in a list which those prove to be in order; whatever contradicts itself is unknown, since
 * an unknown one is looked up while a refused one may be sent again.
 */
import * as z from 'zod/mini';
import type { RecordId } from '../../core/model';
import type { Draft, WriteAnswer } from '../../core/writing';
import { isDictionary } from '../shared/odd-json';
import { type RowVerdict, readVerdict, rejected } from './row-verdict';
import { listsShape } from './wire-writes';

const UNKNOWN: WriteAnswer = { kind: 'unknown' };

/** The answer to a single creation: everything in it is about that one. */
export function createdOne(data: unknown): WriteAnswer {
  if (!isDictionary(data)) return UNKNOWN;
  const { id, outcome } = readVerdict(data);
  return id === null || outcome === 'failed' ? UNKNOWN : createdAs(id);
}

/** It may have been made of a record that existed; what it holds is for the next look to tell. */
function createdAs(id: string): WriteAnswer {
  return { kind: 'record', record: { id: id as RecordId, fields: {} } };
}

/** An element of the answer and the draft that it is about. */
interface Placed extends RowVerdict {
  readonly place: number | null;
}

export function createdAnswers(data: unknown, drafts: readonly Draft[]): readonly WriteAnswer[] {
  const { made, refused } = elementsOf(data);
  const indexes = [...made, ...refused].flatMap(({ index }) => index ?? []);
  // Counted from one, or another request's: then no index means what it should.
  if (!indexes.every((index) => Number.isInteger(index) && index >= 0 && index < drafts.length)) {
    return drafts.map(() => UNKNOWN);
  }
  const placed = [...place(made, drafts), ...place(refused, drafts)];
  const isWhole = made.length + refused.length === drafts.length;
  return drafts.map((draft, at) => {
    const [mine, ...more] = placed.filter((element) => element.place === at);
    if (!mine || more.length > 0 || contradicts(mine, draft)) return UNKNOWN;
    if (mine.outcome === 'failed') return isWhole ? rejected(mine.words) : UNKNOWN;
    // Two drafts that became one record: a person has to see that.
    const isOnce = placed.filter(({ id }) => id === mine.id).length === 1;
    return mine.id !== null && isOnce ? createdAs(mine.id) : UNKNOWN;
  });
}

function elementsOf(data: unknown) {
  const parsed = z.safeParse(listsShape, data);
  const lists = parsed.success ? parsed.data : null;
  const list = Array.isArray(data)
    ? (data as readonly unknown[])
    : (lists?.results ?? lists?.opportunities ?? lists?.created ?? lists?.items);
  const refused = (lists?.errors ?? lists?.failed ?? []).map(readVerdict);
  return {
    made: (list ?? []).map(readVerdict),
    refused: refused.map((verdict) => ({ ...verdict, outcome: 'failed' as const })),
  };
}

function place(elements: readonly RowVerdict[], drafts: readonly Draft[]): readonly Placed[] {
  const known = elements.map((element) => element.index ?? placeByName(element, elements, drafts));
  const isInOrder =
    elements.length === drafts.length &&
    known.some((at) => at !== null) &&
    known.every((at, own) => at === null || at === own);
  return elements.map((element, own) => ({
    ...element,
    place: isInOrder ? own : (known[own] ?? null),
  }));
}

/** The only draft of this name, if it is the only element of it, too. */
function placeByName(
  { name }: RowVerdict,
  elements: readonly RowVerdict[],
  drafts: readonly Draft[],
): number | null {
  if (name === null || elements.filter((other) => other.name === name).length > 1) return null;
  const places = drafts.flatMap((draft, at) => (nameOf(draft) === folded(name) ? [at] : []));
  return places.length === 1 ? (places[0] ?? null) : null;
}

function contradicts({ name }: RowVerdict, draft: Draft): boolean {
  return name !== null && nameOf(draft) !== folded(name);
}

function nameOf({ fields: { name } }: Draft): string {
  return name?.kind === 'text' ? folded(name.text) : '';
}

/** Apart from case and spaces, which a CRM may tidy up. */
function folded(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}
