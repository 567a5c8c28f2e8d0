import { createCaller, nobodyId, payload, recordsOf } from './caller';

/** What single creates answer and leave behind. */
function creating(options: object = {}) {
  const caller = createCaller({ records: 0, ...options });
  const create = (opportunity: object = {}, related: object = {}) =>
    caller.post('/opportunities', payload(caller, opportunity, related));
  return { ...caller, create };
}

test('SB8 a create resolves account, contacts, owner and stage', () => {
  const { create, rows, sandbox, sales } = creating();
  const { users, accounts, contacts } = sandbox.workspace();
  const [owner] = users.values();
  const account = accounts.values().find((row) => typeof row.fields.domain === 'string');
  const contact = contacts.values().find((row) => typeof row.fields.email === 'string');
  const got = create(
    {
      name: 'a',
      stage_name: 'Negotiation',
      deal_size: 12.5,
      close_date: 1_782_777_600,
      next_steps: 'Call',
      custom_attributes: { number_7: 5, text_123: 'b' },
    },
    {
      account_domain: account?.fields.domain,
      primary_contact_email: contact?.fields.email,
      additional_contact_emails: ['new@else.example', 'new@else.example'],
      owner_email: owner?.email,
    },
  );
  const [row] = rows();
  expect(got).toMatchObject({
    status: 201,
    json: { data: { opportunity_id: row?.id, name: 'a', amount: 12.5 } },
  });
  expect(row).toMatchObject({
    name: 'a',
    stageId: sales.stages.find((stage) => stage.label === 'Negotiation')?.id,
    amount: 12.5,
    closeMs: Date.UTC(2026, 5, 30),
    nextActionMs: null,
    ownerId: owner?.id,
    accountId: account?.id,
    contactId: contact?.id,
    custom: { number_7: 5, text_123: 'b' },
  });
  expect(row?.stakeholderIds).toHaveLength(1);
  const created = sandbox.ledger.effects('created').map((effect) => effect.entity);
  expect(created).toEqual(['account', 'contact', 'opportunity']);
});

test('SB8 what is left out gets its default: the first stage, a name from the domain, nobody', () => {
  const { create, rows, sales } = creating();
  create({}, { account_domain: 'acme.example' });
  create();
  const first = sales.stages[0]?.id;
  expect(rows()).toMatchObject([
    { name: 'acme.example', stageId: first, ownerId: null, amount: null },
    { name: null, stageId: first, accountId: null, contactId: null },
  ]);
});

test('SB8 unknown keys vanish where objects are open and are refused where they are closed', () => {
  const { create, post, sales, rows } = creating();
  expect(create({ dealsize: 5 }).status).toBe(201);
  expect(
    post('/opportunities', {
      pipeline_id: sales.id,
      opportunity: {},
      related_objects: {},
      extra: 1,
    }).status,
  ).toBe(201);
  expect(create({}, { domain: 'a.example' }).status).toBe(400);
  expect(rows()).toHaveLength(2);
});

describe('SB8 a create is refused, and leaves nothing', () => {
  test.each<[number, object, object?, object?]>([
    [400, {}, {}, { pipeline_id: 'x' }],
    [404, {}, {}, { pipeline_id: nobodyId }],
    [400, {}, {}, { opportunity: null }],
    [400, {}, {}, { related_objects: undefined }],
    [400, { name: 5 }],
    [400, { deal_size: '5' }],
    [400, { close_date: 1.5 }],
    [400, { close_date: '2026-06-30' }],
    [400, { close_date: 9_000_000_000_000 }],
    [400, { stage_id: 'Lead' }],
    [400, { stage_id: nobodyId }],
    [400, { stage_name: 'No such stage' }],
    [400, { stage_name: 'Old demo' }],
    [400, { custom_attributes: { kola: ['a'] } }],
    [400, { custom_attributes: { number_7: 'five' } }],
    [400, { custom_attributes: { select_530: 'Partner' } }],
    [400, { custom_attributes: { custom__kola: 'E' } }],
    [400, { custom_attributes: { custom__last_action_date: 1_782_864_000 } }],
    [400, {}, { primary_contact_email: 'nobody' }],
    [400, {}, { additional_contact_emails: ['a@b.example', 'x'] }],
    [400, {}, { owner_email: 'stranger@else.example' }],
    [400, {}, { owner_id: nobodyId }],
    [400, {}, { owner_email: 'lukasz@sandbox.example' }],
  ])('%i: %j %j %j', (status, opportunity, ...[related = {}, change = {}]) => {
    const caller = creating();
    const body = { ...payload(caller, opportunity, related), ...change };
    expect(caller.post('/opportunities', body).status).toBe(status);
    expect(caller.rows()).toEqual([]);
    expect(caller.sandbox.ledger.requests()[0]?.effects).toEqual([]);
  });

  test('both keys of the owner, or both of the stage, may not be at odds', () => {
    const { create, sandbox, sales } = creating();
    const [maria, , tom] = sandbox.workspace().users.values();
    const owner = (id = '') => create({}, { owner_email: tom?.email, owner_id: id }).status;
    expect([owner(maria?.id), owner(tom?.id)]).toEqual([400, 201]);
    const stage = (stage_name: string) =>
      create({ stage_id: sales.stages[1]?.id, stage_name }).status;
    expect([stage('Lead'), stage('Qualified')]).toEqual([400, 201]);
  });
});

test('SB8 an Idempotency-Key means nothing: a repeated create makes a second record', () => {
  const caller = creating();
  const headers = { 'idempotency-key': 'k1' };
  const body = payload(caller, { name: 'a' }, { account_domain: 'a.example' });
  for (let n = 0; n < 2; n++) {
    caller.call({ method: 'POST', path: '/opportunities', headers, body });
  }
  expect(caller.rows()).toHaveLength(2);
  expect(caller.sandbox.ledger.requests()).toMatchObject([
    { idempotencyKey: 'k1', replayed: false },
    { idempotencyKey: 'k1', replayed: false },
  ]);
});

describe('SB3 a second create of the same domain, pipeline and name', () => {
  const twice = (duplicateCreate: 'separate' | 'merged' | 'skipped') => {
    const { create, rows, sandbox } = creating({ switches: { duplicateCreate } });
    const account_domain = 'acme.example';
    const [first, second] = [{}, { additional_contact_emails: ['b@acme.example'] }].map(
      (related) => create({ name: 'a' }, { account_domain, ...related }).json.data?.opportunity_id,
    );
    create({ name: 'b' }, { account_domain });
    create({ name: 'a' });
    create({ name: 'a' });
    const contacts = sandbox.ledger.effects('created').filter((each) => each.entity === 'contact');
    return {
      same: first === second,
      count: rows().length,
      stakeholders: rows()[0]?.stakeholderIds.length,
      contacts: contacts.length,
    };
  };

  test.each([
    ['separate', { same: false, count: 5, stakeholders: 0, contacts: 1 }],
    ['merged', { same: true, count: 4, stakeholders: 1, contacts: 1 }],
    ['skipped', { same: true, count: 4, stakeholders: 0, contacts: 0 }],
  ] as const)('is %s', (duplicateCreate, outcome) => {
    expect(twice(duplicateCreate)).toEqual(outcome);
  });
});

describe('SB3 what a create does follows the switches', () => {
  test.each([
    ['sample', { opportunity_id: expect.any(String), name: 'a', amount: null }],
    ['id', { id: expect.any(String) }],
    ['nested', { opportunity: { id: expect.any(String), name: 'a', amount: null } }],
    ['empty', {}],
  ] as const)('data: %s', (createData, data) => {
    const { create } = creating({ switches: { createData, createStatus: 200 } });
    expect(create({ name: 'a' })).toMatchObject({ status: 200 });
    expect(create({ name: 'a' }).json.data).toEqual(data);
  });

  test('unknown stage, unknown owner, no owner', () => {
    const switches = {
      unknownStage: 'firstStage',
      unknownOwner: 'unowned',
      ownerDefault: 'keyOwner',
    };
    const { create, rows, sales, sandbox } = creating({ switches });
    create({ stage_name: 'No such stage' }, { owner_email: 'stranger@else.example' });
    create();
    const [keyOwner] = sandbox.workspace().users.values();
    expect(rows()).toMatchObject([
      { stageId: sales.stages[0]?.id, ownerId: null },
      { ownerId: keyOwner?.id },
    ]);
  });

  test('keys of custom attributes: property names, or slugs; others vanish or are refused', () => {
    const { create, rows, sandbox } = creating();
    const both = { custom_attributes: { seats: 1, number_7: 2 } };
    create(both);
    sandbox.setSwitches({ customKeys: 'slug' });
    create(both);
    sandbox.setSwitches({ unknownCustomKey: 'refused' });
    expect(create(both).status).toBe(400);
    expect(rows().map((row) => row.custom)).toEqual([{ number_7: 2 }, { number_7: 1 }]);
  });

  test('custom values of another type may be stored', () => {
    const { create, rows } = creating({ switches: { badCustomValue: 'stored' } });
    create({ custom_attributes: { number_7: 'five', select_530: 'Partner' } });
    expect(rows()[0]?.custom).toEqual({ number_7: 'five', select_530: 'Partner' });
  });

  test('milliseconds are taken for seconds, or refused', () => {
    const { create, search, sandbox } = creating();
    const close_date = Date.UTC(2026, 1, 17);
    expect(create({ close_date }).status).toBe(201);
    expect(recordsOf(search({}))[0]?.close_date).toMatch(/^\+058/);
    sandbox.setSwitches({ millisecondDates: 'refused' });
    expect(create({ close_date }).status).toBe(400);
  });
});
