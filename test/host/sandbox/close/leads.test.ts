import { createCaller } from './caller';

const acme = {
  name: 'Acme',
  contacts: [{ name: 'Zoë', emails: [{ email: 'z@x.example', type: 'office' }] }],
};

test('SB8 a lead comes with its contacts, and an opportunity hangs on it', () => {
  const caller = createCaller({ records: 0 });
  const lead = caller.post('/lead/', acme).json;
  expect(lead).toMatchObject({ name: 'Acme', display_name: 'Acme', status_label: 'Potential' });
  const contact_id = lead.contacts?.[0]?.id;
  const made = caller.post('/opportunity/', { lead_id: lead.id, contact_id });
  expect(made.json).toMatchObject({
    lead_name: 'Acme',
    contact_name: 'Zoë',
    lead_primary_email: { email: 'z@x.example', is_unsubscribed: false, type: 'office' },
  });
  const full = caller.get(`/lead/${lead.id}/`).json;
  expect(full.opportunities).toEqual([made.json]);
  expect(full.contact_ids).toEqual([contact_id]);
  expect(caller.get(`/contact/?lead_id=${lead.id}`).json.data).toEqual(full.contacts);
  expect(Object.keys(caller.get(`/lead/${lead.id}/?_fields=id,name`).json)).toEqual(['name', 'id']);
  expect(caller.get('/lead/lead_x/').status).toBe(404);
});

test('SB8 two leads may have one name', () => {
  const caller = createCaller({ records: 0 });
  const ids = [caller.post('/lead/', acme), caller.post('/lead/', acme)].map(({ json }) => json.id);
  expect(new Set(ids).size).toBe(2);
});

test.each([
  [{ name: 7 }, 'name'],
  [{ status_id: 'stat_x' }, 'status'],
  [{ opportunities: [] }, 'opportunities'],
  [{ 'custom.cf_x': 'y' }, 'custom.cf_x'],
])('SB8 a lead with %j is refused', (body, name) => {
  const { status, json } = createCaller().post('/lead/', body);
  expect([status, Object.keys(json['field-errors'] ?? {})]).toEqual([400, [name]]);
});

describe('SB5 searching leads is a search, not a comparison', () => {
  const caller = createCaller({ records: 0 });
  const names = ['Acme', 'Acme Group', 'The acme of it', 'Acmes'];
  for (const name of names) caller.post('/lead/', { name });
  const namesOf = (query: string) =>
    caller
      .get(`/lead/?query=${encodeURIComponent(query)}&_fields=name`)
      .json.data?.map((row) => String(row.name))
      .filter((name) => names.includes(name))
      .toSorted();

  test.each([
    ['name:"Acme"', ['Acme', 'Acme Group', 'The acme of it']],
    ['acme group', ['Acme Group']],
    ['name:nobody', []],
  ])('%s', (query, found) => {
    expect(namesOf(query)).toEqual(found);
  });

  const search = (value: string, more: object = {}) =>
    caller.post('/data/search/', {
      query: {
        type: 'and',
        queries: [
          { type: 'object_type', object_type: 'lead' },
          {
            type: 'field_condition',
            field: { type: 'regular_field', object_type: 'lead', field_name: 'name' },
            condition: { type: 'text', mode: 'full_words', value },
          },
        ],
      },
      _fields: { lead: ['id', 'name'] },
      ...more,
    });

  test('advanced filtering gives the chosen fields, page by page', () => {
    const first = search('acme', { _limit: 2 }).json;
    const second = search('acme', { _limit: 2, cursor: first.cursor }).json;
    const found = [...(first.data ?? []), ...(second.data ?? [])];
    expect(found.map((row) => row.name).toSorted()).toEqual([
      'Acme',
      'Acme Group',
      'The acme of it',
    ]);
    expect(found[0]).toMatchObject({ __object_type: 'lead', id: expect.stringMatching(/^lead_/) });
    expect(second.cursor).toBeNull();
    expect(search('acme', { cursor: 'x' }).status).toBe(400);
  });

  test('it reads although it is a POST; other queries are not here', () => {
    const query = { type: 'object_type', object_type: 'lead' };
    const sending = { method: 'POST', path: '/data/search/', body: { query }, key: 'readOnly' };
    expect(caller.call(sending).status).toBe(200);
    const other = { query: { type: 'object_type', object_type: 'opportunity' } };
    expect(caller.post('/data/search/', other).status).toBe(501);
    expect(caller.post('/data/search/', {}).status).toBe(501);
  });
});

describe('SB8 export', () => {
  const fetchFile = (caller: ReturnType<typeof createCaller>, url: string, atMs: number) =>
    caller.sandbox.handle({ method: 'GET', url, headers: {}, body: '', atMs });

  test('is ordered, takes its time, and leaves a file behind a link for a minute', () => {
    const caller = createCaller({ records: 40 });
    const fields = ['id', 'value', 'note', 'date_created'];
    const body = { format: 'csv', fields, params: { status_type: 'won' }, date_format: 'excel' };
    const ordered = caller.post('/export/opportunity/', body).json;
    const wanted = caller.get('/opportunity/?status_type=won').json.data ?? [];
    expect(ordered).toMatchObject({ status: 'created', download_url: null, n_docs: wanted.length });
    const look = () => caller.get(`/export/opportunity/${ordered.id}/`).json;
    expect([look(), look()].map(({ status }) => status)).toEqual(['in_progress', 'in_progress']);
    const done = look();
    expect(done).toMatchObject({ status: 'done', n_docs_processed: wanted.length });
    expect(caller.get(`/export/${ordered.id}/`).json.status).toBe('done');
    const url = String(done.download_url);
    const file = fetchFile(caller, url, 0);
    const text = file.kind === 'answer' ? file.body : '';
    expect(text.startsWith('id,value,note,date_created\r\n')).toBe(true);
    for (const row of wanted) expect(text).toContain(row.id);
    expect(text).toMatch(/,20\d\d-\d\d-\d\d \d\d:\d\d:\d\d/);
    expect(fetchFile(caller, url, Date.UTC(2027, 0))).toMatchObject({ status: 404 });
    expect(caller.get('/export/opportunity/').json.data?.length).toBe(1);
  });

  test('as JSON it holds every field but note_html', () => {
    const caller = createCaller({ records: 5 });
    const { json } = caller.post('/export/opportunity/', { format: 'json' });
    const path = `/export/opportunity/${json.id}/`;
    const done = caller.call({ method: 'GET', path, atMs: Date.UTC(2026, 6) }).json;
    const file = fetchFile(caller, String(done.download_url), 0);
    const rows = JSON.parse(file.kind === 'answer' ? file.body : '[]') as object[];
    expect(rows).toHaveLength(5);
    expect(rows[0]).not.toHaveProperty('note_html');
  });

  test('needs the permission, a known format and filters that can be read', () => {
    const caller = createCaller();
    const sending = { method: 'POST', path: '/export/opportunity/', body: { format: 'csv' } };
    expect(caller.call({ ...sending, key: 'member' }).status).toBe(403);
    for (const body of [
      {},
      { format: 'csv', date_format: 'x' },
      { format: 'csv', params: { date_won: 'x' } },
    ]) {
      expect(caller.call({ ...sending, body }).status).toBe(400);
    }
  });
});
