/**
 * What really happened in a sandbox, in order: every request and every effect, also those whose
 * answer was lost. Tests judge a client by this book, never by what the client says.
 *
 * Promises: entries are only ever added. A request is booked under the id of its key, never the key.
 */
import type { Json, JsonObject } from './json';

/** One change in the CRM, or one thing that the CRM set off. */
export type Effect =
  | {
      readonly kind: 'created';
      readonly entity: string;
      readonly id: string;
      readonly fields: JsonObject;
    }
  | {
      readonly kind: 'updated';
      readonly entity: string;
      readonly id: string;
      readonly changes: Changes;
    }
  | { readonly kind: 'moved'; readonly id: string; readonly from: Place | null; readonly to: Place }
  | { readonly kind: 'deleted'; readonly entity: string; readonly id: string }
  | {
      readonly kind: 'automation';
      readonly trigger: string;
      readonly id: string;
      readonly skippedActionIds: readonly string[];
    }
  | { readonly kind: 'queued'; readonly approvalId: string };

export type Changes = Readonly<Record<string, { readonly before: Json; readonly after: Json }>>;

export interface Place {
  readonly pipelineId: string;
  readonly stageId: string;
}

export interface RequestEntry {
  readonly kind: 'request';
  readonly n: number;
  readonly atMs: number;
  /** Null when no known key was sent. */
  readonly keyId: string | null;
  readonly method: string;
  /** Below the base address, without the query. */
  readonly path: string;
  readonly query: string;
  readonly idempotencyKey: string | null;
  readonly body: string;
  /** What the CRM answered, or would have; null when the request never reached it. */
  readonly status: number | null;
  /** True when the answer was a stored one and nothing was executed. */
  readonly replayed: boolean;
  /** Kind of the fault that befell the request or its answer. */
  readonly fault: string | null;
  readonly effects: readonly Effect[];
}

/** Something a person did in the CRM itself, not through the API. */
export interface ColleagueEntry {
  readonly kind: 'colleague';
  readonly n: number;
  readonly atMs: number;
  readonly action: string;
  readonly effects: readonly Effect[];
}

export type LedgerEntry = RequestEntry | ColleagueEntry;

type Unnumbered<T> = T extends unknown ? Omit<T, 'n'> : never;

export interface Ledger {
  append(entry: Unnumbered<LedgerEntry>): void;
  entries(): readonly LedgerEntry[];
  requests(): readonly RequestEntry[];
  /** Effects of API requests; those of colleagues are in their own entries. */
  effects<K extends Effect['kind']>(kind: K): readonly Extract<Effect, { kind: K }>[];
}

export function createLedger(): Ledger {
  const book: LedgerEntry[] = [];
  const requests = (): RequestEntry[] => book.filter((entry) => entry.kind === 'request');
  return {
    append: (entry) => {
      book.push(Object.freeze({ ...entry, n: book.length + 1 }));
    },
    entries: () => [...book],
    requests,
    effects: <K extends Effect['kind']>(kind: K) =>
      requests()
        .flatMap((entry) => entry.effects)
        .filter((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind),
  };
}
