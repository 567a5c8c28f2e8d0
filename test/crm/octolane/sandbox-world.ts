/** The connector, the courier and the sandbox joined, in virtual time. */
import type { Exchange, Result } from '../../../src/core/exchange';
import type { ListView } from '../../../src/core/listing';
import type { CrmRecord, FieldSpec } from '../../../src/core/model';
import { collect } from '../../../src/core/pull/collect';
import { octolane } from '../../../src/crm/octolane/connector';
import { sandboxKeys } from '../../../src/host/sandbox/octolane/keys';
import type { Opportunity, Pipeline } from '../../../src/host/sandbox/octolane/records';
import {
  createOctolaneSandbox,
  type OctolaneOptions,
  type OctolaneSandbox,
} from '../../../src/host/sandbox/octolane/sandbox';
import { type Line, START_MS, sandboxLine, sendOne, told } from '../sandbox-line';

export interface SandboxWorld extends Line {
  readonly sandbox: OctolaneSandbox;
  readonly pipeline: Pipeline;
  /** The whole first pipeline, with a column for every field of its catalogue. */
  readonly view: ListView;
  readonly fields: readonly FieldSpec[];
  sendOne<T>(exchange: Exchange<T>): Result<T>;
  /** What the answer says; a fault fails the test. */
  told<T>(exchange: Exchange<T>): T;
  /** The opportunities of the pipeline as the CRM holds them. */
  truth(): readonly Opportunity[];
  held(id: string): Opportunity;
}

export function sandboxWorld(
  options: Partial<OctolaneOptions> = {},
  key: string = sandboxKeys.full,
): SandboxWorld {
  const sandbox = createOctolaneSandbox({
    ...{ seed: 'connector', records: 500, startMs: START_MS },
    ...options,
  });
  const line = sandboxLine(sandbox, octolane, key);
  const one = <T>(exchange: Exchange<T>): Result<T> => sendOne(line, exchange);
  const say = <T>(exchange: Exchange<T>): T => told(line, exchange);
  const [pipeline] = sandbox.workspace().pipelines.values();
  if (!pipeline) throw new Error('a workspace has pipelines');
  const parts = octolane.catalogue(key, pipeline.id).map(({ exchange }) => say(exchange));
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
  return { sandbox, pipeline, view, fields, sendOne: one, told: say, truth, held, ...line };
}

/** The whole list, or the failure of the test. */
export function readAll(world: SandboxWorld, filters = {}): readonly CrmRecord[] {
  const view = { ...world.view, scope: { ...world.view.scope, filters } };
  const collected = collect({ connector: octolane, courier: world.courier(), view });
  if (collected.kind !== 'whole') throw new Error(JSON.stringify(collected));
  return collected.records;
}

/** The key under which the workspace lists a system field. */
export function keyOf({ fields }: Pick<SandboxWorld, 'fields'>, name: string): string {
  const found = fields.find(({ key }) => key === name || key === `opportunity_${name}`);
  if (!found) throw new Error(`no field ${name}`);
  return found.key;
}
