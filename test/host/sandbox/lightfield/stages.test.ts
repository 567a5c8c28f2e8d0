import { type Caller, createCaller, createdId, idsOf, newOpportunity, optionId } from './caller';

const path = '/opportunities';

/** The option of `label` in a pipeline. */
function stage(caller: Caller, pipeline: string, label: string): string {
  const parentId = optionId(caller, '$pipeline', pipeline);
  const field = caller.sandbox
    .workspace()
    .schemas.opportunity.fields.find(({ key }) => key === '$stage');
  const options = field?.typeConfiguration.options ?? [];
  const found = options.find((one) => one.parentId === parentId && one.label === label);
  return String(found?.id);
}

const listed = (records = 0) =>
  createCaller({ records, switches: { pipelines: 'listed', indexLagMs: 0 } });

const put = (caller: Caller, fields: object) => caller.post(path, newOpportunity(caller, fields));

describe('SB8 one pipeline', () => {
  test('a stage is written by id or by label, whatever its case and spaces', () => {
    const caller = createCaller({ records: 0 });
    const id = optionId(caller, '$stage', 'Closed Won');
    for (const $stage of [id, 'Closed Won', ' closed   WON']) {
      expect(put(caller, { $stage }).json.fields?.$stage?.value).toBe(id);
    }
  });

  test.each(['Nowhere', '', 'opt_none', 'Upcoming'])('%j is no stage', ($stage) => {
    const { status, error } = put(createCaller({ records: 0 }), { $stage });
    expect([status, error.code, error.param?.replace('$', '')]).toEqual([
      422,
      undefined,
      'fields.stage',
    ]);
  });

  test('an archived stage cannot be written, though records may hold it', () => {
    const caller = createCaller({ records: 0 });
    const archived = optionId(caller, '$stage', 'Demo (old)');
    expect(put(caller, { $stage: archived }).status).toBe(422);
    const id = createdId(caller);
    caller.sandbox.colleague.edit(id, { $stage: archived });
    expect(caller.get(`${path}/${id}`).json.fields?.$stage?.value).toBe(archived);
    expect(caller.get('/opportunities/definitions').text).not.toContain(archived);
    caller.sandbox.setSwitches({ archivedOptions: 'listed' });
    expect(caller.get('/opportunities/definitions').text).toContain(archived);
  });

  test('a change of stage is an update and a move', () => {
    const caller = createCaller({ records: 0 });
    const id = createdId(caller);
    const to = optionId(caller, '$stage', 'Proposal');
    caller.post(`${path}/${id}`, { fields: { $stage: to } });
    expect(caller.sandbox.ledger.effects('updated')).toMatchObject([
      { id, changes: { $stage: {} } },
    ]);
    expect(caller.sandbox.ledger.effects('moved')).toMatchObject([{ id, to: { stageId: to } }]);
  });
});

describe('SB8 several pipelines', () => {
  test('definitions list them, and stages name their pipeline', () => {
    const fields = listed().get('/opportunities/definitions').json.fieldDefinitions;
    const pipelines = fields?.$pipeline?.typeConfiguration?.options ?? [];
    const owners = (fields?.$stage?.typeConfiguration?.options ?? []).map((one) => one.parentId);
    expect(pipelines.map((one) => one.label)).toEqual(['Sales', 'Renewals']);
    expect(new Set(owners)).toEqual(new Set(pipelines.map((one) => one.id)));
    expect(fields?.$stage?.typeConfiguration?.parentFieldKey).toBe('$pipeline');
  });

  test('without the beta nothing tells of them', () => {
    const { get } = createCaller({ records: 0 });
    expect(get('/opportunities/definitions').text).not.toMatch(/pipeline|parent/i);
  });

  test('seeded records are in both, and never hold a pipeline', () => {
    const caller = listed(60);
    const renewal = ['Upcoming', 'Negotiation'].map((label) => stage(caller, 'Renewals', label));
    const rows = caller.sandbox.workspace().records.opportunity.values();
    expect(rows.some(({ fields }) => renewal.includes(String(fields.$stage)))).toBe(true);
    expect(caller.get(path).text).not.toContain('$pipeline');
  });

  test.each([
    ['the default pipeline', {}, 'Sales', 'Negotiation'],
    ['a label of one pipeline', { $stage: 'upcoming' }, 'Renewals', 'Upcoming'],
    ['a hint by name', { $pipeline: 'renewals' }, 'Renewals', 'Negotiation'],
  ])('a label means %s', (_title, fields, pipeline, label) => {
    const caller = listed();
    const answer = put(caller, { $stage: 'Negotiation', ...fields });
    expect(answer.json.fields?.$stage?.value).toBe(stage(caller, pipeline, label));
    expect(answer.json.fields?.$pipeline).toBeUndefined();
  });

  test('a hint by id works, and an id needs none', () => {
    const caller = listed();
    const id = stage(caller, 'Renewals', 'Negotiation');
    const $pipeline = optionId(caller, '$pipeline', 'Renewals');
    expect(put(caller, { $stage: 'Negotiation', $pipeline }).json.fields?.$stage?.value).toBe(id);
    expect(put(caller, { $stage: id }).json.fields?.$stage?.value).toBe(id);
  });

  test.each([
    [{ $stage: 'Upcoming', $pipeline: 'Sales' }, 'stage_unresolved_in_pipeline', 1],
    [{ $stage: 'Nowhere' }, 'stage_unresolved_in_pipeline', 0],
    [{ $stage: 'Upcoming', $pipeline: 'None' }, 'unknown_pipeline', undefined],
  ])('%j is refused: %s', (fields, code, candidates) => {
    const { status, error } = put(listed(), fields);
    expect([status, error.code, error.candidates?.length]).toEqual([422, code, candidates]);
    if (code === 'unknown_pipeline') expect(error.activePipelineIds).toHaveLength(2);
  });

  test.each([
    [{ $stage: 5 }, 'fields.$stage'],
    [{ $stage: 'Upcoming', $pipeline: 5 }, 'fields.$pipeline'],
  ])('%j is of the wrong type', (fields, param) => {
    const { status, error } = put(listed(), fields);
    expect([status, error.code, error.param]).toEqual([400, 'invalid_type', param]);
  });

  test('a stage of another pipeline than the hint is refused', () => {
    const caller = listed();
    const fields = { $stage: stage(caller, 'Sales', 'Proposal'), $pipeline: 'Renewals' };
    expect(put(caller, fields).error.code).toBe('stage_unresolved_in_pipeline');
  });

  test('a pipeline without a stage is refused', () => {
    const caller = listed();
    const answer = caller.post(`${path}/${createdId(caller)}`, { fields: { $pipeline: 'Sales' } });
    expect([answer.status, answer.error.param]).toEqual([422, 'fields.$pipeline']);
  });

  test('SB3 a repeated label may be ambiguous, with everything one needs to choose', () => {
    const caller = listed();
    caller.sandbox.setSwitches({ repeatedStageLabel: 'refused' });
    const { status, error } = put(caller, { $stage: 'Negotiation' });
    expect([status, error.code]).toEqual([422, 'ambiguous_stage_label']);
    expect(error.candidates?.[1]).toEqual({
      stageOptionId: stage(caller, 'Renewals', 'Negotiation'),
      stageLabel: 'Negotiation',
      pipelineId: optionId(caller, '$pipeline', 'Renewals'),
      pipelineName: 'Renewals',
    });
  });
});

describe('SB5 filters by stage and pipeline', () => {
  function both() {
    const caller = listed();
    const ids = [
      createdId(caller, { $stage: stage(caller, 'Sales', 'Negotiation') }),
      createdId(caller, { $stage: stage(caller, 'Renewals', 'Negotiation') }),
    ];
    const renewals = optionId(caller, '$pipeline', 'Renewals');
    const found = (...query: readonly (readonly [string, string])[]) =>
      (caller.get(path, ...query).json.data ?? []).map((row) => ids.indexOf(String(row.id)));
    return { caller, renewals, found };
  }

  test('by pipeline, by stage id, and by label within a pipeline', () => {
    const { caller, renewals, found } = both();
    expect(found(['$pipeline', renewals])).toEqual([1]);
    expect(found(['$pipeline[-equal]', renewals])).toEqual([0]);
    expect(found(['$stage', stage(caller, 'Sales', 'Negotiation')])).toEqual([0]);
    expect(found(['$stage', 'negotiation'], ['$pipeline', renewals])).toEqual([1]);
    expect(
      found(['$stage', stage(caller, 'Sales', 'Negotiation')], ['$pipeline', renewals]),
    ).toEqual([]);
  });

  test('labels never fall back to the default pipeline', () => {
    const { caller, renewals } = both();
    const plain = caller.get(path, ['$stage[equal]', 'Negotiation']);
    expect([plain.status, plain.error.code, plain.error.param]).toEqual([
      400,
      'ambiguous_stage_label',
      '$stage[equal]',
    ]);
    expect(plain.error.candidates).toHaveLength(2);
    const excluded = caller.get(path, ['$stage', 'Negotiation'], ['$pipeline[-equal]', renewals]);
    expect(excluded.error.code).toBe('ambiguous_stage_label');
    expect(caller.get(path, ['$stage', 'Nowhere']).error.candidates).toEqual([]);
  });

  test.each([
    [[['$pipeline', 'Renewals']], 'unknown_pipeline'],
    [[['$pipeline[startsWith]', 'pd_']], 'unknown_pipeline'],
  ] as const)('%j is refused: %s', (query, code) => {
    const { status, error } = both().caller.get(path, ...query);
    expect([status, error.code]).toEqual([400, code]);
  });

  test('only one positive pipeline filter is taken', () => {
    const { caller, renewals } = both();
    const filter = ['$pipeline', renewals] as const;
    expect(caller.get(path, filter, filter).error.code).toBe('invalid_type');
  });
});

test('SB2 a renamed stage and pipeline show in the definitions at once', () => {
  const caller = listed(1);
  const [id = ''] = idsOf(caller, 'opportunity');
  const held = String(caller.get(`${path}/${id}`).json.fields?.$stage?.value);
  caller.sandbox.colleague.renameStage(held, 'Brand new');
  caller.sandbox.colleague.renamePipeline(optionId(caller, '$pipeline', 'Sales'), 'Verkauf');
  const text = caller.get('/opportunities/definitions').text;
  expect(text).toContain('"Brand new"');
  expect(text).toContain('"Verkauf"');
});
