/** The connector, the courier and the sandbox joined, in virtual time. */
import type { Exchange, HttpReply, HttpRequest, Result } from '../../../src/core/exchange';
import type { ListView } from '../../../src/core/listing';
import type { CrmRecord } from '../../../src/core/model';
import { collect } from '../../../src/core/pull/collect';
import type { FieldValues, RecordChange, WriteAnswer } from '../../../src/core/writing';
import { close } from '../../../src/crm/close/connector';
import { createCourier, type RunCourier } from '../../../src/crm/http/courier';
import type { PaceMemory } from '../../../src/crm/http/ports';
import { sandboxKeys } from '../../../src/host/sandbox/close/keys';
import type { Opportunity, Pipeline, User } from '../../../src/host/sandbox/close/records';
import {
  type CloseOptions,
  type CloseSandbox,
  createCloseSandbox,
} from '../../../src/host/sandbox/close/sandbox';

export const START_MS = Date.UTC(2026, 10, 21);

const LATENCY_MS = 400;

export interface SandboxWorld {
  readonly sandbox: CloseSandbox;
  readonly pipeline: Pipeline;
  /** The whole list of the first pipeline. */
  readonly view: ListView;
  /** A courier as a new execution would make one. */
  courier(): RunCourier;
  /** The opportunities of the scope's pipeline as the CRM holds them. */
  truth(): readonly Opportunity[];
  users(): readonly User[];
}

export function sandboxWorld(
  options: Partial<CloseOptions> = {},
  key: string = sandboxKeys.full,
): SandboxWorld {
  const sandbox = createCloseSandbox({
    seed: 'connector',
    records: 260,
    startMs: START_MS,
    ...options,
  });
  let nowMs = START_MS;
  let memory: PaceMemory | null = null;
  const courier = () =>
    createCourier({
      http: {
        sendAll: (requests) => {
          const replies = requests.map((request) => reply(sandbox, request, nowMs));
          nowMs += LATENCY_MS;
          return replies;
        },
      },
      clock: {
        nowMs: () => nowMs,
        sleep(ms) {
          nowMs += ms;
        },
      },
      pace: close.pace,
      paceStore: {
        load: () => memory,
        save(kept) {
          memory = kept;
        },
      },
      fault: (answer, atMs) => close.fault(answer, atMs),
      deadlineMs: nowMs + 240_000,
      waitMsMax: 65_000,
      secrets: [key],
      random: () => 0.5,
    });
  const [pipeline] = sandbox.workspace().pipelines.values();
  if (!pipeline) throw new Error('a workspace has pipelines');
  const scope = { pipeline: { id: pipeline.id, label: pipeline.name }, filters: {} };
  const statuses = new Set(pipeline.statuses.map(({ id }) => id));
  const truth = () =>
    sandbox
      .workspace()
      .opportunities.values()
      .filter(({ status_id }) => statuses.has(status_id));
  const users = () => sandbox.workspace().users.values();
  return { sandbox, pipeline, view: { key, scope, columns: [] }, courier, truth, users };
}

/** As the platform sends it: a body is JSON. */
function reply(sandbox: CloseSandbox, request: HttpRequest, atMs: number): HttpReply {
  const { method, url, headers, body } = request;
  const got = sandbox.handle({
    method: method.toUpperCase(),
    url,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body ?? '',
    atMs,
  });
  if (got.kind === 'lost') return { kind: 'lost', reason: got.error };
  return { kind: 'answer', answer: got };
}

export function readAll(world: SandboxWorld, view: ListView = world.view): readonly CrmRecord[] {
  const courier = world.courier();
  const collected = collect({ connector: close, courier, view });
  courier.close();
  if (collected.kind !== 'whole') throw new Error(JSON.stringify(collected));
  return collected.records;
}

export function sendOne<T>(world: SandboxWorld, exchange: Exchange<T>): Result<T> {
  const [result] = world.courier().send([exchange]);
  if (!result) throw new Error('one result');
  return result;
}

/** What the answer says; a fault fails the test. */
export function told<T>(world: SandboxWorld, exchange: Exchange<T>): T {
  const result = sendOne(world, exchange);
  if (!result.ok) throw new Error(`${result.fault.kind}: ${result.fault.detail}`);
  return result.value;
}

const OPTIONS = { silent: false, idempotencyKey: 'one' };

export function create(world: SandboxWorld, fields: FieldValues): Result<readonly WriteAnswer[]> {
  return sendOne(world, close.writing.create(world.view, [{ fields }], OPTIONS));
}

/** The results of all calls for the changes, in order. */
export function update(
  world: SandboxWorld,
  changes: readonly RecordChange[],
  view: ListView = world.view,
): readonly Result<readonly WriteAnswer[]>[] {
  const [round = []] = close.writing.update(view, changes, OPTIONS);
  return world.courier().send(round.map(({ exchange }) => exchange));
}

/** The record as the CRM shows it now. */
export function fresh(world: SandboxWorld, id: string): CrmRecord {
  return told(world, close.record(world.view, id));
}

/** The opportunity as the CRM holds it. */
export function held(world: SandboxWorld, id: string): Opportunity {
  const row = world.sandbox.workspace().opportunities.get(id);
  if (!row) throw new Error(`no opportunity ${id}`);
  return row;
}

export function sortedIds(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id).sort();
}
