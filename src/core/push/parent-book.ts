/**
 * Which accounts and leads were sent for without a known end, so that a run that dies, or an answer that
 * is lost, does not make the next run create them again.
 *
 * Promises: what is begun stands in the run record with the next announcement, before it is sent. Must
 * not know: requests, a particular CRM.
 */
import { doubtTerms } from '../doubt';
import type { BegunParent } from '../run-record';
import type { Desk } from './desk';

/** After this a look-up by name shows what there is, ms. */
const KEEP_MS = 24 * 3_600_000;

export interface ParentBook {
  /** True while nobody can know whether it exists; where a key settles that, never. */
  waits(digest: string): boolean;
  /** Notes them as begun: under the key that they were sent with before, if it still counts. */
  begin(digests: readonly string[]): Readonly<Record<string, BegunParent>>;
  /** Its end is known. */
  end(digest: string): void;
}

export function openParentBook(desk: Desk): ParentBook {
  const { quarantineMs, keyMs } = doubtTerms(desk.ports.connector);
  const nowMs = desk.nowMs();
  let begun = Object.fromEntries(
    Object.entries(desk.record().parents ?? {}).filter(([, { atMs }]) => nowMs - atMs < KEEP_MS),
  );
  const ageOf = (digest: string): number => nowMs - (begun[digest]?.atMs ?? 0);
  return {
    waits: (digest) => begun[digest] !== undefined && keyMs === 0 && ageOf(digest) < quarantineMs,
    begin(digests) {
      const fresh = digests.filter((digest) => !begun[digest] || ageOf(digest) >= keyMs);
      const entries = fresh.map((digest) => {
        return [digest, { key: desk.ports.freshKey(), atMs: nowMs }] as const;
      });
      begun = { ...begun, ...Object.fromEntries(entries) };
      desk.keepParents(begun);
      return begun;
    },
    end(digest) {
      const { [digest]: _, ...rest } = begun;
      begun = rest;
      desk.keepParents(begun);
    },
  };
}
