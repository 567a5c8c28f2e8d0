/** Changes in front of a CRM that follows the documentation, under every open reading. */
import type { CrmRecord } from '../../../src/core/model';
import type { FieldValues, RecordChange, WriteAnswer } from '../../../src/core/writing';
import { octolane } from '../../../src/crm/octolane/connector';
import type { OctolaneSwitches } from '../../../src/host/sandbox/octolane/switches';
import { keyOf, type SandboxWorld, sandboxWorld } from './sandbox-world';
import { day, flag, many, number, one, text } from './values';

/** The answers for every change, in order. */
function update(world: SandboxWorld, changes: readonly RecordChange[]): readonly WriteAnswer[] {
  const options = { silent: true, idempotencyKey: 'update' };
  const answers: WriteAnswer[] = changes.map(() => ({ kind: 'unknown' }));
  for (const call of octolane.writing.update(world.view, changes, options).flat()) {
    const got = world.told(call.exchange);
    expect(got).toHaveLength(call.about.length);
    for (const [at, place] of call.about.entries()) answers[place] = got[at] ?? { kind: 'unknown' };
  }
  return answers;
}

function fresh(world: SandboxWorld, id: string): CrmRecord {
  return world.told(octolane.record(world.view, id));
}

const CHANGING: readonly Partial<OctolaneSwitches>[] = [
  {},
  { patchData: 'list' },
  { patchData: 'counts' },
  { patchData: 'none' },
  { patchDates: 'iso' },
  { patchDates: 'either' },
  { patchDates: 'iso', patchMode: 'atomic' },
  { patchDates: 'iso', patchData: 'counts' },
  { systemPropertyNames: 'plain' },
  { patchMode: 'atomic', unknownPatchField: 'refused' },
  { successKey: 'absent', extraKeys: 'everywhere' },
];

test.each(CHANGING)('OC6 changed under %j', (switches) => {
  const world = sandboxWorld({ records: 80, switches });
  const rows = world.truth().slice(0, 6);
  const { accounts, contacts } = world.sandbox.workspace();
  const [account] = accounts.values();
  const [contact, other] = contacts.values();
  const custom = (type: string) =>
    world.pipeline.customFields.find((field) => field.type === type)?.propertyName ?? '';
  const fields: FieldValues = {
    name: text('Renamed'),
    [keyOf(world, 'amount')]: number(1234.5),
    [keyOf(world, 'close_date')]: day('2027-02-28'),
    [keyOf(world, 'next_steps')]: null,
    opportunity_account: one(account?.id ?? ''),
    opportunity_contact: null,
    opportunity_other_stakeholders: many(contact?.id ?? '', other?.id ?? ''),
    [`custom.${custom('checkbox')}`]: flag(true),
    [`custom.${custom('date')}`]: day('2027-03-01'),
    [`custom.${custom('number')}`]: null,
  };
  const changes = rows.map(({ id }) => ({ record: fresh(world, id), fields }));
  const answers = update(world, changes);
  for (const [at, { id, ownerId, stageId }] of rows.entries()) {
    expect(world.held(id)).toMatchObject({
      ...{ name: 'Renamed', amount: 1234.5, closeMs: Date.UTC(2027, 1, 28), nextSteps: null },
      ...{ accountId: account?.id, contactId: null, stakeholderIds: [contact?.id, other?.id] },
      ...{ ownerId, stageId },
      custom: { [custom('checkbox')]: true, [custom('date')]: '2027-03-01T00:00:00.000Z' },
    });
    expect(world.held(id).custom).not.toHaveProperty(custom('number'));
    expect(answers[at]).toEqual(
      switches.patchData === 'none'
        ? { kind: 'unknown' }
        : { kind: 'record', record: { id, fields: {} } },
    );
    // Read back, it shows what was sent.
    const record = fresh(world, id).fields;
    expect(record[keyOf(world, 'close_date')]).toEqual(day('2027-02-28'));
    expect(record.opportunity_account).toMatchObject({ item: { id: account?.id } });
    expect(record.opportunity_contact).toBeNull();
  }
});

test.each(['map', 'list', 'counts'] as const)(
  'a record that is gone is refused, the others are changed: %s',
  (patchData) => {
    const world = sandboxWorld({ records: 60, switches: { patchData } });
    const rows = world.truth().slice(0, 3);
    const changes = rows.map(({ id }) => ({
      record: fresh(world, id),
      fields: { name: text('Renamed') },
    }));
    world.sandbox.colleague.remove(rows[1]?.id ?? '');
    const answers = update(world, changes);
    expect(answers.map(({ kind }) => kind)).toEqual(['record', 'rejected', 'record']);
    expect(answers[1]).toMatchObject({ message: expect.stringContaining('not found') });
    expect(world.held(rows[2]?.id ?? '').name).toBe('Renamed');
  },
);

test('where it is all or nothing, the refusal is of the whole request', () => {
  const world = sandboxWorld({ records: 60, switches: { patchMode: 'atomic' } });
  const [row, gone] = world.truth();
  const fields = { name: text('Renamed') };
  const changes = [row, gone].map((each) => ({ record: fresh(world, each?.id ?? ''), fields }));
  world.sandbox.colleague.remove(gone?.id ?? '');
  const options = { silent: true, idempotencyKey: 'update' };
  const [[call] = []] = octolane.writing.update(world.view, changes, options);
  const result = call && world.sendOne(call.exchange);
  expect(result).toMatchObject({ ok: false, fault: { kind: 'rejected' } });
  expect(world.held(row?.id ?? '').name).toBe(row?.name);
});

test.each(['ignored', 'refused'] as const)(
  'a name that the pipeline does not have costs its own field only: %s',
  (unknownPatchField) => {
    const world = sandboxWorld({ records: 60, switches: { unknownPatchField } });
    const [row] = world.truth();
    const record = fresh(world, row?.id ?? '');
    // The name as it was listed before the workspace changed it.
    const fields = { name: text('Renamed'), deal_size: number(5) };
    const [answer] = update(world, [{ record, fields }]);
    expect(answer).toEqual({ kind: 'record', record: { id: row?.id, fields: {} } });
    expect(world.held(row?.id ?? '')).toMatchObject({ name: 'Renamed', amount: row?.amount });
  },
);

test('a stage is changed by its id, a stage of nowhere is refused', () => {
  const world = sandboxWorld({ records: 60 });
  const [row] = world.truth();
  const stage = world.pipeline.stages.find(({ id, isActive }) => isActive && id !== row?.stageId);
  const record = fresh(world, row?.id ?? '');
  const to = (id: string) => update(world, [{ record, fields: { opportunity_stage: one(id) } }]);
  expect(to(stage?.id ?? '')).toMatchObject([{ kind: 'record' }]);
  expect(world.held(row?.id ?? '').stageId).toBe(stage?.id);
  expect(to('99999999-9999-4999-8999-999999999999')).toMatchObject([{ kind: 'rejected' }]);
});

test('a hundred and twenty changes go in as few requests as their columns allow', () => {
  const world = sandboxWorld();
  const rows = world.truth().slice(0, 120);
  const changes = rows.map(({ id }, at) => ({
    record: { id: id as CrmRecord['id'], fields: {} },
    fields: at % 6 ? { name: text(`New ${at}`) } : { [keyOf(world, 'amount')]: number(at) },
  }));
  const rounds = octolane.writing.update(world.view, changes, {
    ...{ silent: true, idempotencyKey: '' },
  });
  expect(rounds.map((round) => round.map(({ about }) => about.length))).toEqual([[20, 50, 50]]);
  update(world, changes);
  for (const [at, { id, name, amount }] of rows.entries()) {
    const wanted = at % 6 ? { name: `New ${at}`, amount } : { name, amount: at };
    expect(world.held(id)).toMatchObject(wanted);
  }
});

test.each([
  ['lost', { kind: 'lost', error: 'timeout', executed: true }, 'network'],
  ['cut', { kind: 'cut' }, 'badAnswer'],
  ['a page', { kind: 'html', status: 502, executed: true }, 'serverError'],
] as const)('RQ2 an answer that is %s leaves a change in doubt', (_, fault, kind) => {
  const world = sandboxWorld({ records: 60 });
  const [row] = world.truth();
  const record = fresh(world, row?.id ?? '');
  const sent = world.sandbox.ledger.requests().length;
  world.sandbox.addFault({ path: '/opportunities/bulk', fault });
  const options = { silent: true, idempotencyKey: 'update' };
  const fields = { name: text('Renamed') };
  const [[call] = []] = octolane.writing.update(world.view, [{ record, fields }], options);
  const result = call && world.sendOne(call.exchange);
  expect(result).toMatchObject({ ok: false, fault: { kind, inDoubt: true } });
  expect(world.sandbox.ledger.requests()).toHaveLength(sent + 1);
});

describe('names are looked up', () => {
  test('accounts by name and by domain, contacts by name and by address', () => {
    const world = sandboxWorld({ records: 60 });
    const { accounts, contacts } = world.sandbox.workspace();
    const account = accounts.values().find(({ fields }) => fields.name);
    const contact = contacts.values().find(({ fields }) => fields.first_name && fields.last_name);
    const find = (key: string, name: unknown) =>
      world.told(octolane.writing.candidates(world.view, key, String(name)));
    for (const name of [account?.fields.name, account?.fields.domain]) {
      expect(find('opportunity_account', name)).toContainEqual({
        id: account?.id,
        label: account?.fields.name,
        detail: account?.fields.domain,
        aliases: [account?.fields.domain],
      });
    }
    const label = `${contact?.fields.first_name} ${contact?.fields.last_name}`;
    for (const key of ['opportunity_contact', 'opportunity_other_stakeholders']) {
      expect(find(key, contact?.fields.email)).toContainEqual({
        id: contact?.id,
        label,
        detail: contact?.fields.email,
        aliases: [contact?.fields.email],
      });
    }
  });
});
