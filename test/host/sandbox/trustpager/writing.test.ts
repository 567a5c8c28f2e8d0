import { type Caller, createCaller } from './caller';

function firstId(caller: Caller): string {
  return caller.get('/opportunities?limit=1').json.data?.[0]?.id ?? '';
}

function stored(caller: Caller, id: string) {
  const row = caller.sandbox.workspace().opportunities.get(id);
  if (row === undefined) throw new Error('the opportunity is gone');
  return row;
}

/** The pipeline and stage at these positions. */
function place(caller: Caller, pipelineAt: number, stageAt: number) {
  const pipeline = caller.sandbox.workspace().pipelines.values()[pipelineAt];
  return { pipeline_id: pipeline?.id ?? '', stage_id: pipeline?.stages[stageAt]?.id ?? '' };
}

function triggers(caller: Caller): string[] {
  return caller.sandbox.ledger.effects('automation').map((effect) => effect.trigger);
}

/** A new opportunity that stands on the given stages, made by a colleague. */
function standing(caller: Caller, ...places: ReturnType<typeof place>[]): string {
  const id = caller.sandbox.colleague.create({ name: 'Card' }, places[0]?.stage_id);
  for (const target of places.slice(1)) caller.post(`/opportunities/${id}/add-card`, target);
  return id;
}

describe('SB8 patch', () => {
  test('changes what was sent and nothing else, and books before and after', () => {
    const caller = createCaller();
    const id = firstId(caller);
    const before = stored(caller, id);
    caller.call({
      method: 'PATCH',
      path: `/opportunities/${id}`,
      body: { name: 'New', notes: null },
    });
    const { name, notes, updatedMs, ...rest } = stored(caller, id);
    expect({ name, notes }).toEqual({ name: 'New', notes: null });
    const { name: _name, notes: _notes, updatedMs: _updated, ...untouched } = before;
    expect(rest).toEqual(untouched);
    expect(caller.sandbox.ledger.effects('updated')[0]?.changes.name).toEqual({
      before: before.name,
      after: 'New',
    });
    expect(triggers(caller)).toEqual(['deal_updated']);
  });

  test('cannot be silenced', () => {
    const caller = createCaller();
    const body = { name: 'Loud', skip_automations: true };
    caller.call({ method: 'PATCH', path: `/opportunities/${firstId(caller)}`, body });
    expect(triggers(caller)).toEqual(['deal_updated']);
  });

  test('without an effect leaves no trace', () => {
    const caller = createCaller();
    const id = firstId(caller);
    const before = stored(caller, id);
    const path = `/opportunities/${id}`;
    caller.call({
      method: 'PATCH',
      path,
      body: { name: before.name, status: 'won', public_id: 'X' },
    });
    expect(stored(caller, id)).toEqual(before);
    expect(caller.sandbox.ledger.requests().at(-1)?.effects).toEqual([]);
  });

  test.each([
    ['ignored', 200, false],
    ['applied', 200, true],
    ['refused', 400, false],
  ] as const)('with an unlisted property: %s', (patchUnlisted, status, taken) => {
    const caller = createCaller({ switches: { patchUnlisted } });
    const id = caller.sandbox.colleague.create({ name: 'x', value: 1 });
    const answer = caller.call({
      method: 'PATCH',
      path: `/opportunities/${id}`,
      body: { value: 99 },
    });
    expect(answer.status).toBe(status);
    expect(stored(caller, id).value).toBe(taken ? 99 : 1);
  });

  test('never touches read-only properties, even where unlisted ones are applied', () => {
    const caller = createCaller({ switches: { patchUnlisted: 'applied' } });
    const id = firstId(caller);
    const before = stored(caller, id);
    const body = {
      primary_referrer_category: 'x',
      created_at: '2020-01-01',
      placements: [],
      id: 'y',
    };
    expect(caller.call({ method: 'PATCH', path: `/opportunities/${id}`, body }).status).toBe(200);
    expect(stored(caller, id)).toEqual(before);
  });

  test('replaces tags and metadata as a whole, and plain names lose their colours', () => {
    const caller = createCaller();
    const id = caller.sandbox.colleague.create({
      name: 'x',
      tags: [{ name: 'hot', color: '#EF4444' }],
      metadata: { deal_size: 'Small', seats: 3 },
    });
    const body = { tags: ['hot', { name: 'cold', color: '#000000' }], metadata: { seats: 4 } };
    caller.call({ method: 'PATCH', path: `/opportunities/${id}`, body });
    expect(stored(caller, id)).toMatchObject({
      tags: [
        { name: 'hot', color: '#3b82f6' },
        { name: 'cold', color: '#000000' },
      ],
      metadata: { seats: 4 },
    });
    expect(stored(caller, id).metadata).not.toHaveProperty('deal_size');
  });

  test.each([
    [{ name: null }, 400],
    [{ name: '  ' }, 400],
    [{ contact_id: '00000000-0000-4000-8000-000000000000' }, 400],
    [{ customer_id: 7 }, 400],
    [{ tags: 'hot' }, 400],
    [{ tags: [{ color: '#fff' }] }, 400],
    [{ metadata: [] }, 400],
    [
      {
        metadata: { quick_links: { '00000000-0000-4000-8000-000000000000': 'https://x.example' } },
      },
      200,
    ],
    [{ contact_id: null, customer_id: null, lead_source: null, tags: null, metadata: null }, 200],
  ])('%j answers %i', (body, status) => {
    const caller = createCaller();
    const answer = caller.call({
      method: 'PATCH',
      path: `/opportunities/${firstId(caller)}`,
      body,
    });
    expect(answer.status).toBe(status);
  });

  test('choices outside their lists are stored or refused by the switch', () => {
    const caller = createCaller();
    const path = `/opportunities/${firstId(caller)}`;
    const bodies = [{ lead_source: 'Nowhere' }, { metadata: { deal_size: 'Gigantic' } }];
    const statuses = () =>
      bodies.map((body) => caller.call({ method: 'PATCH', path, body }).status);
    expect(statuses()).toEqual([200, 200]);
    caller.sandbox.setSwitches({ unknownChoices: 'refused' });
    expect(statuses()).toEqual([400, 400]);
  });
});

describe('SB8 create', () => {
  test('fires deal_created unless told not to', () => {
    const caller = createCaller();
    caller.post('/opportunities', { name: 'Loud' });
    caller.post('/opportunities', { name: 'Silent', skip_automations: true });
    expect(caller.sandbox.ledger.effects('created')).toHaveLength(2);
    expect(triggers(caller)).toEqual(['deal_created']);
  });

  test('goes to the default pipeline only by the switch', () => {
    const caller = createCaller({ switches: { defaultPlacement: 'defaultPipeline' } });
    const { json } = caller.post('/opportunities', { name: 'x' });
    expect(json.data?.placements?.[0]?.crm_pipelines?.name).toBe('Sales');
  });

  test('takes value and stage where unlisted properties are applied', () => {
    const caller = createCaller({ switches: { createUnlisted: 'applied' } });
    const { json } = caller.post('/opportunities', {
      name: 'x',
      value: 12.5,
      ...place(caller, 0, 1),
    });
    expect(json.data).toMatchObject({ value: 12.5, placements: [place(caller, 0, 1)] });
  });
});

describe('SB8 move and add-card', () => {
  test('a move within a pipeline keeps the card and its id', () => {
    const caller = createCaller();
    const id = standing(caller, place(caller, 0, 0));
    const before = stored(caller, id).placements[0];
    const { json } = caller.post(`/opportunities/${id}/move`, {
      ...place(caller, 0, 1),
      position: 4,
    });
    expect(json.data).toEqual({ id: before?.id, deal_id: id, ...place(caller, 0, 1), position: 4 });
    expect(stored(caller, id).placements).toHaveLength(1);
  });

  test.each([
    ['move', 'allOthers', 1],
    ['move', 'oneOther', 2],
    ['add-card', 'allOthers', 3],
  ] as const)('%s into a third pipeline (%s) leaves %i cards', (verb, moveTakes, cards) => {
    const caller = createCaller({ switches: { moveTakes } });
    const id = standing(caller, place(caller, 0, 0), place(caller, 1, 0));
    caller.post(`/opportunities/${id}/${verb}`, place(caller, 2, 0));
    expect(stored(caller, id).placements).toHaveLength(cards);
    expect(stored(caller, id).placements).toContainEqual(
      expect.objectContaining(place(caller, 2, 0)),
    );
  });

  test('stage_changed fires only where the stage really changes', () => {
    const caller = createCaller();
    const id = standing(caller, place(caller, 0, 0));
    caller.post(`/opportunities/${id}/move`, place(caller, 0, 0));
    expect(triggers(caller)).toEqual([]);
    caller.post(`/opportunities/${id}/move`, place(caller, 0, 1));
    expect(triggers(caller)).toEqual(['stage_changed']);
    caller.post(`/opportunities/${id}/move`, { ...place(caller, 0, 2), skip_automations: true });
    expect(triggers(caller)).toEqual(['stage_changed']);
    const skip_action_ids = ['00000000-0000-4000-8000-000000000001'];
    caller.post(`/opportunities/${id}/move`, { ...place(caller, 0, 1), skip_action_ids });
    expect(caller.sandbox.ledger.effects('automation').at(-1)?.skippedActionIds).toEqual(
      skip_action_ids,
    );
  });

  test.each([
    ['yes', 'won'],
    ['no', 'open'],
  ] as const)('a won stage sets the status: %s', (wonStageSetsStatus, status) => {
    const caller = createCaller({ switches: { wonStageSetsStatus } });
    const id = standing(caller, place(caller, 0, 0));
    caller.post(`/opportunities/${id}/move`, place(caller, 0, 4));
    expect(stored(caller, id).status).toBe(status);
  });
});

test('SB8 a delete takes the record away for good; a second one is 404', () => {
  const caller = createCaller({ records: 2 });
  const path = `/opportunities/${firstId(caller)}`;
  const statuses = ['DELETE', 'DELETE', 'GET'].map(
    (method) => caller.call({ method, path }).status,
  );
  expect(statuses).toEqual([204, 404, 404]);
  expect(caller.sandbox.ledger.effects('deleted')).toHaveLength(1);
});

test('SB8 contacts and users of an opportunity are attached and detached; the primary one is apart', () => {
  const caller = createCaller();
  const [contact] = caller.sandbox.workspace().contacts.values();
  const id = caller.sandbox.colleague.create({ name: 'x', contact_id: contact?.id ?? null });
  const path = `/opportunities/${id}/contacts`;
  expect(caller.get(path).json.data).toEqual([]);
  const other = caller.sandbox.workspace().contacts.values()[1]?.id;
  expect(caller.call({ method: 'POST', path: `${path}/${other}` }).status).toBe(201);
  expect(caller.get(path).json.data?.map((row) => row.id)).toEqual([other]);
  expect(caller.call({ method: 'DELETE', path: `${path}/${other}` }).status).toBe(204);
  expect(caller.call({ method: 'DELETE', path: `${path}/${other}` }).status).toBe(404);
  expect(caller.call({ method: 'POST', path: `${path}/nobody` }).status).toBe(404);
});
