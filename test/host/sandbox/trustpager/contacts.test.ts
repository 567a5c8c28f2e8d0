import { createCaller } from './caller';

test('SB5 contacts are filtered by company, and `fields` picks columns', () => {
  const { get, sandbox } = createCaller({ records: 40 });
  const contacts = sandbox.workspace().contacts.values();
  const company = contacts.find((contact) => contact.customerId !== null)?.customerId;
  const wanted = contacts.filter((contact) => contact.customerId === company);
  const { data } = get(`/contacts?limit=100&customer_id=${company}&fields=id,email`).json;
  expect(new Set(data?.map((row) => row.id))).toEqual(new Set(wanted.map(({ id }) => id)));
  for (const row of data ?? []) expect(Object.keys(row)).toEqual(['id', 'email']);
});

test('SB5 contacts are found by name, e-mail and landline', () => {
  const { get, sandbox } = createCaller({ records: 0 });
  const { contacts } = sandbox.workspace();
  const [first] = contacts.values();
  if (first === undefined) throw new Error('no contact');
  contacts.put({ ...first, first_name: 'Zoë', email: 'zoe@x.example', landline: '(02) 1234' });
  for (const search of ['zoë', 'ZOE@X', '(02) 12']) {
    const { data } = get(`/contacts?search=${encodeURIComponent(search)}`).json;
    expect(data?.map((row) => row.id)).toContain(first.id);
  }
});

test.each([
  ['+61400000001', 'e164', 201],
  ['0400 000 001', 'e164', 400],
  ['0400 000 001', 'any', 201],
] as const)('a contact with the phone %s (%s) answers %i', (phone, contactPhone, status) => {
  const { post } = createCaller({ switches: { contactPhone } });
  expect(post('/contacts', { first_name: 'A', phone }).status).toBe(status);
});

test('SB5 a second contact with the same e-mail, in any case, is a conflict only by the switch', () => {
  const { post, sandbox } = createCaller({ records: 0 });
  const send = (email: string) => post('/contacts', { first_name: 'A', email }).status;
  expect([send('a@x.example'), send('A@X.example')]).toEqual([201, 409]);
  sandbox.setSwitches({ duplicateEmail: 'allowed' });
  expect(send('A@X.example')).toBe(201);
});

test('SB5 a new contact needs a known company and fires contact_created unless silenced', () => {
  const { post, sandbox } = createCaller({ records: 0 });
  const [company] = sandbox.workspace().companies.values();
  const bodies = [
    { first_name: 'A', customer_id: 'nowhere' },
    { first_name: 'A', customer_id: company?.id },
    { first_name: 'A', skip_automations: true },
  ];
  expect(bodies.map((body) => post('/contacts', body).status)).toEqual([400, 201, 201]);
  const triggers = sandbox.ledger.effects('automation').map((effect) => effect.trigger);
  expect(triggers).toEqual(['contact_created']);
});

test('SB5 public ids stay unique when rows are added', () => {
  const { post, sandbox } = createCaller({ records: 2 });
  post('/contacts', { first_name: 'A' });
  post('/companies', { name: 'B' });
  const { contacts, companies } = sandbox.workspace();
  for (const rows of [contacts.values(), companies.values()]) {
    expect(new Set(rows.map((row) => row.public_id)).size).toBe(rows.length);
  }
});
