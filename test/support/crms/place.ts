/**
 * A CRM's sandbox as suites see it that are the same for every CRM: what stands in it, what a new
 * opportunity needs there, and which requests write.
 *
 * Every opportunity is told by one text, its name or, where it has none, its note. Must not know the
 * add-on.
 */
import type { Named, ProviderId } from '../../../src/core/model';
import type { FieldValues } from '../../../src/core/writing';
import type { SandboxHandler } from '../../../src/host/sandbox/contract';
import type { FaultRule } from '../../../src/host/sandbox/faults';
import type { Ledger, RequestEntry } from '../../../src/host/sandbox/ledger';

/** What the sandboxes of all CRMs have. */
export interface AnySandbox {
  readonly handle: SandboxHandler;
  readonly ledger: Ledger;
  addFault(rule: FaultRule): void;
  clearFaults(): void;
}

/** The requests of one kind; `*` in a path stands for one part of it. */
export type Route = Required<Pick<FaultRule, 'method' | 'path'>>;

export interface CrmKeys {
  readonly full: string;
  /** Of the right shape, and known to nobody. */
  readonly unknown: string;
  readonly otherWorkspace: string;
}

export interface CrmPlace {
  readonly provider: ProviderId;
  readonly sandbox: AnySandbox;
  readonly keys: CrmKeys;
  /** The pipeline that tabs are linked to. */
  readonly pipeline: Named;
  /** Opportunities of the pipeline as the CRM holds them now. */
  records(): readonly { readonly id: string; readonly text: string | null }[];
  /** The field of the text that opportunities are told by, and the title of its column. */
  readonly text: { readonly key: string; readonly title: string };
  /** Field keys of a tab that has all that a new row needs. */
  readonly columns: readonly string[];
  /** A new opportunity with this text, as typed: by title of the column. */
  newRow(text: string): Readonly<Record<string, string>>;
  /** The same as values of fields. */
  draft(text: string): FieldValues;
  /** Somebody else at work in the CRM. */
  rename(id: string, text: string): void;
  remove(id: string): void;
  /** Puts one into the pipeline; returns its id. */
  add(text: string): string;
  readonly creates: readonly Route[];
  readonly updates: readonly Route[];
  /** null where the CRM deletes nothing. */
  readonly removes: Route | null;
}

/** How many opportunities of this text requests have ever created. */
export function timesCreated({ sandbox }: CrmPlace, text: string): number {
  return sandbox.ledger
    .effects('created')
    .filter(({ entity }) => entity === 'opportunity')
    .filter(({ fields }) => Object.values(fields).includes(text)).length;
}

/** The requests of these routes, from a place in the ledger on. */
export function requestsOn(
  { sandbox }: CrmPlace,
  routes: readonly Route[],
  from = 0,
): readonly RequestEntry[] {
  const entries = sandbox.ledger.entries().slice(from);
  return entries.filter((entry): entry is RequestEntry => {
    return entry.kind === 'request' && routes.some((route) => isOn(entry, route));
  });
}

function isOn({ method, path }: RequestEntry, route: Route): boolean {
  const [wanted, given] = [route.path.split('/'), path.split('/')];
  const fits = wanted.every((part, at) => part === '*' || part === given[at]);
  return method === route.method && wanted.length === given.length && fits;
}

/** One opportunity of the pipeline. */
export function someRecord(
  place: CrmPlace,
  at = 0,
): { readonly id: string; readonly text: string } {
  const found = place.records().filter(({ text }) => text)[at];
  if (!found) throw new Error(`there is no opportunity ${at}`);
  return { id: found.id, text: found.text ?? '' };
}
