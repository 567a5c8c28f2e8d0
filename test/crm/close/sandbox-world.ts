/** The connector, the courier and the sandbox joined, in virtual time. */
import type { Result } from '../../../src/core/exchange';
import type { ListView } from '../../../src/core/listing';
import type { CrmRecord } from '../../../src/core/model';
import { collect } from '../../../src/core/pull/collect';
import type { FieldValues, RecordChange, WriteAnswer } from '../../../src/core/writing';
import { close } from '../../../src/crm/close/connector';
import { sandboxKeys } from '../../../src/host/sandbox/close/keys';
import type { Opportunity, Pipeline, User } from '../../../src/host/sandbox/close/records';
import {
  type CloseOptions,
  type CloseSandbox,
  createCloseSandbox,
} from '../../../src/host/sandbox/close/sandbox';
import { type Line, START_MS, sandboxLine, sendOne, sortedIds, told } from '../sandbox-line';

export { START_MS, sendOne, sortedIds, told };

export interface SandboxWorld extends Line {
  readonly sandbox: CloseSandbox;
  readonly pipeline: Pipeline;
  /** The whole list of the first pipeline. */
  readonly view: ListView;
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
  const line = sandboxLine(sandbox, close, key);
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
  return { sandbox, pipeline, view: { key, scope, columns: [] }, truth, users, ...line };
}

export function readAll(world: SandboxWorld, view: ListView = world.view): readonly CrmRecord[] {
  const courier = world.courier();
  const collected = collect({ connector: close, courier, view });
  courier.close();
  if (collected.kind !== 'whole') throw new Error(JSON.stringify(collected));
  return collected.records;
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
