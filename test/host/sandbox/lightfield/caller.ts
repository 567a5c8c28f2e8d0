/** A plain HTTP caller of the sandbox for tests: no paging, no retries, no opinion. */
import type { SandboxReply } from '../../../../src/host/sandbox/contract';
import {
  defaultKeyDefinitions,
  type KeyDefinition,
} from '../../../../src/host/sandbox/lightfield/keys';
import {
  createLightfieldSandbox,
  type LightfieldOptions,
  type LightfieldSandbox,
  lightfieldBaseUrl,
} from '../../../../src/host/sandbox/lightfield/sandbox';
import {
  type Loose,
  type Got as PlainGot,
  type Sending as PlainSending,
  plainCaller,
  startMs,
  testOptions,
  tokenOf,
} from '../plain-caller';

export interface Sending extends Omit<PlainSending, 'atMs'> {
  /** Filters and paging, encoded here. */
  readonly query?: readonly (readonly [string, string])[];
  /** After the start, ms. Default: 40 ms after the request before, so that no bucket runs dry. */
  readonly afterMs?: number;
}

export interface Got extends PlainGot {
  /** The error in it. */
  readonly error: Loose;
}

export interface Caller {
  readonly sandbox: LightfieldSandbox;
  /** What came back, whatever it is. */
  send(sending: Sending): SandboxReply;
  /** An answer is expected. */
  call(sending: Sending): Got;
  get(path: string, ...query: readonly (readonly [string, string])[]): Got;
  post(path: string, body: unknown): Got;
  /** Lets time pass, in ms after the start. */
  waitUntil(afterMs: number): void;
}

export function createCaller(
  options: Partial<LightfieldOptions> & { readonly extraKeys?: readonly KeyDefinition[] } = {},
): Caller {
  const own = testOptions(options, defaultKeyDefinitions);
  const sandbox = createLightfieldSandbox(own);
  let nowMs = startMs;
  const caller = plainCaller({
    handle: sandbox.handle,
    baseUrl: lightfieldBaseUrl,
    headersOf: (method, key) => ({
      'lightfield-version': '2026-03-01',
      ...(method === 'POST' && { 'content-type': 'application/json' }),
      ...(key !== null && { authorization: `Bearer ${tokenOf(own.keys, key, 'sk_lf_')}` }),
    }),
    arrivalMs: (atMs) => {
      nowMs = atMs ?? nowMs + 40;
      return nowMs;
    },
  });
  const call = (sending: Sending): Got => {
    const got = caller.call(plainly(sending));
    return { ...got, error: got.json?.error as Loose };
  };
  return {
    sandbox,
    send: (sending) => caller.send(plainly(sending)),
    call,
    get: (path, ...query) => call({ method: 'GET', path, query }),
    post: (path, body) => call({ method: 'POST', path, body }),
    waitUntil: (afterMs) => {
      nowMs = startMs + afterMs;
    },
  };
}

function plainly({ query = [], afterMs, path, ...rest }: Sending): PlainSending {
  const text = new URLSearchParams(query.map((pair): [string, string] => [...pair])).toString();
  return {
    ...rest,
    path: text === '' ? path : `${path}?${text}`,
    ...(afterMs !== undefined && { atMs: startMs + afterMs }),
  };
}

/** Id of an option of an opportunity field, by its label. */
export function optionId({ sandbox }: Caller, key: string, label: string): string {
  const field = sandbox.workspace().schemas.opportunity.fields.find((one) => one.key === key);
  const option = field?.typeConfiguration.options?.find((one) => one.label === label);
  if (option === undefined) throw new Error(`no option ${label} of ${key}`);
  return option.id;
}

/** Ids of records of one kind that are not in the trash, in the order of the seed. */
export function idsOf(
  { sandbox }: Caller,
  object: 'opportunity' | 'account' | 'contact',
): readonly string[] {
  return sandbox
    .workspace()
    .records[object].values()
    .filter((record) => !record.trashed)
    .map((record) => record.id);
}

/** Ids of the rows of a list. */
export function idsIn(answer: Got): readonly string[] {
  return (answer.json.data ?? []).map((row) => String(row.id));
}

/** The body of a valid create. */
export function newOpportunity(
  caller: Caller,
  fields: object = {},
  relationships: object = {},
): object {
  return {
    fields: { $name: 'New deal', $stage: optionId(caller, '$stage', 'Qualified'), ...fields },
    relationships: { $account: idsOf(caller, 'account')[0], ...relationships },
  };
}

/** A fresh opportunity; its id. */
export function createdId(caller: Caller, fields: object = {}, relationships: object = {}): string {
  const answer = caller.post('/opportunities', newOpportunity(caller, fields, relationships));
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json.id ?? '';
}
