/**
 * TrustPager behind one synchronous HTTP handler, with a ledger that tells what really happened and
 * a colleague who works in the CRM meanwhile.
 *
 * Its only inputs are the documented facts; it shares no code with the add-on that it judges.
 * Stated behaviour is always on, what is open follows the switches.
 */
import { must } from '../assume';
import type { SandboxReply, SandboxRequest } from '../contract';
import {
  createFaultPlan,
  disfigure,
  type Fault,
  type FaultRule,
  preventsExecution,
} from '../faults';
import { createLedger, type Ledger } from '../ledger';
import { createRandom, type Random } from '../random';
import { chooseSwitches } from '../switch-table';
import { type Colleague, createColleague } from './colleague';
import { type CreditTerms, defaultCredits } from './credits';
import { createDesk, type Served } from './desk';
import { replyOf } from './envelope';
import { createKeyRing, defaultKeyDefinitions, type KeyDefinition } from './keys';
import { seedWorkspace } from './seed';
import { type TrustPagerSwitches, trustPagerSwitchTable } from './switches';
import type { Workspace } from './workspace';

export interface TrustPagerOptions {
  readonly seed: string;
  /** Opportunities of the workspace `main`; any other workspace of a key has 25. */
  readonly records: number;
  /** Where the sandbox's time begins, ms UTC; later requests carry it on. */
  readonly startMs: number;
  readonly switches?: Partial<TrustPagerSwitches>;
  readonly keys?: readonly KeyDefinition[];
  readonly credits?: Partial<CreditTerms>;
}

export interface TrustPagerSandbox {
  handle(request: SandboxRequest): SandboxReply;
  readonly ledger: Ledger;
  /** Works in the workspace `main`. */
  readonly colleague: Colleague;
  /** What a workspace (default `main`) holds now. For judging, not for changing. */
  workspace(id?: string): Workspace;
  switches(): TrustPagerSwitches;
  setSwitches(chosen: Partial<TrustPagerSwitches>): void;
  addFault(rule: FaultRule): void;
  clearFaults(): void;
}

const basePath = '/functions/v1/api/v1';

/** The documented base address of the API. */
export const trustPagerBaseUrl = `https://api.trustpager.com${basePath}`;

export function createTrustPagerSandbox(options: TrustPagerOptions): TrustPagerSandbox {
  const keys = options.keys ?? defaultKeyDefinitions;
  const credits = { ...defaultCredits, ...options.credits };
  const random = createRandom(options.seed);
  const run = random.fork('run');
  const workspaces = seedWorkspaces(options, keys, { random, balance: credits.balance });
  const workspace = (id = 'main') => must(workspaces.get(id), `workspace ${id} exists`);
  const desk = createDesk({ keyRing: createKeyRing(keys), credits, random: run, workspace });
  const ledger = createLedger();
  const faults = createFaultPlan();
  let switches = chooseSwitches(trustPagerSwitchTable, options.switches ?? {});
  let nowMs = options.startMs;
  const colleague = createColleague({
    scene: (effects) => ({
      workspace: workspace(),
      switches,
      random: run,
      nowMs,
      record: (effect) => void effects.push(effect),
    }),
    book: (action, effects) => ledger.append({ kind: 'colleague', atMs: nowMs, action, effects }),
    execute: desk.executeApproved,
  });

  const handle = (request: SandboxRequest): SandboxReply => {
    nowMs = Math.max(nowMs, request.atMs);
    const { path, query } = addressOf(request.url);
    const due = faults.due(request.method, path ?? request.url);
    for (const fault of due) if (fault.kind === 'meddling') fault.act();
    const crashAfterRows = crashOf(due);
    const { method, headers, body } = request;
    const arrival = { method, path, query, headers, body, nowMs, switches, crashAfterRows };
    const served = due.some(preventsExecution) ? null : desk.serve(arrival);
    ledger.append({ ...entryOf(request, path, query), ...factsOf(served, due), atMs: nowMs });
    const reply = served && replyOf(served.answer, served.creditsRemaining, switches);
    return must(due.reduce(disfigure, reply), 'a fault in place of the answer');
  };

  return {
    handle,
    ledger,
    colleague,
    workspace,
    switches: () => switches,
    setSwitches: (chosen) => {
      switches = chooseSwitches(trustPagerSwitchTable, chosen, switches);
    },
    addFault: faults.add,
    clearFaults: faults.clear,
  };
}

function seedWorkspaces(
  { records, startMs }: TrustPagerOptions,
  keys: readonly KeyDefinition[],
  { random, balance }: { readonly random: Random; readonly balance: number },
): ReadonlyMap<string, Workspace> {
  const ids = new Set(['main', ...keys.map((key) => key.workspace ?? 'main')]);
  const seeded = [...ids].map((id) => {
    const size = id === 'main' ? records : 25;
    const terms = { random: random.fork(id), records: size, startMs, credits: balance };
    return [id, seedWorkspace(id, terms)] as const;
  });
  return new Map(seeded);
}

/** Path below the base address, null for any other address. */
function addressOf(url: string): { readonly path: string | null; readonly query: URLSearchParams } {
  if (!URL.canParse(url)) return { path: null, query: new URLSearchParams() };
  const { pathname, searchParams } = new URL(url);
  const inside = pathname === basePath || pathname.startsWith(`${basePath}/`);
  const path = pathname.slice(basePath.length).replace(/\/+$/, '') || '/';
  return { path: inside ? path : null, query: searchParams };
}

function crashOf(due: readonly Fault[]): number | null {
  const crash = due.find((fault) => fault.kind === 'crash');
  return crash?.kind === 'crash' ? crash.afterRows : null;
}

function entryOf(request: SandboxRequest, path: string | null, query: URLSearchParams) {
  return {
    kind: 'request',
    method: request.method,
    path: path ?? request.url,
    query: query.toString(),
    idempotencyKey: request.headers['idempotency-key'] ?? null,
    body: request.body,
  } as const;
}

function factsOf(served: Served | null, due: readonly Fault[]) {
  return {
    keyId: served?.keyId ?? null,
    status: served?.answer.status ?? null,
    replayed: served?.replayed ?? false,
    fault: due.find((fault) => fault.kind !== 'meddling')?.kind ?? null,
    effects: served?.effects ?? [],
  };
}
