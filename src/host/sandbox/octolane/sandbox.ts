/**
 * Octolane behind one synchronous HTTP handler, with a ledger that tells what really happened and a
 * colleague who works in the CRM meanwhile.
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
import { dressed } from './answers';
import { type Colleague, createColleague } from './colleague';
import { createDesk, type Served } from './desk';
import { createKeyRing, defaultKeyDefinitions, type KeyDefinition } from './keys';
import { seedWorkspace } from './seed';
import { type OctolaneSwitches, octolaneSwitchTable } from './switches';
import type { Workspace } from './workspace';

export interface OctolaneOptions {
  readonly seed: string;
  /** Opportunities of the workspace `main`; any other workspace of a key has 25. */
  readonly records: number;
  /** Where the sandbox's time begins, ms UTC; later requests carry it on. */
  readonly startMs: number;
  readonly switches?: Partial<OctolaneSwitches>;
  readonly keys?: readonly KeyDefinition[];
}

export interface OctolaneSandbox {
  handle(request: SandboxRequest): SandboxReply;
  readonly ledger: Ledger;
  /** Works in the workspace `main`. */
  readonly colleague: Colleague;
  /** What a workspace (default `main`) holds now. For judging, not for changing. */
  workspace(id?: string): Workspace;
  switches(): OctolaneSwitches;
  setSwitches(chosen: Partial<OctolaneSwitches>): void;
  addFault(rule: FaultRule): void;
  clearFaults(): void;
}

const basePath = '/v1';

/** The documented base address of the API. */
export const octolaneBaseUrl = `https://api.octolane.com${basePath}`;

export function createOctolaneSandbox(options: OctolaneOptions): OctolaneSandbox {
  const keys = options.keys ?? defaultKeyDefinitions;
  const random = createRandom(options.seed);
  const run = random.fork('run');
  const workspaces = seedWorkspaces(options, keys, random);
  const workspace = (id = 'main') => must(workspaces.get(id), `workspace ${id} exists`);
  const keyRing = createKeyRing(keys);
  const desk = createDesk({ keyRing, random: run, workspace });
  const ledger = createLedger();
  const faults = createFaultPlan();
  let switches = chooseSwitches(octolaneSwitchTable, options.switches ?? {});
  let nowMs = options.startMs;
  const colleague = createColleague({
    scene: (effects) => ({
      workspace: workspace(),
      switches,
      random: run,
      nowUs: nowMs * 1000 + run.int(1000),
      userId: workspace().users.values()[1]?.id ?? null,
      record: (effect) => void effects.push(effect),
    }),
    book: (action, effects) => ledger.append({ kind: 'colleague', atMs: nowMs, action, effects }),
    revokeKey: keyRing.revoke,
  });

  const handle = (request: SandboxRequest): SandboxReply => {
    nowMs = Math.max(nowMs, request.atMs);
    const { path, query } = addressOf(request.url);
    const due = faults.due(request.method, path ?? request.url);
    for (const fault of due) if (fault.kind === 'meddling') fault.act();
    const { method, headers, body } = request;
    const crashAfterRows = crashOf(due);
    const arrival = { method, path, query, headers, body, nowMs, switches, crashAfterRows };
    const served = due.some(preventsExecution) ? null : desk(arrival);
    ledger.append({ ...entryOf(request, path, query), ...factsOf(served, due), atMs: nowMs });
    const reply = served && replyOf(served, switches);
    return must(due.reduce(disfigure, reply), 'a fault in place of the answer');
  };

  return {
    handle,
    ledger,
    colleague,
    workspace,
    switches: () => switches,
    setSwitches: (chosen) => {
      switches = chooseSwitches(octolaneSwitchTable, chosen, switches);
    },
    addFault: faults.add,
    clearFaults: faults.clear,
  };
}

function seedWorkspaces(
  { records, startMs }: OctolaneOptions,
  keys: readonly KeyDefinition[],
  random: Random,
): ReadonlyMap<string, Workspace> {
  const ids = new Set(['main', ...keys.map((key) => key.workspace ?? 'main')]);
  const seeded = [...ids].map((id) => {
    const size = id === 'main' ? records : 25;
    return [id, seedWorkspace(id, { random: random.fork(id), records: size, startMs })] as const;
  });
  return new Map(seeded);
}

/** Path below the base address, null for any other address. */
function addressOf(url: string): { readonly path: string | null; readonly query: URLSearchParams } {
  if (!URL.canParse(url)) return { path: null, query: new URLSearchParams() };
  const { pathname, searchParams } = new URL(url);
  const isInside = pathname.startsWith(`${basePath}/`);
  return { path: isInside ? pathname.slice(basePath.length) : null, query: searchParams };
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
    replayed: false,
    fault: due.find((fault) => fault.kind !== 'meddling')?.kind ?? null,
    effects: served?.effects ?? [],
  };
}

function replyOf({ answer }: Served, switches: OctolaneSwitches): SandboxReply {
  return {
    kind: 'answer',
    status: answer.status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...answer.headers },
    body: JSON.stringify(dressed(answer, switches)),
  };
}
