/**
 * What a bulk-create answered, draft by draft (docs.trustpager.com, POST /opportunities/bulk-create).
 *
 * Promises: `index` alone joins an element to a draft, never its order or name; a draft is refused
 * only where the answer leaves no other reading; whatever contradicts itself is unknown, since an
 * unknown one is looked up while a refused one may be sent again.
 */
import * as z from 'zod/mini';
import type { RecordId } from '../../core/model';
import type { Draft, WriteAnswer } from '../../core/writing';
import { asPhrase } from '../shared/words';
import { type Reading, readAnswered } from './records';
import { type Refusal, readRefusal, rejected } from './refusals';
import { opportunityShape } from './wire';
import { createdShape, type WireBulkCreate } from './wire-writes';

const UNKNOWN: WriteAnswer = { kind: 'unknown' };

interface Element {
  readonly index: number | null;
  readonly id: string | null;
  readonly wire: unknown;
}

export function createdAnswers(
  data: WireBulkCreate,
  drafts: readonly Draft[],
  reading: Reading,
): readonly WriteAnswer[] {
  const created = (data.created ?? []).map((wire) => readElement(wire, drafts.length));
  const refused = (data.errors ?? []).map((wire) => placed(readRefusal(wire), drafts.length));
  const elements = [...created, ...refused];
  // Counted from one, or another request's: then no index of this answer means what it should.
  if (!elements.every((element) => isPlace(element.index, drafts.length))) {
    return drafts.map(() => UNKNOWN);
  }
  const agree = countsAgree(data, created.length, refused.length);
  const rest = agree && toldAll(created, refused, drafts.length) ? wordsFor(refused) : null;
  return drafts.map((draft, place) => {
    const mine = created.filter(({ index }) => index === place);
    if (mine.length > 0) return createdAnswer(mine, created, { draft, reading });
    const words = refused.filter(({ index }) => index === place).map((refusal) => refusal.words);
    if (words.length > 0) return agree ? rejected(asPhrase(words)) : UNKNOWN;
    return rest === null ? UNKNOWN : rejected(rest);
  });
}

function readElement(wire: unknown, count: number): Element {
  const parsed = z.safeParse(createdShape, wire);
  const { index, id } = parsed.success ? parsed.data : { index: null, id: null };
  return placed({ index, id, wire }, count);
}

/** Of a single draft everything is about that draft. */
function placed<T extends { readonly index: number | null }>(element: T, count: number): T {
  return element.index === null && count === 1 ? { ...element, index: 0 } : element;
}

function isPlace(index: number | null, count: number): boolean {
  return index === null || (Number.isInteger(index) && index >= 0 && index < count);
}

/** The counts are not needed, but where they say something else the lists are not the whole story. */
function countsAgree(data: WireBulkCreate, created: number, refused: number): boolean {
  return (data.created_count ?? created) === created && (data.error_count ?? refused) === refused;
}

/** Every draft is accounted for once, though not every refusal says for which. */
function toldAll(created: readonly Element[], refused: readonly Refusal[], count: number): boolean {
  const indexes = [...created, ...refused].map(({ index }) => index);
  const known = indexes.filter((index) => index !== null);
  return (
    indexes.length === count &&
    new Set(known).size === known.length &&
    created.every(({ index }) => index !== null)
  );
}

/** What is said of refusals that do not say whose they are. */
function wordsFor(refused: readonly Refusal[]): string {
  const words = refused.filter(({ index }) => index === null).map((refusal) => refusal.words);
  return [...new Set(words)].filter((text) => text !== '').join('; or ');
}

function createdAnswer(
  mine: readonly Element[],
  all: readonly Element[],
  { draft, reading }: { readonly draft: Draft; readonly reading: Reading },
): WriteAnswer {
  const [first] = mine;
  const id = first?.id ?? null;
  if (!first || id === null) return UNKNOWN;
  // One draft became two records, or two drafts one: a person has to see that.
  const isAlone = mine.every((element) => element.id === id);
  const isOnce = all.every((element) => element.id !== id || element.index === first.index);
  if (!isAlone || !isOnce) return UNKNOWN;
  const row = z.safeParse(opportunityShape, first.wire);
  const record = row.success
    ? readAnswered(row.data, reading, [draft.fields])
    : { id: id as RecordId, fields: {} };
  return { kind: 'record', record };
}
