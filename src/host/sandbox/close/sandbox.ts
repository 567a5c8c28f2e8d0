/**
 * Close behind one synchronous HTTP handler, with a ledger that tells what really happened and a
 * colleague who works in the CRM meanwhile.
 *
 * Its only inputs are the documented facts; it shares no code with the add-on that it judges.
 * Stated behaviour is always on, what is open follows the switches.
 */
import { assume, must } from '../assume';
import type { SandboxReply, SandboxRequest } from '../contract';
import { createFaultPlan, disfigure, type FaultRule, preventsExecution } from '../faults';
import { createLedger, type Ledger } from '../ledger';
import { createRandom, type Random } from '../random';
import { chooseSwitches } from '../switch-table';
import { unknownUrl } from './answers';
import { type Colleague, createColleague } from './colleague';
import { basePath, createDesk, firstOf, type Served } from './desk';
import { replyOf } from './envelope';
import { exportFile, filePath } from './export-file';
import { createKeyRing, defaultKeyDefinitions, type KeyDefinition } from './keys';
import { seedWorkspace } from './seed';
import { type CloseSwitches, closeSwitchTable } from './switches';
import type { Workspace } from './workspace';

export interface CloseOptions {
  readonly seed: string;
  /** Opportunities of the organization `main`; any other organization of a key has 25. */
  readonly records: number;
  /** Where the sandbox's time begins, ms UTC; later requests carry it on. */
  readonly startMs: number;
  readonly switches?: Partial<CloseSwitches>;
  readonly keys?: readonly KeyDefinition[];
}

export interface CloseSandbox {
  handle(request: SandboxRequest): SandboxReply;
  readonly ledger: Ledger;
  /** Works in the organization `main`. */
  readonly colleague: Colleague;
  /** What an organization (default `main`) holds now. For judging, not for changing. */
  workspace(id?: string): Workspace;
  switches(): CloseSwitches;
  setSwitches(chosen: Partial<CloseSwitches>): void;
  addFault(rule: FaultRule): void;
  clearFaults(): void;
}

/** The documented base address of the API. */
export const closeBaseUrl = `https://api.close.com${basePath}`;

export function createCloseSandbox(options: CloseOptions): CloseSandbox {
  const keys = options.keys ?? defaultKeyDefinitions;
  const random = createRandom(options.seed);
  const run = random.fork('run');
  const workspaces = seedWorkspaces(options, keys, random);
  const workspace = (id = 'main') => must(workspaces.get(id), `organization ${id} exists`);
  const keyRing = createKeyRing(keys);
  const desk = createDesk({ keyRing, random: run, workspace });
  const ledger = createLedger();
  const faults = createFaultPlan();
  let switches = chooseSwitches(closeSwitchTable, options.switches ?? {});
  let nowMs = options.startMs;
  const colleague = createColleague({
    scene: (effects) => ({
      workspace: workspace(),
      switches,
      random: run,
      nowMs,
      offsetMs: 0,
      user: firstOf(workspace(), 'user'),
      record: (effect) => void effects.push(effect),
    }),
    book: (action, effects) => ledger.append({ kind: 'colleague', atMs: nowMs, action, effects }),
    revokeKey: keyRing.revoke,
  });

  const serve = (request: SandboxRequest, address: Address): Served => {
    const { path, url } = address;
    const anonymous = { keyId: null, effects: [] };
    if (path === null || url === null) {
      const terms = { workspaces: [...workspaces.values()], switches, nowMs };
      const file = url?.pathname.startsWith(filePath) ? exportFile(url, terms) : null;
      return { ...anonymous, answer: file ?? unknownUrl };
    }
    const { method, headers, body } = request;
    const origin = originOf(url, headers.host);
    return desk.serve({
      ...{ method, path, headers, body, nowMs, switches, origin },
      query: url.searchParams,
    });
  };

  const handle = (request: SandboxRequest): SandboxReply => {
    nowMs = Math.max(nowMs, request.atMs);
    const address = addressOf(request.url);
    const due = faults.due(request.method, address.path ?? request.url);
    for (const fault of due) if (fault.kind === 'meddling') fault.act();
    const served = due.some(preventsExecution) ? null : serve(request, address);
    ledger.append({
      ...entryOf(request, address),
      atMs: nowMs,
      keyId: served?.keyId ?? null,
      status: served?.answer.status ?? null,
      replayed: false,
      fault: due.find((fault) => fault.kind !== 'meddling')?.kind ?? null,
      effects: served?.effects ?? [],
    });
    const reply = served && replyOf(served.answer, switches);
    return must(due.reduce(disfigure, reply), 'a fault in place of the answer');
  };

  return {
    handle,
    ledger,
    colleague,
    workspace,
    switches: () => switches,
    setSwitches: (chosen) => {
      switches = chooseSwitches(closeSwitchTable, chosen, switches);
    },
    addFault: (rule) => {
      assume(rule.fault.kind !== 'crash', 'Close has no bulk requests that could crash midway');
      faults.add(rule);
    },
    clearFaults: faults.clear,
  };
}

function seedWorkspaces(
  { records, startMs }: CloseOptions,
  keys: readonly KeyDefinition[],
  random: Random,
): ReadonlyMap<string, Workspace> {
  const ids = new Set(['main', ...keys.map((key) => key.organization ?? 'main')]);
  const seeded = [...ids].map((id) => {
    const size = id === 'main' ? records : 25;
    return [id, seedWorkspace(id, { random: random.fork(id), records: size, startMs })] as const;
  });
  return new Map(seeded);
}

interface Address {
  /** Null where the text is no address. */
  readonly url: URL | null;
  /** Below the base address, with the slash at the end; null for any other address. */
  readonly path: string | null;
}

function addressOf(text: string): Address {
  if (!URL.canParse(text)) return { url: null, path: null };
  const url = new URL(text);
  const inside = url.pathname.startsWith(`${basePath}/`);
  return { url, path: inside ? url.pathname.slice(basePath.length) : null };
}

/** On this machine the port is known from the `Host` header only. */
function originOf(url: URL, host: string | undefined): string {
  return url.hostname === '127.0.0.1' && host !== undefined ? `http://${host}` : url.origin;
}

function entryOf(request: SandboxRequest, { url, path }: Address) {
  return {
    kind: 'request',
    method: request.method,
    path: path ?? request.url,
    query: url?.searchParams.toString() ?? '',
    idempotencyKey: request.headers['idempotency-key'] ?? null,
    body: request.body,
  } as const;
}
