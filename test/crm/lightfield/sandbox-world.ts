/** The connector, the courier and the sandbox joined, in virtual time. */
import type { NamePart } from '../../../src/core/connector';
import type { Exchange, Result } from '../../../src/core/exchange';
import type { ListView } from '../../../src/core/listing';
import type { CrmRecord as CoreRecord, MaybeValue, Named } from '../../../src/core/model';
import { lightfield } from '../../../src/crm/lightfield/connector';
import { askNames } from '../../../src/crm/lightfield/names';
import { sandboxKeys } from '../../../src/host/sandbox/lightfield/keys';
import type { CrmRecord } from '../../../src/host/sandbox/lightfield/records';
import {
  createLightfieldSandbox,
  type LightfieldOptions,
  type LightfieldSandbox,
} from '../../../src/host/sandbox/lightfield/sandbox';
import { type Line, START_MS, sandboxLine, sendOne, told } from '../sandbox-line';

export interface SandboxWorld extends Line {
  readonly sandbox: LightfieldSandbox;
  /** The whole workspace. */
  readonly view: ListView;
  /** What an exchange gives when it is sent alone. */
  send<T>(exchange: Exchange<T>): Result<T>;
  /** The same; a fault fails the test. */
  told<T>(exchange: Exchange<T>): T;
  /** The opportunities as the CRM holds them. */
  truth(): readonly CrmRecord[];
}

export function sandboxWorld(
  options: Partial<LightfieldOptions> = {},
  key: string = sandboxKeys.full,
): SandboxWorld {
  const sandbox = createLightfieldSandbox({
    ...{ seed: 'connector', records: 130, startMs: START_MS },
    ...options,
  });
  const line = sandboxLine(sandbox, lightfield, key);
  return {
    sandbox,
    view: { key, scope: { pipeline: { id: 'all', label: 'All' }, filters: {} }, columns: [] },
    send: (exchange) => sendOne(line, exchange),
    told: (exchange) => told(line, exchange),
    truth: () =>
      sandbox
        .workspace()
        .records.opportunity.values()
        .filter(({ trashed }) => !trashed),
    ...line,
  };
}

/** Names of all ids in the records, as far as the CRM tells them. */
export function namesOf(
  world: SandboxWorld,
  records: readonly CoreRecord[],
): ReadonlyMap<string, string> {
  const items = records.flatMap(({ fields }) => Object.values(fields)).flatMap(itemsOf);
  const courier = world.courier();
  const names = new Map<string, string>();
  let open = askNames(
    world.view,
    items.map(({ id }) => id),
  );
  while (open.length > 0) {
    const parts = courier.send(open).flatMap((result): NamePart[] => {
      if (result.ok) return [result.value];
      // Something that was deleted since has no name any more.
      if (result.fault.kind === 'notFound') return [];
      throw new Error(JSON.stringify(result.fault));
    });
    for (const { id, label } of parts.flatMap((part) => part.names)) names.set(id, label);
    open = parts.flatMap((part) => part.more ?? []);
  }
  return names;
}

function itemsOf(value: MaybeValue): readonly Named[] {
  if (value?.kind === 'one') return [value.item];
  return value?.kind === 'many' ? value.items : [];
}

/** Id of an option of an opportunity field, by its label. */
export function optionId({ sandbox }: SandboxWorld, key: string, label: string): string {
  const { fields } = sandbox.workspace().schemas.opportunity;
  const options = fields.find((field) => field.key === key)?.typeConfiguration.options;
  const option = options?.find((one) => one.label === label);
  if (!option) throw new Error(`no option ${label} of ${key}`);
  return option.id;
}
