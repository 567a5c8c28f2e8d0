/**
 * What every sandbox does around its CRM: time moves on, the accidents that a test planned come
 * due, the ledger books what really happened, and the client gets the reply or what is left of it.
 *
 * Promises: each request is booked exactly once, also where the client never hears of it. Must not
 * know: any CRM.
 */
import { must } from './assume';
import type { SandboxAnswer, SandboxReply, SandboxRequest } from './contract';
import {
  createFaultPlan,
  disfigure,
  type Fault,
  type FaultRule,
  preventsExecution,
} from './faults';
import { createLedger, type Effect, type Ledger } from './ledger';
import { chooseSwitches, type SwitchTable, type SwitchValues } from './switch-table';

export interface SandboxOptions<Switches, Key> {
  readonly seed: string;
  /** Opportunities of the workspace `main`; any other workspace of a key has 25. */
  readonly records: number;
  /** Where the sandbox's time begins, ms UTC; later requests carry it on. */
  readonly startMs: number;
  readonly switches?: Partial<Switches>;
  readonly keys?: readonly Key[];
}

/** What can be done with a sandbox, whatever its CRM. */
export interface Sandbox<Switches, Workspace, Colleague> extends FrontSide<Switches> {
  /** Works in the workspace `main`. */
  readonly colleague: Colleague;
  /** What a workspace (default `main`) holds now. For judging, not for changing. */
  workspace(name?: string): Workspace;
}

/** The part of it that is the same for all. */
export interface FrontSide<Switches> {
  handle(request: SandboxRequest): SandboxReply;
  readonly ledger: Ledger;
  switches(): Switches;
  setSwitches(chosen: Partial<Switches>): void;
  addFault(rule: FaultRule): void;
  clearFaults(): void;
}

/** A request as it arrives at the CRM. */
export interface Incoming<Switches> {
  readonly method: string;
  /** Null where the text is no address. */
  readonly url: URL | null;
  /** Below the base address; null when the request is not for this API. */
  readonly path: string | null;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly nowMs: number;
  readonly switches: Switches;
}

/** What the CRM made of a request, whether or not its client hears of it. */
export interface Handled {
  readonly reply: SandboxAnswer;
  /** Null when no known key was sent. */
  readonly keyId: string | null;
  /** True when the answer was a stored one. Default false. */
  readonly replayed?: boolean;
  readonly effects: readonly Effect[];
}

export interface Crm<Switches> {
  /** Before each request, also before one that never gets in: what happens by itself meanwhile. */
  passTime?(): void;
  /** `due`: the faults of this request, for those that befall the CRM itself. */
  serve(incoming: Incoming<Switches>, due: readonly Fault[]): Handled;
}

export interface FrontDoor<Switches> {
  /** The sandbox's present, ms UTC. */
  nowMs(): number;
  switches(): Switches;
  /** Books what nobody asked for through the API. */
  book(action: string, effects: readonly Effect[]): void;
  open(crm: Crm<Switches>): FrontSide<Switches>;
}

export interface Premises<T extends SwitchTable> {
  /** Path of the base address, for example `/v1`. */
  readonly basePath: string;
  /** Whether `/v1/users/` is another path than `/v1/users`. */
  readonly closingSlash: 'kept' | 'dropped';
  readonly switchTable: T;
}

type Start<Switches> = Pick<SandboxOptions<Switches, never>, 'startMs' | 'switches'>;

export function createFrontDoor<T extends SwitchTable>(
  premises: Premises<T>,
  start: Start<SwitchValues<T>>,
): FrontDoor<SwitchValues<T>> {
  const ledger = createLedger();
  const faults = createFaultPlan();
  let switches = chooseSwitches(premises.switchTable, start.switches ?? {});
  let nowMs = start.startMs;

  const handle = (crm: Crm<SwitchValues<T>>, request: SandboxRequest): SandboxReply => {
    nowMs = Math.max(nowMs, request.atMs);
    const { method, headers, body } = request;
    const address = addressOf(request.url, premises);
    const path = address.path ?? request.url;
    const due = faults.due(method, path);
    for (const fault of due) if (fault.kind === 'meddling') fault.act();
    crm.passTime?.();
    const incoming = { ...address, method, headers, body, nowMs, switches };
    const handled = due.some(preventsExecution) ? null : crm.serve(incoming, due);
    ledger.append({
      ...{ kind: 'request', atMs: nowMs, method, path, body },
      query: address.query.toString(),
      idempotencyKey: headers['idempotency-key'] ?? null,
      keyId: handled?.keyId ?? null,
      status: handled?.reply.status ?? null,
      replayed: handled?.replayed ?? false,
      fault: due.find((fault) => fault.kind !== 'meddling')?.kind ?? null,
      effects: handled?.effects ?? [],
    });
    const reply = due.reduce(disfigure, handled?.reply ?? null);
    return must(reply, 'a fault in place of the answer');
  };

  return {
    nowMs: () => nowMs,
    switches: () => switches,
    book: (action, effects) => ledger.append({ kind: 'colleague', atMs: nowMs, action, effects }),
    open: (crm) => ({
      handle: (request) => handle(crm, request),
      ledger,
      switches: () => switches,
      setSwitches: (chosen) => {
        switches = chooseSwitches(premises.switchTable, chosen, switches);
      },
      addFault: faults.add,
      clearFaults: faults.clear,
    }),
  };
}

type Address = Pick<Incoming<never>, 'url' | 'path' | 'query'>;

function addressOf(
  text: string,
  { basePath, closingSlash }: Omit<Premises<never>, 'switchTable'>,
): Address {
  if (!URL.canParse(text)) return { url: null, path: null, query: new URLSearchParams() };
  const url = new URL(text);
  const below = url.pathname.startsWith(`${basePath}/`)
    ? url.pathname.slice(basePath.length)
    : null;
  const own = { url, query: url.searchParams };
  if (closingSlash === 'kept') return { ...own, path: below };
  const bare = url.pathname === basePath ? '' : below?.replace(/\/+$/, '');
  return { ...own, path: bare === undefined ? null : bare || '/' };
}
