import { createCaller, nobodyId } from './caller';

function patching(options: object = {}) {
  const caller = createCaller({ records: 0, ...options });
  const { sandbox } = caller;
  const id = sandbox.colleague.create({ name: 'a', amount: 1, custom: { number_7: 5 } });
  const change = (changes: object, of = id) =>
    caller.patch('/opportunities/bulk', { [of]: changes });
  const row = () => sandbox.workspace().opportunities.now.get(id);
  return { ...caller, id, change, row };
}

test('SB8 a PATCH writes what the field list names, null clears, the rest stays', () => {
  const { change, row, sandbox, sales } = patching();
  const close = Date.UTC(2026, 5, 30);
  change({
    name: 'b',
    opportunity_amount: 2.5,
    opportunity_close_date: close / 1000,
    custom__kola: [sales.customFields[2]?.options?.[0]?.value],
    checkbox_8: true,
  });
  expect(row()).toMatchObject({ name: 'b', amount: 2.5, closeMs: close, nextSteps: null });
  expect(row()?.custom).toMatchObject({ number_7: 5, checkbox_8: true });
  expect(row()?.custom.custom__kola).toHaveLength(1);
  change({ opportunity_amount: null, number_7: null, custom__kola: null });
  expect(row()?.amount).toBeNull();
  expect(row()?.custom).toEqual({ checkbox_8: true });
  expect(
    sandbox.ledger.effects('updated').map(({ changes }) => Object.keys(changes).length),
  ).toEqual([5, 3]);
});

test('SB8 moving to a stage is booked as a move', () => {
  const { change, row, sales, sandbox, id } = patching();
  const [from, to] = sales.stages;
  change({ opportunity_stage: to?.id.toUpperCase() });
  expect(row()?.stageId).toBe(to?.id);
  expect(sandbox.ledger.effects('moved')).toEqual([
    {
      kind: 'moved',
      id,
      from: { pipelineId: sales.id, stageId: from?.id },
      to: { pipelineId: sales.id, stageId: to?.id },
    },
  ]);
  expect(sandbox.ledger.effects('updated')).toEqual([]);
});

test('SB8 a write that changes nothing leaves no trace', () => {
  const { change, row, sandbox } = patching();
  const before = row();
  change({ name: 'a', number_7: 5 });
  expect(row()).toBe(before);
  expect(sandbox.ledger.requests()[0]?.effects).toEqual([]);
});

test('SB8 relationships are replaced as a whole, and cleared', () => {
  const { change, row, sandbox } = patching();
  const [first, second, third] = sandbox.workspace().contacts.values();
  const [account] = sandbox.workspace().accounts.values();
  change({
    opportunity_account: account?.id,
    opportunity_contact: first?.id,
    opportunity_other_stakeholders: [first?.id, second?.id],
  });
  expect(row()).toMatchObject({ accountId: account?.id, contactId: first?.id });
  change({ opportunity_other_stakeholders: [third?.id] });
  expect(row()?.stakeholderIds).toEqual([third?.id]);
  change({ opportunity_other_stakeholders: null, opportunity_account: null });
  expect(row()).toMatchObject({ stakeholderIds: [], accountId: null, contactId: first?.id });
  change({ opportunity_other_stakeholders: [second?.id], opportunity_contact: null });
  change({ opportunity_other_stakeholders: [] });
  expect(row()).toMatchObject({ stakeholderIds: [], contactId: null });
});

describe('SB8 a PATCH of the wrong shape is refused as a whole', () => {
  const many = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        nobodyId.replace(/..$/, String(at).padStart(2, '0')),
        { name: 'x' },
      ]),
    );

  test.each<[string, unknown]>([
    ['nothing', {}],
    ['an array', [{ name: 'x' }]],
    ['51 records', many(51)],
    ['a key that is no id', { x: { name: 'x' } }],
    ['an empty patch', { [nobodyId]: {} }],
    ['a nested object', { [nobodyId]: { custom_fields: { seats: 5 } } }],
    ['an array of objects', { [nobodyId]: { custom__kola: [{ value: 'e' }] } }],
  ])('%s', (_title, body) => {
    const { patch } = patching();
    expect(patch('/opportunities/bulk', body).status).toBe(400);
    expect(patch('/opportunities/bulk', many(50)).status).toBe(200);
  });
});

describe('SB8 a record that cannot be written does not keep the others from it', () => {
  const { sales } = patching();
  const retired = sales.stages.find((stage) => !stage.isActive)?.id;

  test.each<[string, object]>([
    ['another pipeline’s stage', { opportunity_stage: nobodyId }],
    ['a retired stage', { opportunity_stage: retired }],
    ['no stage', { opportunity_stage: null }],
    ['an unknown account', { opportunity_account: nobodyId }],
    ['an e-mail for a contact', { opportunity_contact: 'a@b.example' }],
    ['one contact for many', { opportunity_other_stakeholders: nobodyId }],
    ['text for a number', { opportunity_amount: '5' }],
    ['ISO for a date', { opportunity_close_date: '2026-06-30' }],
    ['an unknown owner', { opportunity_owner: nobodyId }],
    ['an unknown option', { custom__kola: ['E'] }],
    ['a label for an option', { select_530: 'Partner' }],
    ['an object’s field', { location_20: 'Zürich' }],
  ])('%s', (_title, changes) => {
    const { patch, sandbox, id } = patching();
    const other = sandbox.colleague.create({ name: 'other' });
    const got = patch('/opportunities/bulk', {
      [id]: { ...changes, name: 'b' },
      [other]: { name: 'c' },
    });
    expect(got).toMatchObject({
      status: 200,
      json: {
        data: { [id]: { success: false, error: expect.any(String) }, [other]: { success: true } },
      },
    });
    const { now } = sandbox.workspace().opportunities;
    expect([now.get(id)?.name, now.get(other)?.name]).toEqual(['a', 'c']);
  });
});

test('SB8 an owner is a member, not somebody who has left', () => {
  const { change, row, sandbox } = patching();
  const users = sandbox.workspace().users.values();
  change({ opportunity_owner: users.find((user) => !user.isMember)?.id });
  expect(row()?.ownerId).toBeNull();
  change({ opportunity_owner: users[2]?.id });
  expect(row()?.ownerId).toBe(users[2]?.id);
});

describe('SB3 what a PATCH does and answers follows the switches', () => {
  test.each([
    ['map', { [nobodyId]: { success: false, error: 'Opportunity not found' } }],
    ['list', [{ id: nobodyId, success: false, error: 'Opportunity not found' }]],
    ['counts', { updated: 0, failed: [{ id: nobodyId, error: 'Opportunity not found' }] }],
    ['none', null],
  ] as const)('data: %s', (patchData, data) => {
    const { change } = patching({ switches: { patchData } });
    expect(change({ name: 'x' }, nobodyId).json.data).toEqual(data);
  });

  test('one bad record may sink all', () => {
    const { patch, id, row } = patching({ switches: { patchMode: 'atomic' } });
    const got = patch('/opportunities/bulk', { [id]: { name: 'b' }, [nobodyId]: { name: 'c' } });
    expect([got.status, row()?.name]).toEqual([404, 'a']);
  });

  test('names of create and read are passed over, or refused', () => {
    const { change, row, sandbox } = patching();
    const names = {
      deal_size: 9,
      amount: 9,
      stage_id: nobodyId,
      seats: 9,
      opportunity_probability: 9,
    };
    expect(change({ ...names, name: 'b' }).json.data).toMatchObject({
      [row()?.id ?? '']: { success: true },
    });
    expect(row()).toMatchObject({ name: 'b', amount: 1, custom: { number_7: 5 } });
    sandbox.setSwitches({ unknownPatchField: 'refused' });
    change({ deal_size: 9, name: 'c' });
    expect(row()?.name).toBe('b');
  });

  test('system properties may go by their plain names', () => {
    const { change, row } = patching({ switches: { systemPropertyNames: 'plain' } });
    change({ amount: 9, opportunity_amount: 10 });
    expect(row()?.amount).toBe(9);
  });

  test.each([
    ['seconds', 1_782_777_600, true],
    ['seconds', '2026-06-30', false],
    ['iso', 1_782_777_600, false],
    ['iso', '2026-06-30T00:00:00Z', true],
    ['either', 1_782_777_600, true],
    ['either', '2026-06-30', true],
  ] as const)('dates: %s takes %j: %j', (patchDates, value, isTaken) => {
    const { change, row } = patching({ switches: { patchDates } });
    change({ opportunity_close_date: value });
    expect(row()?.closeMs).toBe(isTaken ? Date.UTC(2026, 5, 30) : null);
  });
});

test('SB8 accounts and contacts are patched by their public and property names', () => {
  const { patch, sandbox } = patching();
  const [account] = sandbox.workspace().accounts.values();
  const id = account?.id ?? '';
  patch('/accounts/bulk', { [id]: { name: 'Renamed', text_42: '123', id: 'x', created_at: 1 } });
  expect(sandbox.workspace().accounts.get(id)).toMatchObject({
    id,
    fields: { name: 'Renamed' },
    custom: { text_42: '123' },
  });
  expect(patch('/contacts/bulk', { [id]: { first_name: 'x' } }).json.data).toEqual({
    [id]: { success: false, error: 'Contact not found' },
  });
});
