/** Writes in front of a CRM that follows the documentation, under every open reading. */
import type { CrmRecord, RecordId } from '../../../src/core/model';
import type { FieldValues, WriteAnswer } from '../../../src/core/writing';
import { lightfield } from '../../../src/crm/lightfield/connector';
import type { Fault } from '../../../src/host/sandbox/faults';
import type { LightfieldSwitches } from '../../../src/host/sandbox/lightfield/switches';
import { many, number, one, text } from '../trustpager/values';
import { optionId, type SandboxWorld, sandboxWorld } from './sandbox-world';

const { writing } = lightfield;

function accountId({ sandbox }: SandboxWorld): string {
  return idOf(sandbox.workspace().records.account.values()[0]);
}

function idOf(record: { readonly id: string } | undefined): string {
  if (!record) throw new Error('a record');
  return record.id;
}

function memberIds({ sandbox }: SandboxWorld): readonly string[] {
  return sandbox.workspace().members.values().map(idOf);
}

function contactIds({ sandbox }: SandboxWorld): readonly string[] {
  return sandbox.workspace().records.contact.values().map(idOf);
}

function draft(world: SandboxWorld, fields: FieldValues = {}): FieldValues {
  return {
    $name: text('Born here'),
    $stage: one(optionId(world, '$stage', 'Qualified')),
    'relationships.$account': one(accountId(world)),
    ...fields,
  };
}

function create(world: SandboxWorld, fields: FieldValues = draft(world), idempotencyKey = 'k-1') {
  return writing.create(world.view, [{ fields }], { silent: false, idempotencyKey });
}

function update(world: SandboxWorld, record: CrmRecord, fields: FieldValues) {
  const options = { silent: false, idempotencyKey: 'u-1' };
  const [call] = writing.update(world.view, [{ record, fields }], options).flat();
  if (!call) throw new Error('a call');
  return call.exchange;
}

function recordIn([answer]: readonly WriteAnswer[]): CrmRecord {
  if (answer?.kind !== 'record') throw new Error(`a record, not ${answer?.kind}`);
  return answer.record;
}

function first(world: SandboxWorld): CrmRecord {
  return world.told(lightfield.record(world.view, idOf(world.truth()[0])));
}

/** Opportunities that came to be by requests. */
function born({ sandbox }: SandboxWorld) {
  return sandbox.ledger.effects('created').filter(({ entity }) => entity === 'opportunity');
}

const READINGS: readonly Partial<LightfieldSwitches>[] = [
  {},
  { unsetFields: 'absent' },
  { cardinalityForm: 'has_one' },
  { labelWrites: 'nowhere' },
  { datesWithoutOffset: 'utc' },
  { pipelines: 'listed' },
  { keptAnswers: 'exceptServerErrors' },
  { updateKeyScope: 'record' },
  { errorForm: 'flat' },
  { unchangedWrite: 'leaves' },
  { replaceNull: 'refused' },
];

describe.each(READINGS)('under %j', (switches) => {
  const world = sandboxWorld({ records: 30, switches });

  test('a created opportunity holds what was sent', () => {
    const fields = draft(world, {
      $amount: number(1234.56),
      $closeDate: { kind: 'instant', atMs: Date.UTC(2026, 11, 24, 8) },
      'is-renewal': { kind: 'flag', on: false },
      'lead-source': one(optionId(world, 'lead-source', '展示会')),
      competitors: many(
        optionId(world, 'competitors', 'Globex'),
        optionId(world, 'competitors', '=1+1'),
      ),
      'billing-email': many('a@x.example', 'b@x.example'),
      'support-phone': many('+12025551234'),
      'contract-link': text('https://x.example/1'),
      background: text('=not a formula'),
      'relationships.$owner': one(memberIds(world)[2] ?? ''),
      'relationships.$champion': one(contactIds(world)[0] ?? ''),
      'relationships.$evaluator': many(...contactIds(world).slice(0, 2)),
    });
    const record = recordIn(world.told(create(world, fields, 'full')));
    for (const [key, value] of Object.entries(fields)) {
      expect([key, record.fields[key]]).toEqual([key, value]);
    }
    expect(born(world)).toHaveLength(1);
    expect(world.told(lightfield.record(world.view, record.id)).fields).toEqual(record.fields);
  });

  test('a changed opportunity holds what was sent, and keeps the rest', () => {
    const before = first(world);
    const fields = {
      $amount: number(7),
      $stage: one(optionId(world, '$stage', 'Closed Won')),
      'lead-source': one(optionId(world, 'lead-source', 'Referral')),
      'relationships.$owner': one(memberIds(world)[3] ?? ''),
      'relationships.$evaluator': many(...contactIds(world).slice(1, 4)),
    };
    const after = recordIn(world.told(update(world, before, fields)));
    expect(after.fields).toMatchObject(fields);
    const { updatedAt: _, ...kept } = before.fields;
    expect(after.fields).toMatchObject({ ...kept, ...fields });
  });

  test('what is emptied is empty', () => {
    const filled = recordIn(world.told(update(world, first(world), { $nextStep: text('Call') })));
    const fields = {
      $nextStep: null,
      'relationships.$owner': null,
      'relationships.$evaluator': null,
    };
    const after = recordIn(world.told(update(world, filled, fields)));
    for (const key of Object.keys(fields)) expect(after.fields[key] ?? null).toBeNull();
  });

  test('a deleted opportunity is gone', () => {
    const { id } = first(world);
    const request = writing.remove?.request(world.view, [id]);
    expect(request && world.told(request)).toEqual([{ kind: 'done' }]);
    expect(world.send(lightfield.record(world.view, id))).toMatchObject({
      fault: { kind: 'notFound' },
    });
  });
});

describe('refused', () => {
  test.each<[string, FieldValues, RegExp]>([
    ['a third decimal', { $amount: number(1.234) }, /amount/],
    ['an option that is none', { $stage: one('opt_none') }, /stage/],
    ['a person who is none', { 'relationships.$owner': one('mem_none') }, /owner/],
    ['no name', { $name: text(' ') }, /name/],
  ])('%s, with the field', (_, fields, words) => {
    const world = sandboxWorld({ records: 10 });
    for (const errorForm of ['wrapped', 'flat'] as const) {
      world.sandbox.setSwitches({ errorForm });
      const results = [
        world.send(create(world, draft(world, fields), errorForm)),
        world.send(update(world, first(world), fields)),
      ];
      for (const result of results) {
        expect(result).toMatchObject({
          ok: false,
          fault: { kind: 'rejected', detail: expect.stringMatching(words) },
        });
        expect(result.ok || result.fault.inDoubt).toBe(undefined);
      }
    }
    expect(world.sandbox.ledger.effects('created')).toEqual([]);
    expect(world.sandbox.ledger.effects('updated')).toEqual([]);
  });

  test('an account that is deleted, and nothing was created', () => {
    const world = sandboxWorld({ records: 10 });
    world.sandbox.colleague.remove(accountId(world));
    const result = world.send(create(world));
    expect(result).toMatchObject({ fault: { kind: 'rejected', detail: /active/ } });
  });
});

const LOST: readonly Fault[] = [
  { kind: 'lost', error: 'timeout', executed: true },
  { kind: 'lost', error: 'reset', executed: false },
  { kind: 'html', status: 502, executed: true },
  { kind: 'html', status: 504, executed: false },
  { kind: 'cut' },
  { kind: 'empty' },
];

describe.each(LOST)('LF5 a create whose answer is %j', (fault) => {
  test.each([0, 5_000] as const)(
    'is in doubt, and settled by its key (at work %i ms)',
    (inFlightMs) => {
      const world = sandboxWorld({ records: 10, switches: { inFlightMs } });
      world.sandbox.addFault({ method: 'POST', path: '/opportunities', fault });
      expect(world.send(create(world))).toMatchObject({ ok: false, fault: { inDoubt: true } });
      let result = world.send(create(world));
      if (!result.ok) {
        expect(result.fault).toMatchObject({ kind: 'serverError', status: 409, inDoubt: true });
        world.wait(inFlightMs);
        result = world.send(create(world));
      }
      if (!result.ok) throw new Error(result.fault.detail);
      expect(born(world).map(({ id }) => id)).toEqual([recordIn(result.value).id]);
    },
  );
});

test('LF5 a failure that came too late would be carried out anew, so it is not repeated', () => {
  const world = sandboxWorld({ records: 10 });
  world.sandbox.addFault({ method: 'POST', fault: { kind: 'crash', afterRows: 1 } });
  expect(world.send(create(world))).toMatchObject({
    ok: false,
    fault: { kind: 'serverError', status: 500, inDoubt: true },
  });
  expect(born(world)).toHaveLength(1);
  world.told(create(world));
  expect(born(world)).toHaveLength(2);
});

test('LF5 a key counts for a day, and the first answer is for its first body', () => {
  const world = sandboxWorld({ records: 10 });
  const { id } = recordIn(world.told(create(world)));
  const other = draft(world, { $name: text('Other') });
  expect(recordIn(world.told(create(world, other))).id).toBe(id);
  if (writing.doubt.kind !== 'key') throw new Error('a key settles doubt');
  world.wait(writing.doubt.keyMs - 60_000);
  expect(recordIn(world.told(create(world))).id).toBe(id);
  world.wait(120_000);
  expect(recordIn(world.told(create(world))).id).not.toBe(id);
});

test.each(LOST)('an update whose answer is %j is repeated and applied', (fault) => {
  const world = sandboxWorld({ records: 10, switches: { inFlightMs: 0 } });
  const before = first(world);
  world.sandbox.addFault({ method: 'POST', fault });
  const after = recordIn(world.told(update(world, before, { $amount: number(4_711) })));
  expect(after).toMatchObject({ id: before.id, fields: { $amount: number(4_711) } });
  expect(world.sandbox.ledger.effects('updated')).toHaveLength(1);
});

test.each(['objectType', 'record'] as const)(
  'updates of several records under one run key reach each of them (%s)',
  (updateKeyScope) => {
    const world = sandboxWorld({ records: 40, switches: { updateKeyScope } });
    const records = world.truth().map(({ id }) => ({ id: id as RecordId, fields: {} }));
    const changes = records.map((record) => ({ record, fields: { $amount: number(1) } }));
    const options = { silent: false, idempotencyKey: 'run' };
    const calls = writing.update(world.view, changes, options).flat();
    const results = world.courier().send(calls.map(({ exchange }) => exchange));
    expect(results.filter((result) => !result.ok)).toEqual([]);
    expect(world.truth().every(({ fields }) => fields.$amount === 1)).toBe(true);
  },
);

test('where deleting is not offered, nothing is called gone', () => {
  const world = sandboxWorld({ records: 10, switches: { deleteEndpoint: 'absent' } });
  const { id } = first(world);
  const request = writing.remove?.request(world.view, [id]);
  if (!request) throw new Error('a request');
  expect(world.send(request).ok).toBe(false);
  expect(world.told(lightfield.record(world.view, id)).id).toBe(id);
});

describe('names that people type', () => {
  const world = sandboxWorld({ records: 120 });
  const { account, contact } = world.sandbox.workspace().records;

  test('find every account of that name and no other', () => {
    const live = account.values().filter(({ trashed }) => !trashed);
    expect(live.length).toBeGreaterThan(40);
    for (const { fields } of live) {
      const name = String(fields.$name).trim();
      const found = world.told(writing.candidates(world.view, 'relationships.$account', name));
      const namesakes = live.filter((other) => String(other.fields.$name).trim() === name);
      const exact = found.filter(({ label }) => label.trim() === name);
      expect(exact.map(({ id }) => id).sort()).toEqual(namesakes.map(({ id }) => id).sort());
    }
  });

  test('find contacts by name and by address', () => {
    const person = contact.values().find(({ fields }) => fields.$name && fields.$email);
    const { $name, $email } = person?.fields ?? {};
    const { firstName, lastName } = $name as Record<string, string | null>;
    const [email] = $email as readonly string[];
    for (const name of [`${firstName} ${lastName ?? ''}`.trim(), String(email)]) {
      const found = world.told(writing.candidates(world.view, 'relationships.$champion', name));
      expect(found.map(({ id }) => id)).toContain(person?.id);
    }
  });

  test('make an account once, which is found when the index has caught up', () => {
    const options = { silent: false, idempotencyKey: 'account-1' };
    const make = () =>
      writing.createReferred(world.view, 'relationships.$account', 'Neue GmbH', options);
    const [one, again] = [make(), make()].map((exchange) => world.told(exchange));
    expect(one).toMatchObject({ label: 'Neue GmbH' });
    expect(again).toEqual(one);
    const find = () =>
      world.told(writing.candidates(world.view, 'relationships.$account', 'Neue GmbH'));
    expect(find()).toEqual([]);
    world.wait(3_000);
    expect(find().map(({ id }) => id)).toEqual([one?.id]);
  });
});
