import { createCaller } from './caller';

function resolving(options: object = {}) {
  const caller = createCaller({ records: 0, ...options });
  const { sandbox, post } = caller;
  return {
    ...caller,
    account: (body: object) => post('/accounts', body).json.data?.company_id,
    contact: (body: object) => post('/contacts', body).json.data?.people_id,
    fieldsOf: (id: string | undefined) =>
      (sandbox.workspace().accounts.get(id ?? '') ?? sandbox.workspace().contacts.get(id ?? ''))
        ?.fields,
  };
}

test('SB8 an account is known by its domain, a contact by its e-mail', () => {
  const { account, contact, sandbox } = resolving();
  expect(account({ domain: 'acme.example' })).toBe(account({ domain: 'acme.example' }));
  expect(contact({ email: 'a@acme.example' })).toBe(contact({ email: 'a@acme.example' }));
  const created = sandbox.ledger.effects('created').map((effect) => effect.entity);
  expect(created).toEqual(['account', 'contact']);
});

test('SB8 what is made is enriched by the product itself', () => {
  const { account, sandbox } = resolving();
  const id = account({ domain: 'acme.example' });
  expect(sandbox.ledger.effects('automation')).toMatchObject([{ trigger: 'enrichment', id }]);
});

test('SB3 resolving overwrites the fields that are sent, by the switch', () => {
  const { account, fieldsOf, sandbox } = resolving();
  const id = account({ domain: 'acme.example', name: 'Acme', industry: 'Software' });
  account({ domain: 'acme.example', name: 'Acme Ltd' });
  expect(fieldsOf(id)).toMatchObject({ name: 'Acme Ltd', industry: 'Software' });
  sandbox.setSwitches({ resolveOverwrites: 'no' });
  account({ domain: 'acme.example', name: 'Other' });
  expect(fieldsOf(id)).toMatchObject({ name: 'Acme Ltd' });
});

test('SB3 identifiers count as they are given, or normalised', () => {
  const { account, contact, sandbox } = resolving();
  const id = account({ domain: 'acme.example' });
  const person = contact({ email: 'a@acme.example' });
  sandbox.setSwitches({ identifiers: 'normalised' });
  expect(account({ domain: 'https://www.Acme.example/about' })).toBe(id);
  expect(contact({ email: 'A@Acme.example' })).toBe(person);
  sandbox.setSwitches({ identifiers: 'asGiven' });
  expect(account({ domain: 'ACME.example' })).not.toBe(id);
});

test('SB3 a new contact brings the account of its domain, by the switch', () => {
  const { contact, fieldsOf, sandbox } = resolving();
  const accountId = fieldsOf(contact({ email: 'a@new.example' }))?.account_id;
  expect(fieldsOf(String(accountId))?.domain).toBe('new.example');
  sandbox.setSwitches({ contactMakesAccount: 'no' });
  expect(fieldsOf(contact({ email: 'b@new.example' }))?.account_id).toBe(accountId);
  expect(fieldsOf(contact({ email: 'c@other.example' }))?.account_id).toBeNull();
});

test('SB8 interaction times come as text, seconds or milliseconds', () => {
  const { account, fieldsOf } = resolving();
  const ms = Date.UTC(2026, 1, 17);
  for (const last_interaction of [ms, ms / 1000, '2026-02-17T00:00:00Z']) {
    const id = account({ domain: `${last_interaction}.example`, last_interaction });
    expect(fieldsOf(id)?.last_interaction).toBe('2026-02-17T00:00:00.000Z');
  }
});

test.each([
  ['/accounts', {}],
  ['/accounts', { domain: null }],
  ['/accounts', { domain: 'a.example', founded: 12 }],
  ['/accounts', { domain: 'a.example', last_interaction: 'today' }],
  ['/contacts', { email: 'nobody' }],
  ['/contacts', { email: 'a@b.example', email_verified: 'yes' }],
  ['/accounts/bulk', []],
  ['/contacts/bulk', [{ first_name: 'Jane' }]],
  ['/notes', { note: {} }],
  ['/notes', { note: { title: 't' } }],
  ['/notes', { note: { title: 't', color: 'red' }, account_domains: ['a.example'] }],
])('SB8 %s refuses %j', (path, body) => {
  const { post, sandbox } = resolving();
  expect(post(path, body).status).toBe(400);
  expect(sandbox.ledger.effects('created')).toEqual([]);
});

test('SB5 accounts and contacts are listed and searched like opportunities', () => {
  const { get, post, sandbox } = resolving({ records: 60 });
  const { accounts, contacts } = sandbox.workspace();
  const pages: number[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${cursor}`;
    const { data } = get(`/accounts?limit=10${query}`).json;
    pages.push(data?.accounts?.length ?? 0);
    cursor = (data?.next_cursor as string | null | undefined) ?? null;
  } while (cursor !== null);
  expect(pages).toEqual([10, 10, 10, 5]);
  const [account] = accounts.values();
  const filters = [{ field: 'domain', value: account?.fields.domain }];
  expect(post('/accounts/search', { filters }).json.data?.accounts).toMatchObject([
    { id: account?.id },
  ]);
  const person = contacts.values().find((row) => row.fields.account_id !== null);
  const byAccount = [{ field: 'account_id', value: person?.fields.account_id }];
  const found = post('/contacts/search', { filters: byAccount, limit: 500 }).json.data?.contacts;
  expect(found?.map((row) => row.id)).toContain(person?.id);
  expect(post('/accounts/search', { pipeline_id: 'x' }).status).toBe(400);
  expect(get('/accounts?q=company-1.example').json.data?.accounts).toHaveLength(1);
});

test('SB8 notes hang on accounts and contacts and are listed newest first', () => {
  const { get, post, sandbox } = resolving();
  post('/notes', { note: { title: 'One' }, account_domains: ['a.example'] });
  post('/notes/bulk', [
    { note: { title: 'Two', content: 'text' }, contact_emails: ['b@a.example'] },
    { note: { title: 'Three' }, account_domains: ['a.example'] },
  ]);
  const titles = (query: string) =>
    get(`/notes${query}`).json.data?.notes?.map((note) => note.title);
  expect(titles('')).toEqual(['Three', 'Two', 'One']);
  expect(titles('?limit=2&page=2')).toEqual(['One']);
  expect(titles('?q=TEXT')).toEqual(['Two']);
  expect(get('/notes?limit=0').status).toBe(400);
  const notes = sandbox.workspace().notes.values();
  expect(notes.map((note) => note.partnerIds.length)).toEqual([1, 1, 1]);
});
