import { startMs } from '../plain-caller';
import { createCaller } from './caller';
import { fieldErrors, firstId, leadId, status } from './lookups';

describe('SB8 create', () => {
  test('answers 200 with what was sent, the caller as owner and maker, and derived values', () => {
    const caller = createCaller();
    const sent = {
      lead_id: leadId(caller),
      value: 50_001,
      value_period: 'monthly',
      confidence: 90,
    };
    const got = caller.post('/opportunity/', { ...sent, note: 'Hello' });
    const me = caller.get('/me/').json.id;
    expect(got.status).toBe(200);
    expect(got.json).toMatchObject({
      ...sent,
      note: 'Hello',
      user_id: me,
      created_by: me,
      status_label: 'Qualified',
      pipeline_name: 'Sales',
      value_formatted: '$500.01 monthly',
      value_currency: 'USD',
      expected_value: 45_001,
      annualized_value: 600_012,
      annualized_expected_value: 540_011,
      date_won: null,
      date_created: '2026-06-01T00:00:01.000000+00:00',
    });
    expect(caller.get(`/opportunity/${got.json.id}/`).json).toEqual(got.json);
    expect(caller.sandbox.ledger.effects('created')).toMatchObject([
      { entity: 'opportunity', id: got.json.id, fields: { value: 50_001, lead_id: sent.lead_id } },
    ]);
  });

  test('twice the same makes two: there is no idempotency key', () => {
    const caller = createCaller();
    const sending = {
      method: 'POST',
      path: '/opportunity/',
      body: { lead_id: leadId(caller) },
      headers: { 'idempotency-key': 'k1' },
    };
    expect(caller.call(sending).json.id).not.toBe(caller.call(sending).json.id);
    expect(caller.sandbox.ledger.effects('created')).toHaveLength(2);
    expect(caller.sandbox.ledger.requests()[0]?.idempotencyKey).toBe('k1');
  });

  test('without a lead makes a lead that is shown as Untitled', () => {
    const caller = createCaller({ records: 0 });
    const { json } = caller.post('/opportunity/', {});
    expect(json).toMatchObject({ lead_name: 'Untitled', value: null, value_period: 'one_time' });
    expect(json).toMatchObject({ value_formatted: '', expected_value: null, confidence: 50 });
    expect(caller.sandbox.ledger.effects('created').map(({ entity }) => entity)).toEqual([
      'lead',
      'opportunity',
    ]);
    expect(caller.get(`/lead/${json.lead_id}/`).json).toMatchObject({
      name: null,
      display_name: 'Untitled',
    });
  });

  test('nulls are as if nothing was sent', () => {
    const caller = createCaller();
    const nulls = { value: null, status_id: null, user_id: null, note: null, confidence: null };
    const got = caller.post('/opportunity/', { lead_id: leadId(caller), ...nulls });
    expect([got.status, got.json.status_label]).toEqual([200, 'Qualified']);
  });

  test('history: maker and time may be given', () => {
    const caller = createCaller();
    const user = caller.world().users.values()[7]?.id;
    const body = { lead_id: leadId(caller), date_created: '2020-02-03', created_by: user };
    expect(caller.post('/opportunity/', body).json).toMatchObject({
      created_by: user,
      created_by_name: 'Łukasz Kowalczyk',
      date_created: '2020-02-03T00:00:00.000000+00:00',
    });
  });

  test.each([
    ['a pipeline alone takes its first status', 1, null, 'Due'],
    ['a status alone takes its pipeline', null, [1, 'Churned'], 'Churned'],
    ['both that agree', 1, [1, 'Proposal'], 'Proposal'],
    ['both that do not agree', 0, [1, 'Proposal'], null],
  ] as const)('status: %s', (_what, pipelineAt, place, label) => {
    const caller = createCaller();
    const got = caller.post('/opportunity/', {
      lead_id: leadId(caller),
      ...(pipelineAt !== null && {
        pipeline_id: caller.world().pipelines.values()[pipelineAt]?.id,
      }),
      ...(place && { status_id: status(caller, place[0], place[1]) }),
    });
    expect([got.status, got.json.status_label]).toEqual(
      label === null ? [400, undefined] : [200, label],
    );
  });

  test('a label is no key of a create', () => {
    const caller = createCaller();
    const got = caller.post('/opportunity/', { lead_id: leadId(caller), status: 'Won' });
    expect(fieldErrors(got)).toHaveProperty('status');
    expect(caller.sandbox.ledger.effects('created')).toEqual([]);
  });
});

describe('SB8 update', () => {
  test('changes what was sent and nothing else, and books before and after', () => {
    const caller = createCaller();
    const id = firstId(caller);
    const before = caller.stored(id);
    const value = (before.value ?? 0) + 100;
    const got = caller.put(`/opportunity/${id}/`, { value });
    expect([got.status, got.json.value]).toEqual([200, value]);
    const { updatedMs, updated_by, ...rest } = caller.stored(id);
    const { updatedMs: _then, updated_by: _who, ...untouched } = { ...before, value };
    expect(rest).toEqual(untouched);
    expect(updatedMs).toBeGreaterThan(before.updatedMs);
    expect(updated_by).toBe(caller.get('/me/').json.id);
    expect(caller.sandbox.ledger.effects('updated')).toEqual([
      {
        kind: 'updated',
        entity: 'opportunity',
        id,
        changes: { value: { before: before.value, after: value } },
      },
    ]);
  });

  test.each(['lead_id', 'pipeline_id', 'created_by', 'date_created', 'id', 'organization_id'])(
    '%s cannot be changed',
    (name) => {
      const caller = createCaller();
      const id = firstId(caller);
      const { json } = caller.get(`/opportunity/${id}/`);
      const got = caller.put(`/opportunity/${id}/`, { [name]: json[name] ?? null, value: 1 });
      expect(Object.keys(fieldErrors(got) as object)).toEqual([name]);
      expect(caller.sandbox.ledger.effects('updated')).toEqual([]);
    },
  );

  test.each(['value', 'confidence', 'note', 'status_id', 'user_id', 'value_period'])(
    '%s cannot be emptied with null',
    (name) => {
      const caller = createCaller();
      const path = `/opportunity/${firstId(caller)}/`;
      expect(caller.put(path, { [name]: null }).status).toBe(400);
    },
  );

  test('contact, date and rich note can be emptied with null', () => {
    const caller = createCaller();
    const id = caller.sandbox.colleague.create({ date_won: '2026-01-01', note: 'x' });
    const empty = { contact_id: null, date_won: null, note_html: null };
    const got = caller.put(`/opportunity/${id}/`, empty);
    expect(got.json).toMatchObject({ ...empty, note: null });
  });

  test.each([
    [
      'cleared',
      { value: null, confidence: null, note: null },
      { value: null, confidence: 50, note: null },
    ],
  ] as const)('SB3 nulls that the schema does not list: %s', (nullOnUpdate, body, stored) => {
    const caller = createCaller({ switches: { nullOnUpdate } });
    const id = firstId(caller);
    expect(caller.put(`/opportunity/${id}/`, body).status).toBe(200);
    expect(caller.stored(id)).toMatchObject(stored);
  });

  test('SB3 an owner of null: kept, or the caller', () => {
    const caller = createCaller({ switches: { nullOwner: 'kept' } });
    const user_id = caller.world().users.values()[3]?.id ?? '';
    const id = caller.sandbox.colleague.create({ user_id });
    const path = `/opportunity/${id}/`;
    expect(caller.put(path, { user_id: null }).json.user_id).toBe(user_id);
    caller.sandbox.setSwitches({ nullOwner: 'caller' });
    expect(caller.put(path, { user_id: null }).json.user_id).toBe(caller.get('/me/').json.id);
  });

  test('an update without a change moves date_updated and books nothing, by the switch', () => {
    const caller = createCaller();
    const id = firstId(caller);
    const path = `/opportunity/${id}/`;
    const { updatedMs, confidence } = caller.stored(id);
    caller.put(path, { confidence });
    const touchedMs = caller.stored(id).updatedMs;
    expect(touchedMs).toBeGreaterThan(updatedMs);
    caller.sandbox.setSwitches({ unchanged: 'quiet' });
    caller.put(path, { confidence });
    expect(caller.stored(id).updatedMs).toBe(touchedMs);
    expect(caller.sandbox.ledger.effects('updated')).toEqual([]);
  });

  test('an unknown id answers 404 in the recorded words', () => {
    const got = createCaller().put('/opportunity/oppo_x/', { value: 1 });
    expect([got.status, got.json]).toEqual([
      404,
      { error: 'Empty query: Opportunity matching query does not exist.' },
    ]);
  });

  test('attachments are replaced as a whole', () => {
    const caller = createCaller();
    const file = { filename: 'a.pdf', url: 'https://files.example/a', content_type: '' };
    const id = caller.sandbox.colleague.create({ attachments: [file, file] });
    const { json } = caller.put(`/opportunity/${id}/`, { attachments: [file] });
    expect(json.attachments).toEqual([{ ...file, size: null, thumbnail_url: null }]);
  });
});

describe('SB8 notes', () => {
  const rich = '<body><p>Call <strong>now</strong></p></body>';

  test('rich text wins and becomes markdown', () => {
    const caller = createCaller();
    const { json } = caller.post('/opportunity/', { note: 'plain', note_html: rich });
    expect([json.note, json.note_html]).toEqual(['Call **now**', rich]);
  });

  test('a plain note destroys the formatting of rich text', () => {
    const caller = createCaller();
    const { json } = caller.post('/opportunity/', { note_html: rich });
    const got = caller.put(`/opportunity/${json.id}/`, { note: 'Call **now** & <later>' });
    expect(got.json.note_html).toBe('<body><p>Call **now** &amp; &lt;later&gt;</p></body>');
  });

  test('a note where there was no rich text stays plain', () => {
    const caller = createCaller();
    const { json } = caller.post('/opportunity/', { note: 'a\nb' });
    expect([json.note, json.note_html]).toEqual(['a\nb', null]);
  });

  test('the older edition knows no note_html', () => {
    const caller = createCaller({ switches: { noteHtml: 'absent' } });
    expect(fieldErrors(caller.post('/opportunity/', { note_html: rich }))).toHaveProperty(
      'note_html',
    );
  });
});

describe('SB8 delete', () => {
  test.each([
    ['object', 200, '{}'],
    ['empty', 200, ''],
    ['noContent', 204, ''],
  ] as const)('%s: %i, and 404 the second time', (deleteAnswer, code, body) => {
    const caller = createCaller({ switches: { deleteAnswer } });
    const sending = { method: 'DELETE', path: `/opportunity/${firstId(caller)}/` };
    const first = caller.call(sending);
    expect([first.status, first.text]).toEqual([code, body]);
    expect(caller.call(sending).status).toBe(404);
    expect(caller.sandbox.ledger.effects('deleted')).toHaveLength(1);
    expect(caller.world().opportunities.size).toBe(11);
  });
});

describe('SB4 accidents', () => {
  test.each([
    [{ kind: 'lost', error: 'reset', executed: true }, 1],
    [{ kind: 'lost', error: 'timeout', executed: false }, 0],
    [{ kind: 'html', status: 502, executed: true }, 1],
    [{ kind: 'html', status: 504, executed: false }, 0],
    [{ kind: 'cut' }, 1],
    [{ kind: 'empty' }, 1],
    [{ kind: 'refused', status: 503, body: '' }, 0],
    [{ kind: 'refused', status: 402, body: '{"error":"plan"}' }, 0],
  ] as const)('%j leaves %i new record', (fault, created) => {
    const caller = createCaller();
    caller.sandbox.addFault({ method: 'POST', path: '/opportunity/', fault });
    const sending = { method: 'POST', path: '/opportunity/', body: { lead_id: leadId(caller) } };
    caller.send(sending);
    expect(caller.sandbox.ledger.effects('created')).toHaveLength(created);
    expect(caller.sandbox.ledger.requests()[0]?.fault).toBe(fault.kind);
    expect(caller.call({ ...sending, atMs: startMs + 60_000 }).status).toBe(200);
  });

  test('there is no bulk request that could break midway', () => {
    const { sandbox } = createCaller();
    expect(() => sandbox.addFault({ fault: { kind: 'crash', afterRows: 1 } })).toThrow('no bulk');
  });
});
