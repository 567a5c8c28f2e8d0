/**
 * Lightfield behind one synchronous HTTP handler, with a ledger that tells what really happened and
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
import { createLedger, type Effect, type Ledger } from '../ledger';
import { createRandom, type Random } from '../random';
import { chooseSwitches } from '../switch-table';
import { runErrands } from './background';
import { type Colleague, createColleague } from './colleague';
import { createDesk, type Served } from './desk';
import { createKeyRing, defaultKeyDefinitions, type KeyDefinition } from './keys';
import { seedWorkspace } from './seed';
import { type LightfieldSwitches, lightfieldSwitchTable } from './switches';
import type { Scene, Workspace } from './workspace';

export interface LightfieldOptions {
  readonly seed: string;
  /** Opportunities of the organization `main`; any other organization of a key has 25. */
  readonly records: number;
  /** Where the sandbox's time begins, ms UTC; later requests carry it on. */
  readonly startMs: number;
  readonly switches?: Partial<LightfieldSwitches>;
  readonly keys?: readonly KeyDefinition[];
}

export interface LightfieldSandbox {
  handle(request: SandboxRequest): SandboxReply;
  readonly ledger: Ledger;
  /** Works in the organization `main`. */
  readonly colleague: Colleague;
  /** What an organization (default `main`) holds now. For judging, not for changing. */
  workspace(id?: string): Workspace;
  switches(): LightfieldSwitches;
  setSwitches(chosen: Partial<LightfieldSwitches>): void;
  /** `crash` after 0 rows answers 500 without the work, after 1 row with it. */
  addFault(rule: FaultRule): void;
  clearFaults(): void;
}

const basePath = '/v1';

/** The documented base address of the API. */
export const lightfieldBaseUrl = `https://api.lightfield.app${basePath}`;

export function createLightfieldSandbox(options: LightfieldOptions): LightfieldSandbox {
  const keys = options.keys ?? defaultKeyDefinitions;
  const random = createRandom(options.seed);
  const run = random.fork('run');
  let switches = chooseSwitches(lightfieldSwitchTable, options.switches ?? {});
  const workspaces = seedWorkspaces(options, keys, random, switches);
  const workspace = (id = 'main') => must(workspaces.get(id), `workspace ${id} exists`);
  const ownerOf = (id: string) => must(workspace(id).members.values()[0], 'a first member').id;
  const keyRing = createKeyRing(keys, ownerOf);
  const desk = createDesk({ keyRing, random: run, workspace });
  const ledger = createLedger();
  const faults = createFaultPlan();
  let nowMs = options.startMs;
  const scene = (effects: Effect[], place = workspace()): Scene => ({
    workspace: place,
    switches,
    random: run,
    nowMs,
    record: (effect) => void effects.push(effect),
  });
  const book = (action: string, effects: readonly Effect[]): void =>
    ledger.append({ kind: 'colleague', atMs: nowMs, action, effects });

  /** The service does the errands that are due, the search index catches up. */
  const passTime = (): void => {
    for (const place of workspaces.values()) {
      const effects: Effect[] = [];
      if (runErrands(scene(effects, place))) book('background', effects);
      place.index.catchUp(nowMs, switches.indexLagMs);
    }
  };

  const handle = (request: SandboxRequest): SandboxReply => {
    nowMs = Math.max(nowMs, request.atMs);
    const { path, query } = addressOf(request.url);
    const due = faults.due(request.method, path ?? request.url);
    for (const fault of due) if (fault.kind === 'meddling') fault.act();
    passTime();
    const { method, headers, body } = request;
    const accident = { clientGone: due.some(losesAnswer), crash: crashOf(due) };
    const arrival = { method, path, query, headers, body, nowMs, switches, ...accident };
    const served = due.some(preventsExecution) ? null : desk.serve(arrival);
    ledger.append({ ...entryOf(request, path, query), ...factsOf(served, due), atMs: nowMs });
    const reply = served && replyOf(served, switches);
    return must(due.reduce(disfigure, reply), 'a fault in place of the answer');
  };

  return {
    handle,
    ledger,
    colleague: createColleague({ scene, book, revokeKey: keyRing.revoke }),
    workspace,
    switches: () => switches,
    setSwitches: (chosen) => {
      switches = chooseSwitches(lightfieldSwitchTable, chosen, switches);
    },
    addFault: faults.add,
    clearFaults: faults.clear,
  };
}

function seedWorkspaces(
  { records, startMs }: LightfieldOptions,
  keys: readonly KeyDefinition[],
  random: Random,
  { pipelines }: LightfieldSwitches,
): ReadonlyMap<string, Workspace> {
  const ids = new Set(['main', ...keys.map((key) => key.workspace ?? 'main')]);
  const seeded = [...ids].map((id) => {
    const size = id === 'main' ? records : 25;
    const manyPipelines = pipelines === 'listed';
    const terms = { random: random.fork(id), records: size, startMs, manyPipelines };
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

/** The CRM does the work, but its client is no longer there to hear of it. */
function losesAnswer(fault: Fault): boolean {
  return (fault.kind === 'lost' || fault.kind === 'html') && fault.executed;
}

function crashOf(due: readonly Fault[]): 'beforeWork' | 'afterWork' | null {
  const crash = due.find((fault) => fault.kind === 'crash');
  if (crash?.kind !== 'crash') return null;
  return crash.afterRows === 0 ? 'beforeWork' : 'afterWork';
}

function replyOf({ answer }: Served, { answerTakesMs }: LightfieldSwitches): SandboxReply {
  return {
    kind: 'answer',
    status: answer.status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...answer.headers },
    body: JSON.stringify(answer.body),
    ...(typeof answerTakesMs === 'number' && { tookMs: answerTakesMs }),
  };
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
