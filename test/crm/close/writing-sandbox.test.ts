/** Creations, changes and removals in front of a CRM that follows the documentation. */
import type { MaybeValue, RecordId } from '../../../src/core/model';
import type { FieldValues, WriteAnswer } from '../../../src/core/writing';
import { close } from '../../../src/crm/close/connector';
import { sandboxKeys } from '../../../src/host/sandbox/close/keys';
import type { CustomField, Opportunity } from '../../../src/host/sandbox/close/records';
import type { CloseSwitches } from '../../../src/host/sandbox/close/switches';
import { many, number, one, text } from '../trustpager/values';
import {
  create,
  fresh,
  held,
  readAll,
  type SandboxWorld,
  sandboxWorld,
  sendOne,
  sortedIds,
  told,
  update,
} from './sandbox-world';

const day = (value: string): MaybeValue => ({ kind: 'day', day: value });

function customField(world: SandboxWorld, name: string, type?: string): CustomField {
  const found = world.sandbox
    .workspace()
    .opportunityFields.find((one) => one.name === name && (type ?? one.type) === one.type);
  if (!found) throw new Error(`no field ${name}`);
  return found;
}

function recordOf(answers: readonly WriteAnswer[] | undefined) {
  const [answer] = answers ?? [];
  if (answer?.kind !== 'record') throw new Error(JSON.stringify(answer));
  return answer.record;
}

/** A lead with a contact, and the first row that is on it. */
function leadRow(world: SandboxWorld): Opportunity {
  const { leads } = world.sandbox.workspace();
  const row = world
    .truth()
    .find(({ lead_id }) => (leads.get(lead_id)?.contact_ids ?? []).length > 0);
  if (!row) throw new Error('a lead with a contact');
  return row;
}

const CREATING: readonly Partial<CloseSwitches>[] = [
  {},
  { noteHtml: 'absent' },
  { unknownKeys: 'ignored' },
  { dateWonInput: 'dayOnly' },
  { dateWonInput: 'momentOnly' },
  { dateWonZone: 'client' },
  { dateWonZone: 'written' },
  { extraKeys: 'everywhere' },
  { relationKey: 'field' },
];

describe.each(CREATING)('CL4 CL7 created under %j', (switches) => {
  const world = sandboxWorld({ switches });
  const { lead_id, user_id } = leadRow(world);
  const lead = world.sandbox.workspace().leads.get(lead_id);
  const [, second] = world.pipeline.statuses;
  const products = customField(world, 'Products');
  const engineer = customField(world, 'Sales engineer');
  const owner = world.users().find(({ active, id }) => active && id !== user_id);
  const fields: FieldValues = {
    lead: one(lead_id, lead?.name ?? ''),
    status: one(second?.id ?? ''),
    value: number(1234.56),
    value_period: one('annual'),
    confidence: number(35),
    owner: one(owner?.id ?? ''),
    contact: one(lead?.contact_ids[0] ?? ''),
    date_won: day('2026-12-31'),
    note: text('+1, call'),
    [`custom.${products.id}`]: many('Website', 'Support, yearly'),
    [`custom.${customField(world, 'Seats').id}`]: number(7.5),
    [`custom.${customField(world, 'Go-live').id}`]: day('2026-12-31'),
    [`custom.${customField(world, 'Kick-off').id}`]: {
      kind: 'instant',
      atMs: Date.UTC(2026, 11, 31, 23),
    },
    [`person.${engineer.id}`]: one(owner?.id ?? ''),
  };
  const before = world.truth().length;
  const result = create(world, fields);

  test('the record holds what was sent, once, and no lead was made up', () => {
    const id = recordOf(result.ok ? result.value : []).id;
    expect(held(world, id)).toMatchObject({
      lead_id,
      status_id: second?.id,
      value: 123_456,
      value_period: 'annual',
      confidence: 35,
      user_id: owner?.id,
      contact_id: lead?.contact_ids[0],
      date_won: '2026-12-31',
      note: '+1, call',
      custom: {
        [products.id]: ['Website', 'Support, yearly'],
        [engineer.id]: owner?.id,
      },
    });
    expect(world.truth().length).toBe(before + 1);
    const made = world.sandbox.ledger.effects('created').map(({ entity }) => entity);
    expect(made).toEqual(['opportunity']);
  });

  test('the answer shows every sent field as it was sent', () => {
    const record = recordOf(result.ok ? result.value : []);
    const idOf = (value: MaybeValue | undefined) =>
      value?.kind === 'one' ? value.item.id : undefined;
    for (const key of ['lead', 'status', 'value_period', 'owner', 'contact']) {
      expect(idOf(record.fields[key])).toBe(idOf(fields[key]));
    }
    for (const key of ['value', 'confidence', 'date_won', 'note', `custom.${products.id}`]) {
      expect(record.fields[key]).toEqual(fields[key]);
    }
  });
});

test('CL4 without a status a new record gets the first of the tab’s pipeline, not of all', () => {
  const world = sandboxWorld();
  const [, other] = world.sandbox.workspace().pipelines.values();
  const scope = { pipeline: { id: other?.id ?? '', label: '' }, filters: {} };
  const view = { ...world.view, scope };
  const drafts = [{ fields: { lead: one(leadRow(world).lead_id) } }];
  const exchange = close.writing.create(view, drafts, { silent: false, idempotencyKey: 'k' });
  const record = recordOf(told(world, exchange));
  expect(record.fields.status).toEqual(one(other?.statuses[0]?.id ?? '', 'Due'));
});

test.each([
  [{ status: one('stat_of_nothing') }, 'Status: Object does not exist'],
  [{ value: number(-5) }, 'Value: The value must be at least 0'],
  [{ value: number(1), confidence: number(50.5) }, 'Confidence: Value must be of int type'],
])('a row that Close refuses is told why: %j', (fields, detail) => {
  const world = sandboxWorld();
  const result = create(world, { lead: one(leadRow(world).lead_id), ...fields });
  expect(result).toMatchObject({ ok: false, fault: { kind: 'rejected', detail } });
  expect(!result.ok && result.fault.inDoubt).toBeFalsy();
  expect(world.sandbox.ledger.effects('created')).toEqual([]);
});

test.each([
  { kind: 'lost', error: 'timeout', executed: true },
  { kind: 'html', status: 502, executed: true },
  { kind: 'cut' },
  { kind: 'empty' },
] as const)(
  'RQ2 a creation without a usable answer (%j) is in doubt, done once and in the list',
  (fault) => {
    const world = sandboxWorld();
    world.sandbox.addFault({ method: 'POST', path: '/opportunity/', fault });
    const known = new Set(world.truth().map(({ id }) => id));
    const result = create(world, { lead: one(leadRow(world).lead_id), value: number(77) });
    expect(result).toMatchObject({ ok: false, fault: { inDoubt: true } });
    const added = readAll(world).filter(({ id }) => !known.has(id));
    expect(added).toHaveLength(1);
    expect(added[0]?.fields).toMatchObject({ value: number(77) });
  },
);

const CHANGING: readonly Partial<CloseSwitches>[] = [
  {},
  { noteHtml: 'absent' },
  { noteHtml: 'absent', unknownKeys: 'ignored' },
  { dateWonInput: 'momentOnly' },
  { nullOnUpdate: 'cleared' },
  { nullOwner: 'caller' },
  { unchanged: 'quiet' },
  { customKey: 'name' },
];

describe.each(CHANGING)('CL7 changed under %j', (switches) => {
  const world = sandboxWorld({ switches });
  const products = customField(world, 'Products');
  const step = customField(world, 'Next step');
  const [, second, , won] = world.pipeline.statuses;
  const rows = world
    .truth()
    .filter(
      ({ note, custom, status_id, value }) =>
        note && value && custom[step.id] && status_id !== won?.id && status_id !== second?.id,
    )
    .slice(0, 4);
  const fields: FieldValues = {
    status: one(second?.id ?? ''),
    value: number(77.07),
    note: null,
    date_won: day('2027-01-31'),
    [`custom.${products.id}`]: many('Website'),
    [`custom.${step.id}`]: null,
  };
  const changes = rows.map(({ id }) => ({ record: fresh(world, id), fields }));
  const results = update(world, changes);

  test('each record holds what was sent, and nothing else changed', () => {
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      const { [step.id]: _, ...kept } = row.custom;
      expect(held(world, row.id)).toMatchObject({
        status_id: second?.id,
        value: 7707,
        date_won: '2027-01-31',
        custom: { ...kept, [products.id]: ['Website'] },
        lead_id: row.lead_id,
        user_id: row.user_id,
        contact_id: row.contact_id,
        confidence: row.confidence,
        value_period: row.value_period,
      });
      expect(held(world, row.id).note || null).toBeNull();
      expect(held(world, row.id).custom).not.toHaveProperty(step.id);
    }
  });

  test('the answers say it', () => {
    for (const result of results) {
      expect(recordOf(result.ok ? result.value : []).fields).toMatchObject({
        status: one(second?.id ?? '', second?.label),
        value: number(77.07),
        note: null,
        date_won: day('2027-01-31'),
      });
    }
  });
});

test('becoming won dates a record, which its answer shows', () => {
  const world = sandboxWorld();
  const won = world.pipeline.statuses.find(({ type }) => type === 'won');
  const row = world.truth().find(({ status_id, date_won }) => status_id !== won?.id && !date_won);
  const record = fresh(world, row?.id ?? '');
  const [result] = update(world, [{ record, fields: { status: one(won?.id ?? '') } }]);
  expect(recordOf(result?.ok ? result.value : []).fields).toMatchObject({
    date_won: day('2026-11-21'),
    status_type: one('won', 'Won'),
  });
});

test.each([403, 400] as const)(
  'a field that is for another role is refused with %i, and what goes through is told',
  (fieldWithoutRole) => {
    const world = sandboxWorld({ switches: { fieldWithoutRole } }, sandboxKeys.member);
    const discount = `custom.${customField(world, 'Discount').id}`;
    const row = world.truth().find(({ custom }) => !custom[discount.slice('custom.'.length)]);
    if (!row) throw new Error('a row');
    const columns = [{ key: discount, type: 'choice' }] as const;
    const fields = { value: number(11), [discount]: one('5 %') };
    const changes = [{ record: fresh(world, row.id), fields }];
    const [result] = update(world, changes, { ...world.view, columns });
    if (fieldWithoutRole === 403) {
      const record = recordOf(result?.ok ? result.value : []);
      expect(record.fields).toMatchObject({ value: number(11), [discount]: null });
      expect(held(world, row.id).value).toBe(1100);
    } else {
      expect(result).toMatchObject({ ok: false, fault: { kind: 'rejected' } });
      expect(held(world, row.id).value).toBe(row.value);
    }
  },
);

test('a key that may not write stops at its first write', () => {
  const world = sandboxWorld({}, sandboxKeys.readOnly);
  const [row] = world.truth();
  const changes = [{ record: fresh(world, row?.id ?? ''), fields: { value: number(1) } }];
  expect(update(world, changes)).toMatchObject([{ ok: false, fault: { kind: 'forbidden' } }]);
});

test.each(['object', 'empty', 'noContent'] as const)(
  'records are deleted whatever the answer is (%s), a second time they are gone',
  (deleteAnswer) => {
    const world = sandboxWorld({ switches: { deleteAnswer } });
    const id = world.truth()[0]?.id as RecordId;
    const exchange = close.writing.remove?.request(world.view, [id]);
    if (!exchange) throw new Error('Close deletes');
    expect(told(world, exchange)).toEqual([{ kind: 'done' }]);
    expect(world.sandbox.workspace().opportunities.get(id)).toBeUndefined();
    expect(sendOne(world, exchange)).toMatchObject({ ok: false, fault: { kind: 'notFound' } });
  },
);

test('a lead is found by its name, made where it is missing, and then found', () => {
  const world = sandboxWorld();
  const { leads } = world.sandbox.workspace();
  const named = leads.values().find(({ name }) => /^\w+ \w+/.test(name ?? ''));
  const name = named?.name ?? '';
  const found = told(world, close.writing.candidates(world.view, 'lead', name));
  const called = leads.values().filter((lead) => lead.name === name);
  const exact = found.filter(({ label }) => label === name);
  expect(sortedIds(exact)).toEqual(sortedIds(called));

  const options = { silent: false, idempotencyKey: 'k' };
  const missing = 'Brand new "Quoted" & Sons';
  const search = () => told(world, close.writing.candidates(world.view, 'lead', missing));
  expect(search()).toEqual([]);
  const exchange = close.writing.createReferred?.(world.view, 'lead', missing, options);
  const made = exchange && told(world, exchange);
  expect(made).toMatchObject({ label: missing });
  expect(search()).toMatchObject([{ id: made?.id, label: missing }]);
});
