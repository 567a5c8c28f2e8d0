import type { Got, Sending } from '../plain-caller';
import { type Caller, createCaller } from './caller';
import {
  type Fixture,
  loadFixtures,
  type SandboxSetting,
  shapeDifferences,
  valueAt,
} from './fixture';

const fixtures = loadFixtures();
const replayed = fixtures.filter(
  (fixture): fixture is Fixture & { sandbox: SandboxSetting } => fixture.sandbox !== null,
);

/** Fills `{{opportunity.0}}`, `{{stage.0.1}}`, `{{before.0.data.id}}` and the like. */
function filled(sending: Sending, caller: Caller, answers: readonly Got[]): Sending {
  const { opportunities, contacts, companies, users, pipelines, products } =
    caller.sandbox.workspace();
  const listed = opportunities
    .values()
    .toSorted((a, b) => b.createdMs - a.createdMs || (a.id < b.id ? 1 : -1));
  const known = {
    opportunity: listed.map(({ id }) => id),
    contact: contacts.values().map(({ id }) => id),
    company: companies.values().map(({ id }) => id),
    user: users.values().map(({ id }) => id),
    product: products.values().map(({ id }) => id),
    pipeline: pipelines.values().map(({ id }) => id),
    stage: pipelines.values().map(({ stages }) => stages.map(({ id }) => id)),
    before: answers.map(({ json }) => json),
  };
  const text = JSON.stringify(sending).replaceAll(/\{\{([\w.-]+)\}\}/g, (_whole, path: string) => {
    const value = valueAt(known, path);
    if (typeof value !== 'string') throw new Error(`nothing at ${path}`);
    return value;
  });
  return JSON.parse(text) as Sending;
}

function replay({ request, sandbox: setting }: (typeof replayed)[number]): Got {
  const { records, switches = {}, keys = [], credits = {}, before = [], faults = [] } = setting;
  const caller = createCaller({ records, switches, credits, extraKeys: keys });
  const answers: Got[] = [];
  for (const sending of before) answers.push(caller.call(filled(sending, caller, answers)));
  for (const rule of faults) caller.sandbox.addFault(rule);
  return caller.call(filled(request, caller, answers));
}

test('SB1 there are fixtures enough, and each says which fact it stands for', () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(100);
  expect(replayed.length).toBeGreaterThanOrEqual(90);
  for (const { fact } of fixtures) expect(fact).toMatch(/^[A-Z].{20,}\.$/);
});

test.each([
  ['a missing key', { data: {} }],
  ['a key too many', { data: { id: 'x', more: 1 } }],
  ['another type', { data: { id: 1 } }],
  ['a list for an object', { data: [{ id: 'x' }] }],
])('the comparison of shapes notices %s', (_what, found) => {
  expect(shapeDifferences({ data: { id: 'x' } }, found, false)).not.toEqual([]);
  expect(shapeDifferences({ data: { id: 'x' } }, { data: { id: 'y' } }, false)).toEqual([]);
});

describe.each(replayed.map((fixture) => [fixture.name, fixture] as const))(
  '%s',
  (_name, fixture) => {
    const { answer, sandbox } = fixture;
    const got = replay(fixture);

    test('the sandbox answers with this status and these headers', () => {
      expect(got.status).toBe(answer.status);
      expect(got.headers).toMatchObject(answer.headers);
      for (const name of sandbox.withoutHeaders ?? []) expect(got.headers).not.toHaveProperty(name);
    });

    test('the sandbox answers with a body of this shape', () => {
      if (answer.body === undefined) {
        expect(got.json).toBeUndefined();
        expect(got.text === '').toBe(answer.bodyText === '');
        return;
      }
      expect(shapeDifferences(answer.body, got.json, sandbox.more ?? false)).toEqual([]);
      for (const path of sandbox.exact ?? []) {
        expect([path, valueAt(got.json, path)]).toEqual([path, valueAt(answer.body, path)]);
      }
      for (const [path, pattern] of Object.entries(sandbox.pattern ?? {})) {
        expect(valueAt(got.json, path)).toMatch(new RegExp(pattern));
      }
    });
  },
);
