import { type Caller, createCaller, createdId, idsOf, newOpportunity, optionId } from './caller';

const path = '/opportunities';

function write(caller: Caller, id: string, body: object) {
  return caller.post(`${path}/${id}`, body);
}

describe('SB8 create', () => {
  test('answers 200 with the whole record, which retrieve shows as well', () => {
    const caller = createCaller({ records: 0 });
    const answer = caller.post(path, newOpportunity(caller, { $amount: 5 }));
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      updatedAt: null,
      externalId: null,
      fields: {
        $name: { valueType: 'TEXT', value: 'New deal' },
        $amount: { valueType: 'CURRENCY', value: 5 },
        $nextStep: { valueType: 'TEXT', value: null },
      },
      relationships: {
        $account: { cardinality: 'HAS_ONE', objectType: 'account' },
        $owner: { values: [] },
        $createdBy: { values: [caller.sandbox.workspace().members.values()[0]?.id] },
      },
    });
    expect(caller.get(`${path}/${answer.json.id}`).json).toEqual(answer.json);
    expect(caller.sandbox.ledger.effects('created')).toMatchObject([
      { entity: 'opportunity', id: answer.json.id, fields: { $name: 'New deal', $amount: 5 } },
    ]);
  });

  test('the account shows the opportunity on its side', () => {
    const caller = createCaller({ records: 0 });
    const [account = ''] = idsOf(caller, 'account');
    const id = createdId(caller);
    expect(caller.get(`/accounts/${account}`).json.relationships?.$opportunity?.values).toEqual([
      id,
    ]);
  });

  test('$createdBy can be chosen', () => {
    const caller = createCaller({ records: 0 });
    const member = caller.sandbox.workspace().members.values()[3]?.id;
    const id = createdId(caller, {}, { $createdBy: member });
    expect(caller.get(`${path}/${id}`).json.relationships?.$createdBy?.values).toEqual([member]);
  });

  test.each([
    [{}, 400, 'parameter_missing', 'fields'],
    [{ fields: {} }, 400, 'parameter_missing', 'relationships'],
    [{ fields: [], relationships: {} }, 400, 'invalid_type', 'fields'],
    [{ fields: {}, relationships: 'x' }, 400, 'invalid_type', 'relationships'],
    [{ fields: {}, relationships: {}, externalId: 'x' }, 400, 'unknown_field', 'externalId'],
    [{ fields: {}, relationships: {} }, 422, undefined, 'fields.name'],
    [{ fields: { $name: ' ' }, relationships: {} }, 422, undefined, 'fields.name'],
    [{ fields: { $name: null }, relationships: {} }, 422, undefined, 'fields.name'],
    [{ fields: { $name: 'x' }, relationships: {} }, 422, undefined, 'fields.stage'],
  ])('%j is refused', (body, status, code, param) => {
    const { post, sandbox } = createCaller({ records: 0 });
    const answer = post(path, body);
    expect([answer.status, answer.error.code, answer.error.param]).toEqual([status, code, param]);
    expect(sandbox.ledger.effects('created')).toEqual([]);
  });

  test.each([[{}], [{ $account: [] }]])('an account is required: %j', (relationships) => {
    const caller = createCaller({ records: 0 });
    const stage = optionId(caller, '$stage', 'Qualified');
    const answer = caller.post(path, { fields: { $name: 'x', $stage: stage }, relationships });
    expect([answer.status, answer.error.param]).toEqual([422, 'relationships.account']);
  });
});

describe('SB8 update', () => {
  test('keeps what is left out, clears what is null, moves updatedAt', () => {
    const caller = createCaller({ records: 0 });
    const id = createdId(caller, { $amount: 5, $nextStep: 'Call' });
    const answer = write(caller, id, { fields: { $nextStep: null } });
    expect(answer.json.fields).toMatchObject({ $amount: { value: 5 }, $nextStep: { value: null } });
    expect(answer.json.updatedAt).not.toBeNull();
    expect(caller.sandbox.ledger.effects('updated')).toEqual([
      {
        kind: 'updated',
        entity: 'opportunity',
        id,
        changes: { $nextStep: { before: 'Call', after: null } },
      },
    ]);
  });

  test('an empty body changes nothing', () => {
    const caller = createCaller({ records: 0 });
    const id = createdId(caller);
    const before = caller.get(`${path}/${id}`).json;
    for (const body of [{}, { fields: {} }, { relationships: {} }]) {
      expect(write(caller, id, body).json).toEqual(before);
    }
  });

  test.each([
    ['touches', 'string'],
    ['leaves', 'object'],
  ] as const)('the same values again: %s', (unchangedWrite, type) => {
    const caller = createCaller({ records: 0, switches: { unchangedWrite } });
    const id = createdId(caller);
    const { updatedAt } = write(caller, id, { fields: { $name: 'New deal' } }).json;
    expect(typeof updatedAt).toBe(type);
    expect(caller.sandbox.ledger.effects('updated')).toEqual([]);
  });

  test.each(['$name', '$stage'])('%s cannot be cleared', (key) => {
    const caller = createCaller({ records: 0 });
    const answer = write(caller, createdId(caller), { fields: { [key]: null } });
    expect([answer.status, answer.error.param]).toEqual([422, `fields.${key.slice(1)}`]);
  });

  test('a record that lacks what is required can be written otherwise', () => {
    const caller = createCaller({ records: 0 });
    const id = createdId(caller);
    caller.sandbox.colleague.edit(id, { $name: null });
    expect(write(caller, id, { fields: { $amount: 5 } }).status).toBe(200);
  });

  test('a refusal leaves the record as it was', () => {
    const caller = createCaller({ records: 0 });
    const id = createdId(caller);
    const before = caller.get(`${path}/${id}`).json;
    expect(write(caller, id, { fields: { $name: 'x', $amount: 'much' } }).status).toBe(400);
    expect(caller.get(`${path}/${id}`).json).toEqual(before);
  });

  test('records that do not exist are not found, whatever the body', () => {
    const caller = createCaller();
    for (const id of ['opp_none', idsOf(caller, 'account')[0] ?? '']) {
      expect(write(caller, id, { fields: { bogus: 1 } }).status).toBe(404);
    }
  });

  test.each(['$account', '$createdBy'])('%s is set on creation only', (key) => {
    const caller = createCaller({ records: 0 });
    const id = createdId(caller);
    const other = idsOf(caller, 'account')[1];
    const answer = write(caller, id, { relationships: { [key]: { replace: other } } });
    expect([answer.status, answer.error.param]).toEqual([422, `relationships.${key}`]);
  });

  test('by the switch an account can be changed, and both accounts know', () => {
    const caller = createCaller({ records: 0, switches: { accountMove: 'applied' } });
    const [first = '', second = ''] = idsOf(caller, 'account');
    const id = createdId(caller);
    expect(write(caller, id, { relationships: { $account: { replace: second } } }).status).toBe(
      200,
    );
    const held = [first, second].map(
      (account) => caller.get(`/accounts/${account}`).json.relationships?.$opportunity?.values,
    );
    expect(held).toEqual([[], [id]]);
  });
});

describe('SB8 keys', () => {
  test.each([
    [{ fields: { bogus: 1 } }, 'unknown_field', 'fields.bogus'],
    [{ fields: { $pipeline: 'Sales' } }, 'unknown_field', 'fields.$pipeline'],
    [{ fields: { $account: 'x' } }, 'unknown_field', 'fields.$account'],
    [{ fields: { $opportunityStatus: 'x' } }, 'invalid_configuration', 'fields.$opportunityStatus'],
    [
      { fields: { $lastInteractionAt: null } },
      'invalid_configuration',
      'fields.$lastInteractionAt',
    ],
    [{ fields: { 'last-email': 'x' } }, 'invalid_configuration', 'fields.last-email'],
    [{ relationships: { bogus: {} } }, 'unknown_relationship', 'relationships.bogus'],
    [{ relationships: { $task: {} } }, 'invalid_configuration', 'relationships.$task'],
    [{ relationships: { $note: {} } }, 'invalid_configuration', 'relationships.$note'],
    [{ relationships: { $meeting: {} } }, 'invalid_configuration', 'relationships.$meeting'],
  ])('%j is refused: %s', (body, code, param) => {
    const caller = createCaller({ records: 0 });
    const { status, error } = write(caller, createdId(caller), body);
    expect([status, error.code, error.param]).toEqual([400, code, param]);
  });
});

describe('SB8 accounts and contacts', () => {
  test('an account needs a name only, and names may repeat', () => {
    const { post } = createCaller({ records: 0 });
    expect(post('/accounts', { fields: {} }).error.param).toBe('fields.name');
    const ids = ['x', 'x'].map(($name) => post('/accounts', { fields: { $name } }).json.id);
    expect(new Set(ids).size).toBe(2);
  });

  test('a contact needs nothing, and its e-mail is its own', () => {
    const { post, sandbox } = createCaller({ records: 0 });
    expect(post('/contacts', { fields: {} }).status).toBe(200);
    const fields = { $email: ['new@people.example'] };
    const first = post('/contacts', { fields });
    const second = post('/contacts', { fields: { $email: ['x@y.z', 'new@people.example'] } });
    expect([first.status, second.status, second.error.type]).toEqual([200, 409, 'conflict']);
    expect(post(`/contacts/${first.json.id}`, { fields }).status).toBe(200);
    sandbox.setSwitches({ uniqueTakenStatus: 422 });
    expect(post('/contacts', { fields }).status).toBe(422);
  });

  test('links between accounts and contacts are written from either side', () => {
    const caller = createCaller({ records: 0 });
    const [first = '', second = ''] = idsOf(caller, 'account');
    const answer = caller.post('/contacts', {
      fields: { $name: { firstName: 'Ann' } },
      relationships: { $account: [first, second] },
    });
    const id = String(answer.json.id);
    expect(answer.json.relationships?.$account?.values).toEqual([first, second]);
    const isShownBy = (account: string) => caller.get(`/accounts/${account}`).text.includes(id);
    expect([isShownBy(first), isShownBy(second)]).toEqual([true, true]);
    caller.post(`/accounts/${first}`, { relationships: { $contact: { remove: id } } });
    expect([isShownBy(first), isShownBy(second)]).toEqual([false, true]);
    expect(caller.get(`/contacts/${id}`).json.relationships?.$account?.values).toEqual([second]);
  });

  test('the opportunities of an account are read-only there', () => {
    const caller = createCaller({ records: 1 });
    const [account = ''] = idsOf(caller, 'account');
    const body = { relationships: { $opportunity: { add: idsOf(caller, 'opportunity') } } };
    expect(caller.post(`/accounts/${account}`, body).error.code).toBe('invalid_configuration');
  });

  test('a website and a new contact set enrichment going', () => {
    const caller = createCaller({ records: 0 });
    const plain = caller.post('/accounts', { fields: { $name: 'a' } }).json.id;
    const known = caller.post('/accounts', {
      fields: { $name: 'b', $website: ['https://b.example'] },
    }).json.id;
    const contact = caller.post('/contacts', { fields: {} }).json.id;
    caller.waitUntil(60_000);
    const fieldsOf = (of: string) => caller.get(of).json.fields;
    expect(fieldsOf(`/accounts/${plain}`)?.$howTheyMakeMoney?.value).toBeNull();
    expect(fieldsOf(`/accounts/${known}`)?.$howTheyMakeMoney?.value).toContain('software');
    expect(fieldsOf(`/contacts/${contact}`)?.$title?.value).toBe('Head of Sales');
  });
});

describe('SB8 delete', () => {
  test('puts a record into the trash and returns it, also when it is there already', () => {
    const caller = createCaller({ records: 1 });
    const [id = ''] = idsOf(caller, 'opportunity');
    const remove = () => caller.call({ method: 'DELETE', path: `${path}/${id}` });
    const [first, second] = [remove(), remove()];
    expect([first.status, second.status, second.json]).toEqual([200, 200, first.json]);
    expect(caller.sandbox.ledger.effects('deleted')).toEqual([
      { kind: 'deleted', entity: 'opportunity', id },
    ]);
    caller.sandbox.colleague.restore(id);
    expect(caller.get(`${path}/${id}`).status).toBe(200);
  });

  test('SB3 may be missing', () => {
    const caller = createCaller({ records: 1, switches: { deleteEndpoint: 'absent' } });
    const [id = ''] = idsOf(caller, 'opportunity');
    expect(caller.call({ method: 'DELETE', path: `${path}/${id}` }).status).toBe(404);
    expect(caller.get(`${path}/${id}`).status).toBe(200);
  });
});
