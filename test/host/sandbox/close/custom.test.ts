import { type Caller, createCaller } from './caller';

/** Id of the first field of this name. */
function fieldId(caller: Caller, name: string): string {
  return caller.world().opportunityFields.find((field) => field.name === name)?.id ?? '';
}

function keyOf(caller: Caller, name: string): string {
  return `custom.${fieldId(caller, name)}`;
}

describe('SB8 a value of each type', () => {
  const caller = createCaller({ records: 20 });
  const user = caller.world().users.values()[1]?.id ?? '';
  const contact = caller.world().contacts.values()[0]?.id ?? '';
  test.each<[string, unknown, unknown]>([
    ['Next step', 'Call', 'Call'],
    ['Seats', 12.5, 12.5],
    ['Go-live', '2026-07-01', '2026-07-01'],
    ['Kick-off', '2026-07-01T10:00:00+02:00', '2026-07-01T08:00:00.000000+00:00'],
    ['Deal size', 'Small', 'Small'],
    ['Products', ['監視', 'Website'], ['監視', 'Website']],
    ['Sales engineer', user, user],
    ['Team', [user], [user]],
    ['Decision maker', contact, contact],
    ['Proposal link', 'https://x.example/?a=1', 'https://x.example/?a=1'],
    ['Region', 'Ost', 'Ost'],
    ['Discount', '5 %', '5 %'],
  ])('%s takes %j', (name, sent, kept) => {
    const key = keyOf(caller, name);
    const made = caller.post('/opportunity/', { [key]: sent });
    expect([made.status, made.json[key]]).toEqual([200, kept]);
    const emptied = caller.put(`/opportunity/${made.json.id}/`, { [key]: null });
    expect(emptied.json).not.toHaveProperty([key]);
    const again = caller.put(`/opportunity/${made.json.id}/`, { [key]: sent });
    expect(again.json[key]).toEqual(kept);
  });

  test.each<[string, unknown]>([
    ['Next step', 7],
    ['Next step', ['a']],
    ['Next step', { a: 1 }],
    ['Seats', '12'],
    ['Go-live', '2026-07-01T10:00:00Z'],
    ['Go-live', 'soon'],
    ['Kick-off', 'soon'],
    ['Deal size', 'small'],
    ['Products', 'Website'],
    ['Products', ['Website', 'Car']],
    ['Sales engineer', 'Tom'],
    ['Decision maker', 'cont_x'],
    ['Churn risk', '50'],
  ])('%s refuses %j', (name, sent) => {
    const key = keyOf(caller, name);
    const { status, json } = caller.post('/opportunity/', { [key]: sent });
    expect([status, Object.keys(json['field-errors'] ?? {})]).toEqual([400, [key]]);
  });
});

test.each([
  ['the name in place of the id', 'custom.Next step'],
  ['an unknown field', 'custom.cf_x'],
  ['a verb that does not exist', 'custom.cf_x.replace'],
])('SB8 %s is an unknown key', (_what, key) => {
  const caller = createCaller();
  expect(caller.post('/opportunity/', { [key]: 'x' }).status).toBe(400);
});

describe('SB8 add and remove take one value of a list', () => {
  const caller = createCaller();
  const key = keyOf(caller, 'Products');
  const id = caller.sandbox.colleague.create({});
  test.each([
    ['add', 'Website', ['Website']],
    ['add', '監視', ['Website', '監視']],
    ['add', 'Website', ['Website', '監視']],
    ['remove', 'Website', ['監視']],
    ['remove', '監視', undefined],
  ] as const)('%s %s', (verb, value, left) => {
    const { status, json } = caller.put(`/opportunity/${id}/`, { [`${key}.${verb}`]: value });
    expect([status, json[key]]).toEqual([200, left]);
  });

  test('not of a field with one value, not with a list, not in a create', () => {
    const one = `${keyOf(caller, 'Next step')}.add`;
    const sent = [
      caller.put(`/opportunity/${id}/`, { [one]: 'x' }),
      caller.put(`/opportunity/${id}/`, { [`${key}.add`]: ['Website'] }),
      caller.post('/opportunity/', { [`${key}.add`]: 'Website' }),
    ];
    expect(sent.map(({ status }) => status)).toEqual([400, 400, 400]);
  });
});

test('SB8 setting one field leaves the others', () => {
  const caller = createCaller();
  const [seats, next] = [fieldId(caller, 'Seats'), fieldId(caller, 'Next step')];
  const id = caller.sandbox.colleague.create({ custom: { [seats]: 3 } });
  caller.put(`/opportunity/${id}/`, { [`custom.${next}`]: 'Call' });
  expect(caller.stored(id).custom).toEqual({ [seats]: 3, [next]: 'Call' });
  expect(caller.sandbox.ledger.effects('updated')[0]?.changes).toEqual({
    [`custom.${next}`]: { before: null, after: 'Call' },
  });
});

test('SB6 a field for admins: refused as a whole for others', () => {
  const caller = createCaller();
  const body = { [keyOf(caller, 'Discount')]: '5 %', value: 1 };
  const sending = { method: 'POST', path: '/opportunity/', body, key: 'member' };
  expect(caller.call(sending).status).toBe(403);
  caller.sandbox.setSwitches({ fieldWithoutRole: 400 });
  expect(caller.call(sending).status).toBe(400);
  expect(caller.sandbox.ledger.effects('created')).toEqual([]);
  expect(caller.call({ ...sending, key: 'full' }).status).toBe(200);
});

test.each([
  ['unknownChoice', 'Deal size', 'Gigantic'],
  ['unknownType', 'Churn risk', '50'],
] as const)('SB3 %s stores what it would refuse', (name, field, value) => {
  const caller = createCaller({ switches: { [name]: 'stored' } });
  const key = keyOf(caller, field);
  expect(caller.post('/opportunity/', { [key]: value }).json[key]).toBe(value);
});

test.each([
  ['key', (id: string) => `custom.${id}`],
  ['id', (id: string) => id],
  ['name', () => 'Seats'],
] as const)('SB3 errors name a custom field by its %s', (customKey, named) => {
  const caller = createCaller({ switches: { customKey } });
  const id = fieldId(caller, 'Seats');
  const { json } = caller.post('/opportunity/', { [`custom.${id}`]: 'x' });
  expect(Object.keys(json['field-errors'] ?? {})).toEqual([named(id)]);
});

test('SB3 numbers may come as text', () => {
  const caller = createCaller({ switches: { numberForm: 'text' } });
  const key = keyOf(caller, 'Seats');
  expect(caller.post('/opportunity/', { [key]: 12.5 }).json[key]).toBe('12.5');
});
