import { createCaller, recordsOf } from './caller';

test('SB2 what a colleague does is booked apart from what the API did', () => {
  const { sandbox, get } = createCaller();
  const { colleague, ledger } = sandbox;
  const id = colleague.create({ name: 'a' });
  colleague.edit(id, { amount: 5 });
  get('/pipelines');
  colleague.remove(id);
  expect(ledger.entries()).toMatchObject([
    { n: 1, kind: 'colleague', action: 'create', effects: [{ kind: 'created', id }] },
    { n: 2, kind: 'colleague', action: 'edit', effects: [{ kind: 'updated', id }] },
    { n: 3, kind: 'request' },
    { n: 4, kind: 'colleague', action: 'remove', effects: [{ kind: 'deleted', id }] },
  ]);
  expect(ledger.effects('created')).toEqual([]);
});

test('SB5 a colleague’s edits, moves and removals show in the next search', () => {
  const { sandbox, search, sales } = createCaller({ records: 0 });
  const { colleague } = sandbox;
  const stage = sales.stages[2];
  const id = colleague.create({ name: 'a', custom: { number_7: 1 } });
  colleague.edit(id, { name: 'b', custom: { checkbox_8: true } });
  colleague.move(id, stage?.id ?? '');
  expect(recordsOf(search({}))).toMatchObject([
    { name: 'b', stage_name: stage?.label, custom_fields: { seats: 1, strategic: true } },
  ]);
  colleague.remove(id);
  expect(recordsOf(search({}))).toEqual([]);
});

test('SB5 names of stages, pipelines and fields change under the reader', () => {
  const { sandbox, get, search, sales } = createCaller({ records: 40 });
  const { colleague } = sandbox;
  const stage = sales.stages[0]?.id ?? '';
  colleague.renameStage(stage, 'Suspect');
  colleague.renamePipeline(sales.id, 'New business');
  colleague.removeCustomField(sales.id, 'select_530');
  colleague.addCustomField(sales.id, {
    id: stage,
    slug: 'new_field',
    propertyName: 'text_99',
    currentName: 'New field',
    originalName: 'New field',
    type: 'string',
  });
  expect(get('/pipelines').json.data?.pipelines?.[0]).toMatchObject({ name: 'New business' });
  const { data } = search({ pipeline_id: sales.id, stage_id: stage }).json;
  expect(data?.opportunities?.[0]?.stage_name).toBe('Suspect');
  const slugs = Object.keys(data?.custom_field_definitions ?? {});
  expect(slugs).toContain('new_field');
  expect(slugs).not.toContain('deal_source');
});

test('SB5 a retired stage keeps its opportunities, or hands them over', () => {
  const { sandbox, rows, get, sales } = createCaller({ records: 100 });
  const [first, second, third] = sales.stages.map((stage) => stage.id);
  const count = (stage = '') => rows().filter((row) => row.stageId === stage).length;
  const before = [count(first), count(second), count(third)];
  sandbox.colleague.retireStage(first ?? '');
  sandbox.colleague.retireStage(second ?? '', third);
  expect([count(first), count(second), count(third)]).toEqual([
    before[0],
    0,
    (before[1] ?? 0) + (before[2] ?? 0),
  ]);
  const listed = get(`/pipelines/${sales.id}/stages`).json.data?.stages ?? [];
  expect(listed.map((stage) => stage.stage_id)).not.toContain(first);
  expect(listed[0]).toMatchObject({ stage_id: third, is_default: true });
});

test('SB4 a colleague may step in just before the n-th request', () => {
  const { sandbox, search } = createCaller();
  const act = () => void sandbox.colleague.create({ name: 'Meanwhile' });
  sandbox.addFault({ path: '/opportunities/search', nth: 2, fault: { kind: 'meddling', act } });
  for (let n = 0; n < 3; n++) search({});
  const kinds = sandbox.ledger.entries().map((entry) => entry.kind);
  expect(kinds).toEqual(['request', 'colleague', 'request', 'request']);
});
