/** The connector, the courier and the sandbox joined, in virtual time. */
import type { Exchange, HttpReply, HttpRequest, Result } from '../../../src/core/exchange';
import type { ListView } from '../../../src/core/listing';
import type { CrmRecord, FieldSpec } from '../../../src/core/model';
import { collect } from '../../../src/core/pull/collect';
import { createCourier, type RunCourier } from '../../../src/crm/http/courier';
import type { PaceMemory } from '../../../src/crm/http/ports';
import { octolane } from '../../../src/crm/octolane/connector';
import { sandboxKeys } from '../../../src/host/sandbox/octolane/keys';
import type { Opportunity, Pipeline } from '../../../src/host/sandbox/octolane/records';
import {
  createOctolaneSandbox,
  type OctolaneOptions,
  type OctolaneSandbox,
} from '../../../src/host/sandbox/octolane/sandbox';

export const START_MS = Date.UTC(2026, 10, 21);

const LATENCY_MS = 400;

export interface SandboxWorld {
  readonly sandbox: OctolaneSandbox;
  readonly pipeline: Pipeline;
  /** The whole first pipeline, with a column for every field of its catalogue. */
  readonly view: ListView;
  readonly fields: readonly FieldSpec[];
  /** A courier as a new execution would make one. */
  courier(): RunCourier;
  sendOne<T>(exchange: Exchange<T>): Result<T>;
  /** What the answer says; a fault fails the test. */
  told<T>(exchange: Exchange<T>): T;
  /** The opportunities of the pipeline as the CRM holds them. */
  truth(): readonly Opportunity[];
  held(id: string): Opportunity;
  nowMs(): number;
}

export function sandboxWorld(
  options: Partial<OctolaneOptions> = {},
  key: string = sandboxKeys.full,
): SandboxWorld {
  const sandbox = createOctolaneSandbox({
    ...{ seed: 'connector', records: 500, startMs: START_MS },
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
      pace: octolane.pace,
      paceStore: {
        load: () => memory,
        save(kept) {
          memory = kept;
        },
      },
      fault: (answer, atMs) => octolane.fault(answer, atMs),
      deadlineMs: nowMs + 240_000,
      waitMsMax: 65_000,
      secrets: [key],
      random: () => 0.5,
    });
  const sendOne = <T>(exchange: Exchange<T>): Result<T> => {
    const [result] = courier().send([exchange]);
    if (!result) throw new Error('one result');
    return result;
  };
  const told = <T>(exchange: Exchange<T>): T => readingOf(sendOne(exchange));
  const [pipeline] = sandbox.workspace().pipelines.values();
  if (!pipeline) throw new Error('a workspace has pipelines');
  const parts = octolane.catalogue(key, pipeline.id).map(({ exchange }) => told(exchange));
  const fields = parts.flatMap((part) => part.fields ?? []);
  const view: ListView = {
    key,
    scope: { pipeline: { id: pipeline.id, label: pipeline.name }, filters: {} },
    columns: fields.map((field) => ({ key: field.key, type: field.type })),
  };
  const rows = sandbox.workspace().opportunities.now;
  const held = (id: string) => {
    const row = rows.get(id);
    if (!row) throw new Error(`no opportunity ${id}`);
    return row;
  };
  const truth = () => rows.values().filter((row) => row.pipelineId === pipeline.id);
  return {
    ...{ sandbox, pipeline, view, fields, courier, sendOne, told, truth, held },
    nowMs: () => nowMs,
  };
}

function reply(sandbox: OctolaneSandbox, request: HttpRequest, atMs: number): HttpReply {
  const { method, url, headers, body } = request;
  const got = sandbox.handle({
    method: method.toUpperCase(),
    url,
    // As the add-on's adapter sends it.
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    body: body ?? '',
    atMs,
  });
  if (got.kind === 'lost') return { kind: 'lost', reason: got.error };
  return { kind: 'answer', answer: got };
}

export function readingOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.fault.kind}: ${result.fault.detail}`);
  return result.value;
}

/** The whole list, or the failure of the test. */
export function readAll(world: SandboxWorld, filters = {}): readonly CrmRecord[] {
  const view = { ...world.view, scope: { ...world.view.scope, filters } };
  const collected = collect({ connector: octolane, courier: world.courier(), view });
  if (collected.kind !== 'whole') throw new Error(JSON.stringify(collected));
  return collected.records;
}

export function sortedIds(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id).sort();
}

/** The key under which the workspace lists a system field. */
export function keyOf({ fields }: Pick<SandboxWorld, 'fields'>, name: string): string {
  const found = fields.find(({ key }) => key === name || key === `opportunity_${name}`);
  if (!found) throw new Error(`no field ${name}`);
  return found.key;
}
