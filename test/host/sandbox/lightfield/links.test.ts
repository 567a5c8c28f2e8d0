import { type Caller, createCaller, createdId, idsOf, newOpportunity } from './caller';

const path = '/opportunities';

/** Contacts of a sandbox that has more than a write may name. */
function stage() {
  const caller = createCaller({ records: 80 });
  const contacts = idsOf(caller, 'contact');
  const update = (id: string, relationships: object) =>
    caller.post(`${path}/${id}`, { relationships });
  const evaluators = (id: string) =>
    caller.get(`${path}/${id}`).json.relationships?.$evaluator?.values;
  return { caller, contacts, update, evaluators };
}

const memberId = ({ sandbox }: Caller, at: number) => sandbox.workspace().members.values()[at]?.id;

test('SB8 create takes an id or ids', () => {
  const { caller, contacts, evaluators } = stage();
  expect(evaluators(createdId(caller, {}, { $evaluator: contacts[0] }))).toEqual([contacts[0]]);
  const two = contacts.slice(0, 2);
  expect(evaluators(createdId(caller, {}, { $evaluator: [...two, ...two] }))).toEqual(two);
});

test('SB8 update adds, removes, replaces and clears', () => {
  const { caller, contacts, update, evaluators } = stage();
  const [a = '', b = '', c = ''] = contacts;
  const id = createdId(caller, {}, { $evaluator: a });
  const steps = [{ add: [b, a] }, { remove: a }, { replace: [c, a] }, { replace: null }];
  const after = steps.map((operation) => {
    expect(update(id, { $evaluator: operation }).status).toBe(200);
    return evaluators(id);
  });
  expect(after).toEqual([[a, b], [b], [c, a], []]);
  expect(caller.sandbox.ledger.effects('updated')[1]).toMatchObject({
    id,
    changes: { $evaluator: { before: [a, b], after: [b] } },
  });
});

test('SB8 an owner is replaced, not added', () => {
  const { caller, update } = stage();
  const id = createdId(caller, {}, { $owner: memberId(caller, 0) });
  const added = update(id, { $owner: { add: memberId(caller, 1) } });
  expect([added.status, added.error.param]).toEqual([422, 'relationships.$owner']);
  const replaced = update(id, { $owner: { replace: memberId(caller, 1) } });
  expect(replaced.json.relationships?.$owner?.values).toEqual([memberId(caller, 1)]);
});

test('SB3 whether null clears is a switch', () => {
  const { caller, update } = stage();
  const id = createdId(caller, {}, { $owner: memberId(caller, 0) });
  caller.sandbox.setSwitches({ replaceNull: 'refused' });
  expect(update(id, { $owner: { replace: null } }).status).toBe(422);
  expect(update(id, { $owner: { replace: [] } }).json.relationships?.$owner?.values).toEqual([]);
});

test.each([
  [{}, 'invalid_configuration'],
  [{ add: 'con_1', remove: 'con_2' }, 'invalid_configuration'],
  [{ set: 'con_1' }, 'invalid_configuration'],
  [{ add: 5 }, 'invalid_type'],
  [{ add: null }, 'invalid_type'],
  ['con_1', 'invalid_type'],
  [['con_1'], 'invalid_type'],
  [null, 'invalid_type'],
])('SB8 the operation %j is refused: %s', (operation, code) => {
  const { caller, update } = stage();
  const { status, error } = update(createdId(caller), { $evaluator: operation });
  expect([status, error.code, error.param]).toEqual([400, code, 'relationships.$evaluator']);
});

test.each([
  ['con_none', 'relationship_entity_missing'],
  ['', 'relationship_entity_missing'],
])('SB8 an id that does not exist (%j) is refused', (id, code) => {
  const { caller } = stage();
  const answer = caller.post(path, newOpportunity(caller, {}, { $champion: id }));
  expect([answer.status, answer.error.code]).toEqual([400, code]);
});

test('SB8 ids of deleted records and of other types are refused', () => {
  const { caller, contacts } = stage();
  const gone = contacts[3] ?? '';
  caller.sandbox.colleague.remove(gone);
  const codeFor = (relationships: object) =>
    caller.post(path, newOpportunity(caller, {}, relationships)).error.code;
  expect(codeFor({ $champion: gone })).toBe('relationship_entity_inactive');
  expect(codeFor({ $account: contacts[0] })).toBe('relationship_entity_missing');
  caller.sandbox.setSwitches({ otherTypeCode: 'referenced_resource_missing' });
  expect(codeFor({ $account: contacts[0] })).toBe('referenced_resource_missing');
  expect(codeFor({ $account: 'acc_none' })).toBe('relationship_entity_missing');
});

test('SB8 a relationship of one takes one', () => {
  const { caller, contacts } = stage();
  const answer = caller.post(path, newOpportunity(caller, {}, { $champion: contacts.slice(0, 2) }));
  expect([answer.status, answer.error.param]).toEqual([422, 'relationships.$champion']);
});

describe('SB8 the limit of a request', () => {
  test('25 ids, counted over all relationships', () => {
    const { caller, contacts } = stage();
    const create = (evaluators: number) =>
      caller.post(path, newOpportunity(caller, {}, { $evaluator: contacts.slice(0, evaluators) }));
    expect(create(24).status).toBe(200);
    const { status, error } = create(25);
    expect([status, error.code]).toEqual([422, 'relationship_write_limit_exceeded']);
  });

  test('25 ids, those that change nothing included', () => {
    const { caller, contacts, update } = stage();
    const id = createdId(caller, {}, { $evaluator: contacts.slice(0, 20) });
    const add = (count: number) => update(id, { $evaluator: { add: contacts.slice(0, count) } });
    expect(add(26).error.code).toBe('relationship_write_limit_exceeded');
    expect(add(25).status).toBe(200);
  });

  test('25 links, those that a replacement takes away included', () => {
    const { caller, contacts, update } = stage();
    const id = createdId(caller, {}, { $evaluator: contacts.slice(0, 20) });
    const replace = (from: number, to: number) =>
      update(id, { $evaluator: { replace: contacts.slice(from, to) } }).status;
    expect(replace(20, 26)).toBe(422);
    expect(replace(20, 25)).toBe(200);
  });
});
