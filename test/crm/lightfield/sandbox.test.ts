/** The connector in front of a CRM that follows the documentation, under every open reading. */
import { readCatalogue } from '../../../src/core/catalogue';
import { tryKey } from '../../../src/core/connect';
import type { FieldSpec, MaybeValue, Scope } from '../../../src/core/model';
import { collect } from '../../../src/core/pull/collect';
import { lightfield } from '../../../src/crm/lightfield/connector';
import { defaultKeyDefinitions, sandboxKeys } from '../../../src/host/sandbox/lightfield/keys';
import type { LightfieldSwitches } from '../../../src/host/sandbox/lightfield/switches';
import { namesOf, type SandboxWorld, sandboxWorld } from './sandbox-world';

function readList(world: SandboxWorld, scope: Scope = world.view.scope) {
  const courier = world.courier();
  const collected = collect({ connector: lightfield, courier, view: { ...world.view, scope } });
  courier.close();
  if (collected.kind !== 'whole') throw new Error(JSON.stringify(collected));
  return collected;
}

function sortedIds(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id).sort();
}

const READINGS: readonly Partial<LightfieldSwitches>[] = [
  {},
  { listOrder: 'createdOldest' },
  { listOrder: 'updatedNewest' },
  { listOrder: 'id' },
  { limitOutOfRange: 'clamp' },
  { unsetFields: 'absent' },
  { externalId: 'absent' },
  { cardinalityForm: 'has_one' },
  { objectTypeForm: '$account' },
  { readOnlyMarkdown: 'READONLY_MARKDOWN' },
  { rateHeaders: 'absent' },
  { requestsPerSecond: 1 },
  { indexLagMs: 600_000 },
  { answerTakesMs: 2_000 },
];

test.each(READINGS)('LF1 the whole list is read under %j', (switches) => {
  const world = sandboxWorld({ switches });
  const { records, moved, pages } = readList(world);
  expect(sortedIds(records)).toEqual(sortedIds(world.truth()));
  expect(moved).toBe(false);
  expect(pages).toBe(Math.ceil((130 - 1) / 24));
  const rows = new Map(world.truth().map((row) => [row.id, row.fields]));
  for (const { id, fields } of records) {
    expect(fields.$name).toEqual({ kind: 'text', text: rows.get(id)?.$name });
    expect(fields.$stage).toMatchObject({ item: { id: rows.get(id)?.$stage } });
    const amount = rows.get(id)?.$amount;
    const expected = amount === undefined ? null : { kind: 'number', number: amount };
    expect(fields.$amount ?? null).toEqual(expected);
  }
});

test.each(['repeats', 'skips'] as const)(
  'pages that drift (%s) lose nothing and are said',
  (pageDrift) => {
    const world = sandboxWorld({ switches: { pageDrift } });
    const { records, moved } = readList(world);
    expect(sortedIds(records)).toEqual(sortedIds(world.truth()));
    expect(moved).toBe(true);
  },
);

test('LF1 rows deleted while the list is read are said to have moved it', () => {
  const world = sandboxWorld({ switches: { indexLagMs: 0, listOrder: 'createdOldest' } });
  const [first, second] = [...world.truth()].sort((a, b) => a.createdMs - b.createdMs);
  world.sandbox.addFault({
    ...{ path: '/opportunities', nth: 3 },
    fault: {
      kind: 'meddling',
      act: () => {
        for (const row of [first, second]) if (row) world.sandbox.colleague.remove(row.id);
      },
    },
  });
  const { records, moved } = readList(world);
  const read = new Set(sortedIds(records));
  expect(world.truth().filter(({ id }) => !read.has(id))).toHaveLength(1);
  expect(moved).toBe(true);
});

test.each(['createdNewest', 'createdOldest', 'updatedNewest'] as const)(
  'PL18 rows that come and go between pages side by side cost nothing unsaid: %s',
  (listOrder) => {
    for (const kind of ['create', 'remove', 'edit'] as const) {
      const world = sandboxWorld({ switches: { indexLagMs: 0, listOrder } });
      const { colleague } = world.sandbox;
      const [id = '', ...stay] = sortedIds(world.truth());
      const act = (): void => {
        if (kind === 'create') colleague.create('opportunity', { $name: 'Came' });
        else if (kind === 'remove') colleague.remove(id);
        else colleague.edit(id, { $name: 'Moved up' });
      };
      const fault = { kind: 'meddling', act } as const;
      world.sandbox.addFault({ path: '/opportunities', nth: 4, fault });
      const { records, moved } = readList(world);
      const read = new Set(sortedIds(records));
      expect([kind, moved || stay.every((one) => read.has(one))]).toEqual([kind, true]);
    }
  },
);

test('PL18 a list of forty pages takes four rounds of requests', () => {
  const world = sandboxWorld({ records: 960 });
  const beganMs = world.nowMs();
  expect(readList(world)).toMatchObject({ pages: 40, moved: false });
  expect(world.nowMs() - beganMs).toBeLessThan(4_500);
});

test('a list is read whole through a time-out, a gateway page, a cut answer and an empty one', () => {
  const world = sandboxWorld({ records: 200 });
  const path = '/opportunities';
  const lost = { kind: 'lost', error: 'timeout', executed: true } as const;
  world.sandbox.addFault({ path, nth: 1, fault: lost });
  world.sandbox.addFault({ path, nth: 3, fault: { kind: 'html', status: 502, executed: false } });
  world.sandbox.addFault({ path, nth: 5, fault: { kind: 'cut' } });
  world.sandbox.addFault({ path, nth: 7, fault: { kind: 'empty' } });
  expect(sortedIds(readList(world).records)).toEqual(sortedIds(world.truth()));
});

describe('LF7 names', () => {
  const world = sandboxWorld({ records: 160 });
  const { records } = readList(world);
  const names = namesOf(world, records);
  const { records: tables, members, schemas } = world.sandbox.workspace();

  test('are those of the CRM; what is gone has none', () => {
    const idsOf = (key: string) =>
      [...new Set(records.flatMap(({ fields }) => idsIn(fields[key])))].sort();
    const accounts = tables.account.values().filter(({ trashed }) => !trashed);
    const known = new Map(accounts.map(({ id, fields }) => [id, fields.$name]));
    const wanted = idsOf('relationships.$account');
    expect(wanted.length).toBeGreaterThan(25);
    for (const id of wanted) expect(names.get(id)).toBe(known.get(id));
    for (const id of idsOf('relationships.$owner')) {
      expect([id, names.has(id)]).toEqual([id, members.get(id) !== undefined]);
    }
    const stages = schemas.opportunity.fields.find(({ key }) => key === '$stage');
    for (const { id, label, archived } of stages?.typeConfiguration.options ?? []) {
      if (idsOf('$stage').includes(id)) expect(names.get(id)).toBe(archived ? undefined : label);
    }
  });
});

function idsIn(value: MaybeValue | undefined): readonly string[] {
  if (value?.kind === 'one') return [value.item.id];
  return value?.kind === 'many' ? value.items.map(({ id }) => id) : [];
}

describe('LF3 pipelines', () => {
  const world = sandboxWorld({ switches: { pipelines: 'listed' } });
  const pipelines = world.told(lightfield.pipelines(world.view.key));

  test('part the list among them', () => {
    expect(pipelines.map(({ label }) => label)).toEqual(['Sales', 'Renewals']);
    const parts = pipelines.map((pipeline) => readList(world, { pipeline, filters: {} }).records);
    expect(parts.map(({ length }) => length > 5)).toEqual([true, true]);
    expect(sortedIds(parts.flat())).toEqual(sortedIds(world.truth()));
    expect(sortedIds(readList(world).records)).toEqual(sortedIds(world.truth()));
  });

  test('filters keep what they mean', () => {
    const [pipeline] = pipelines;
    const all = readList(world).records;
    const [stage = ''] = idsIn(all[0]?.fields.$stage);
    const [owner = ''] = all.flatMap(({ fields }) => idsIn(fields['relationships.$owner']));
    for (const filters of [{ stage }, { owner }, { search: 'RENEWAL' }]) {
      const scope = { pipeline: pipeline ?? world.view.scope.pipeline, filters };
      const found = readList(world, { ...world.view.scope, filters }).records;
      expect(found.length).toBeGreaterThan(0);
      expect(sortedIds(found)).toEqual(
        sortedIds(all.filter((record) => lightfield.inScope(record, scope))),
      );
    }
  });
});

describe('LF3 the catalogue', () => {
  const read = (world: SandboxWorld, pipelineId = 'all') =>
    readCatalogue(lightfield, world.courier(), { key: world.view.key, pipelineId });

  test.each<Partial<LightfieldSwitches>>([
    {},
    { definitionExtras: 'absent' },
    { objectTypeForm: '$account' },
    { archivedOptions: 'listed' },
    { readOnlyMarkdown: 'READONLY_MARKDOWN' },
  ])('has fields, options and people under %j', (switches) => {
    const catalogue = read(sandboxWorld({ switches }));
    if (catalogue.kind !== 'read') throw new Error(catalogue.message);
    const fields = new Map(catalogue.fields.map((spec): [string, FieldSpec] => [spec.key, spec]));
    expect(catalogue.limits).toEqual([]);
    expect(fields.get('relationships.$owner')?.options).toHaveLength(8);
    expect(fields.get('$stage')?.options?.length).toBeGreaterThanOrEqual(6);
    expect(fields.get('setup-fee')).toMatchObject({ label: 'Setup fee (EUR)', onUpdate: 'yes' });
    expect(fields.get('$opportunityStatus')).toMatchObject({ onUpdate: 'no' });
    expect(fields.has('$pipeline')).toBe(false);
  });

  test('without the right to see the team it says so and has the rest', () => {
    const keys = [{ id: 'few', key: 'sk_lf_few_rights_0001', scopes: ['opportunities:read'] }];
    const catalogue = read(sandboxWorld({ keys }, 'sk_lf_few_rights_0001'));
    if (catalogue.kind !== 'read') throw new Error(catalogue.message);
    expect(catalogue.limits).toHaveLength(1);
    expect(catalogue.fields.length).toBeGreaterThan(20);
  });
});

describe('connecting', () => {
  const connect = (key: string, options = {}) =>
    tryKey(lightfield, sandboxWorld({ records: 5, ...options }, key).courier(), key);

  test('a key with all rights has no limits', () => {
    expect(connect(sandboxKeys.full)).toMatchObject({ kind: 'accepted', limits: [] });
  });

  test('a key that may only read says what it cannot', () => {
    const result = connect(sandboxKeys.readOnly);
    if (result.kind !== 'accepted') throw new Error(result.message);
    expect(result.limits).toEqual([
      'The key lacks opportunities:create: new rows cannot be created.',
      'The key lacks opportunities:update: changes cannot be pushed.',
    ]);
  });

  test('two workspaces share no id', () => {
    const ids = [sandboxKeys.full, sandboxKeys.otherWorkspace].map((key) => {
      const result = connect(key);
      if (result.kind !== 'accepted') throw new Error(result.message);
      expect(result.connection.fingerprint.length).toBeGreaterThan(3);
      return result.connection.fingerprint;
    });
    expect(ids[0]?.filter((id) => ids[1]?.includes(id))).toEqual([]);
  });

  test.each(['wrapped', 'flat'] as const)(
    'a revoked key and one without rights (%s)',
    (errorForm) => {
      const switches = { errorForm };
      expect(connect(sandboxKeys.revoked, { switches })).toMatchObject({
        kind: 'refused',
        message: expect.stringContaining('does not accept'),
      });
      const key = 'sk_lf_no_rights_00001';
      const keys = [...defaultKeyDefinitions, { id: 'none', key, scopes: ['lists:read'] }];
      expect(connect(key, { switches, keys })).toMatchObject({
        kind: 'refused',
        message: expect.stringContaining('opportunities:read'),
      });
    },
  );
});

test('one by id is as it is now, while the list runs behind; what is deleted is gone', () => {
  const world = sandboxWorld({ switches: { indexLagMs: 60_000 } });
  const [first, second] = world.truth();
  if (!first || !second) throw new Error('two records');
  world.sandbox.colleague.edit(first.id, { $name: 'Renamed' });
  world.sandbox.colleague.remove(second.id);
  expect(world.told(lightfield.record(world.view, first.id)).fields.$name).toEqual({
    kind: 'text',
    text: 'Renamed',
  });
  expect(world.send(lightfield.record(world.view, second.id))).toMatchObject({
    fault: { kind: 'notFound' },
  });
  const named = readList(world).records.filter(({ fields }) => textIn(fields.$name) === 'Renamed');
  expect(named).toEqual([]);
});

function textIn(value: MaybeValue | undefined): string {
  return value?.kind === 'text' ? value.text : '';
}

test('ten executions in a row are never refused', () => {
  const world = sandboxWorld();
  const ids = world.truth().map(({ id }) => id);
  for (let execution = 0; execution < 10; execution++) {
    const courier = world.courier();
    const wanted = ids.slice(0, 30).map((id) => lightfield.record(world.view, id));
    expect(courier.send(wanted).every((result) => result.ok)).toBe(true);
    courier.close();
  }
  const entries = world.sandbox.ledger.entries();
  const refused = entries.filter((entry) => entry.kind === 'request' && entry.status === 429);
  expect(refused).toEqual([]);
});
