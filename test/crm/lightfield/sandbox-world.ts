/** The connector, the courier and the sandbox joined, in virtual time. */
import type { Exchange, HttpReply, HttpRequest, Result } from '../../../src/core/exchange';
import type { ListView } from '../../../src/core/listing';
import type { CrmRecord as CoreRecord, MaybeValue, Named } from '../../../src/core/model';
import { createCourier, type RunCourier } from '../../../src/crm/http/courier';
import type { PaceMemory } from '../../../src/crm/http/ports';
import { lightfield } from '../../../src/crm/lightfield/connector';
import type { NamePart } from '../../../src/core/connector';
import { askNames } from '../../../src/crm/lightfield/names';
import { sandboxKeys } from '../../../src/host/sandbox/lightfield/keys';
import type { CrmRecord } from '../../../src/host/sandbox/lightfield/records';
import {
  createLightfieldSandbox,
  type LightfieldOptions,
  type LightfieldSandbox,
} from '../../../src/host/sandbox/lightfield/sandbox';

export const START_MS = Date.UTC(2026, 10, 21);

const LATENCY_MS = 400;

export interface SandboxWorld {
  readonly sandbox: LightfieldSandbox;
  /** The whole workspace. */
  readonly view: ListView;
  /** A courier as a new execution would make one. */
  courier(): RunCourier;
  /** What an exchange gives when it is sent alone. */
  send<T>(exchange: Exchange<T>): Result<T>;
  /** The same; a fault fails the test. */
  told<T>(exchange: Exchange<T>): T;
  /** The opportunities as the CRM holds them. */
  truth(): readonly CrmRecord[];
  /** Lets time pass. */
  wait(ms: number): void;
}

export function sandboxWorld(
  options: Partial<LightfieldOptions> = {},
  key: string = sandboxKeys.full,
): SandboxWorld {
  const sandbox = createLightfieldSandbox({
    ...{ seed: 'connector', records: 130, startMs: START_MS },
    ...options,
  });
  let nowMs = START_MS;
  let memory: PaceMemory | null = null;
  const wait = (ms: number): void => {
    nowMs += ms;
  };
  const courier = () =>
    createCourier({
      http: {
        sendAll: (requests) => {
          const replies = requests.map((request) => reply(sandbox, request, nowMs));
          wait(LATENCY_MS);
          return replies;
        },
      },
      clock: { nowMs: () => nowMs, sleep: wait },
      pace: lightfield.pace,
      paceStore: {
        load: () => memory,
        save(kept) {
          memory = kept;
        },
      },
      fault: (answer, atMs) => lightfield.fault(answer, atMs),
      deadlineMs: nowMs + 240_000,
      waitMsMax: 65_000,
      secrets: [key],
      random: () => 0.5,
    });
  const send = <T>(exchange: Exchange<T>): Result<T> => {
    const [result] = courier().send([exchange]);
    if (!result) throw new Error('one result');
    return result;
  };
  return {
    sandbox,
    view: { key, scope: { pipeline: { id: 'all', label: 'All' }, filters: {} }, columns: [] },
    courier,
    send,
    told: (exchange) => {
      const result = send(exchange);
      if (!result.ok) throw new Error(`${result.fault.kind}: ${result.fault.detail}`);
      return result.value;
    },
    truth: () =>
      sandbox
        .workspace()
        .records.opportunity.values()
        .filter(({ trashed }) => !trashed),
    wait,
  };
}

/** What carries a body says of what type it is: that is the sending side's business. */
function reply(sandbox: LightfieldSandbox, request: HttpRequest, atMs: number): HttpReply {
  const { method, url, headers, body } = request;
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const got = sandbox.handle({
    ...{ method: method.toUpperCase(), url, body: body ?? '', atMs },
    headers: { ...headers, ...type },
  });
  if (got.kind === 'lost') return { kind: 'lost', reason: got.error };
  return { kind: 'answer', answer: got };
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
