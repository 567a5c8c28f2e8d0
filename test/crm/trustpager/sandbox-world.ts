/** The connector, the courier and the sandbox joined, in virtual time. */
import type { ListView } from '../../../src/core/listing';
import type { Scope } from '../../../src/core/model';
import { trustpager } from '../../../src/crm/trustpager/connector';
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import type { Opportunity } from '../../../src/host/sandbox/trustpager/records';
import {
  createTrustPagerSandbox,
  type TrustPagerOptions,
  type TrustPagerSandbox,
} from '../../../src/host/sandbox/trustpager/sandbox';
import { type Line, START_MS, sandboxLine } from '../sandbox-line';

export interface SandboxWorld extends Line {
  readonly sandbox: TrustPagerSandbox;
  /** The whole list of the first pipeline. */
  readonly view: ListView;
  /** The opportunities of the scope's pipeline as the CRM holds them. */
  truth(): readonly Opportunity[];
}

export function sandboxWorld(
  options: Partial<TrustPagerOptions> = {},
  key: string = sandboxKeys.full,
): SandboxWorld {
  const sandbox = createTrustPagerSandbox({
    seed: 'connector',
    records: 230,
    startMs: START_MS,
    ...options,
  });
  const [pipeline] = sandbox.workspace().pipelines.values();
  if (!pipeline) throw new Error('a workspace has pipelines');
  const scope: Scope = { pipeline: { id: pipeline.id, label: pipeline.name }, filters: {} };
  const truth = () =>
    [...sandbox.workspace().opportunities.values()].filter((row) =>
      row.placements.some((card) => card.pipeline_id === pipeline.id),
    );
  const view = { key, scope, columns: [] };
  return { sandbox, view, truth, ...sandboxLine(sandbox, trustpager, key) };
}
