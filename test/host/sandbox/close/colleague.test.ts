import { createCaller } from './caller';

test('SB2 what a colleague does is booked apart, at the time of the last request', () => {
  const { sandbox, get, world } = createCaller();
  get('/me/');
  const id = sandbox.colleague.create({ value: 100 });
  sandbox.colleague.edit(id, { value: 200 });
  sandbox.colleague.move(id, world().pipelines.values()[1]?.statuses[0]?.id ?? '');
  sandbox.colleague.remove(id);
  const entries = sandbox.ledger.entries().slice(1);
  expect(entries).toMatchObject([
    { kind: 'colleague', action: 'create', effects: [{ entity: 'lead' }, { id, kind: 'created' }] },
    { action: 'edit', effects: [{ id, changes: { value: { before: 100, after: 200 } } }] },
    {
      action: 'move',
      effects: [
        { id, kind: 'updated' },
        { id, kind: 'moved' },
      ],
    },
    { action: 'remove', effects: [{ id, kind: 'deleted' }] },
  ]);
  expect(entries.every(({ atMs }) => atMs === sandbox.ledger.requests()[0]?.atMs)).toBe(true);
  expect(sandbox.ledger.effects('created')).toEqual([]);
  expect(() => sandbox.colleague.remove(id)).toThrow(`opportunity ${id} exists`);
});

test('SB5 an edit by a colleague is seen by who asks what changed', () => {
  const { sandbox, get, world } = createCaller();
  const id = world().opportunities.values()[3]?.id ?? '';
  get('/me/');
  sandbox.colleague.edit(id, { confidence: 1 });
  const { json } = get('/opportunity/?date_updated__gte=2026-06-01');
  expect(json.data).toMatchObject([{ id, confidence: 1, updated_by_name: 'Tom Walker' }]);
});

test('SB5 names of leads, pipelines and statuses change under their ids', () => {
  const { sandbox, get } = createCaller();
  const path = `/opportunity/${get('/opportunity/').json.data?.[0]?.id}/`;
  const before = get(path).json;
  sandbox.colleague.renameLead(before.lead_id ?? '', 'New name');
  sandbox.colleague.renamePipeline(before.pipeline_id ?? '', 'New pipeline');
  sandbox.colleague.renameStatus(before.status_id ?? '', 'New label');
  expect(get(path).json).toEqual({
    ...(before as object),
    lead_name: 'New name',
    pipeline_name: 'New pipeline',
    status_label: 'New label',
    status_display_name: 'New label',
  });
  expect(get('/opportunity/?status_label=New label').json.data?.length).toBeGreaterThan(0);
});

test('SB5 a new status, a new lead', () => {
  const { sandbox, post, world } = createCaller();
  const pipelineId = world().pipelines.values()[2]?.id ?? '';
  const status_id = sandbox.colleague.addStatus(pipelineId, 'Stuck', 'active');
  const lead_id = sandbox.colleague.createLead({ name: 'Made by hand' });
  const { json } = post('/opportunity/', { status_id, lead_id });
  expect(json).toMatchObject({ status_label: 'Stuck', lead_name: 'Made by hand' });
});

test('SB5 a field that is deleted takes its values along', () => {
  const { sandbox, get, world } = createCaller({ records: 50 });
  const [field] = world().opportunityFields;
  if (field === undefined) throw new Error('no field');
  const key = `custom.${field.id}`;
  const shown = () => get('/opportunity/').json.data?.filter((row) => Object.hasOwn(row, key));
  expect(shown()?.length).toBeGreaterThan(0);
  sandbox.colleague.removeCustomField(field.id);
  expect(shown()).toEqual([]);
  expect(get('/custom_field_schema/opportunity/').json.fields?.length).toBe(13);
  sandbox.colleague.addCustomField({ ...field, id: 'cf_new', name: 'New' });
  expect(get('/custom_field/opportunity/cf_new/').json.name).toBe('New');
});

test('SB5 who leaves is no longer listed but still owns', () => {
  const { sandbox, get, post, world } = createCaller();
  const user_id = world().users.values()[3]?.id ?? '';
  const { json } = post('/opportunity/', { user_id });
  sandbox.colleague.deactivateUser(user_id);
  expect(get('/user/').json.data?.some(({ id }) => id === user_id)).toBe(false);
  expect(get(`/opportunity/${json.id}/`).json).toMatchObject({ user_id, user_name: 'Zoë Müller' });
  expect(post('/opportunity/', { user_id }).status).toBe(400);
});

test('SB5 another currency leaves the numbers', () => {
  const { sandbox, get, post } = createCaller();
  const { json } = post('/opportunity/', { value: 123_450 });
  sandbox.colleague.setCurrency({ code: 'EUR', symbol: '€' });
  expect(get(`/opportunity/${json.id}/`).json).toMatchObject({
    value: 123_450,
    value_currency: 'EUR',
    value_formatted: '€1,234.50',
  });
});
