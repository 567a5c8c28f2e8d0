/** Sends the connector's writes to a sandbox, and looks at what they did there. */
import type { CrmRecord } from '../../../src/core/model';
import type { FieldValues, RecordChange, WriteAnswer } from '../../../src/core/writing';
import { trustpager } from '../../../src/crm/trustpager/connector';
import type { Opportunity, Stage } from '../../../src/host/sandbox/trustpager/records';
import { told } from '../sandbox-line';
import type { SandboxWorld } from './sandbox-world';

const { writing } = trustpager;

/** The answers for every change, of whichever call carried it; later rounds after earlier ones. */
export function update(world: SandboxWorld, changes: readonly RecordChange[], silent = true) {
  const options = { silent, idempotencyKey: 'update' };
  const answers = changes.map((): WriteAnswer[] => []);
  for (const round of writing.update(world.view, changes, options)) {
    const results = world.courier().send(round.map(({ exchange }) => exchange));
    for (const [at, { about }] of round.entries()) {
      const result = results[at];
      if (!result?.ok) throw new Error(JSON.stringify(result));
      expect(result.value).toHaveLength(about.length);
      for (const [n, place] of about.entries()) {
        answers[place]?.push(...result.value.slice(n, n + 1));
      }
    }
  }
  return answers;
}

/** One request for all drafts. */
export function create(world: SandboxWorld, drafts: readonly FieldValues[], silent = true) {
  return writing.create(
    world.view,
    drafts.map((fields) => ({ fields })),
    { silent, idempotencyKey: 'create' },
  );
}

/** The record as the CRM shows it now. */
export function fresh(world: SandboxWorld, id: string): CrmRecord {
  return told(world, trustpager.record(world.view, id));
}

/** The opportunity as the CRM holds it. */
export function held(world: SandboxWorld, id: string): Opportunity {
  const row = world.sandbox.workspace().opportunities.get(id);
  if (!row) throw new Error(`no opportunity ${id}`);
  return row;
}

/** Of the tab's pipeline. */
export function stages(world: SandboxWorld): readonly Stage[] {
  const [pipeline] = world.sandbox.workspace().pipelines.values();
  return pipeline?.stages ?? [];
}

/** Triggers that requests set off, in order. */
export function automations(world: SandboxWorld): readonly string[] {
  return world.sandbox.ledger.effects('automation').map(({ trigger }) => trigger);
}
