/** The connector in front of a CRM that follows the documentation, under every open reading. */
import { readCatalogue } from '../../../src/core/catalogue';
import { tryKey } from '../../../src/core/connect';
import type { ListView } from '../../../src/core/listing';
import type { FieldSpec } from '../../../src/core/model';
import { collect } from '../../../src/core/pull/collect';
import { close } from '../../../src/crm/close/connector';
import { sandboxKeys } from '../../../src/host/sandbox/close/keys';
import type { CloseSwitches } from '../../../src/host/sandbox/close/switches';
import { number, one, text } from '../trustpager/values';
import { readAll, type SandboxWorld, START_MS, sandboxWorld, sortedIds } from './sandbox-world';

const READINGS: readonly Partial<CloseSwitches>[] = [
  {},
  { limitMax: 100 },
  { skipMax: 250 },
  { listOrder: 'id' },
  { pageOverlap: 'lastRepeated' },
  { pipelineFilter: 'honoured' },
  { unknownFilter: 'refused' },
  { dayBound: 'wholeDay' },
  { noteHtml: 'absent' },
  { numberForm: 'text' },
  { derivedOfNull: 'zero' },
  { derivedRounding: 'down' },
  { extraKeys: 'everywhere' },
  { rateLimitHeader: 'never' },
];

test.each(READINGS)('CL1 CL7 the whole list is read under %j', (switches) => {
  const world = sandboxWorld({ switches });
  const truth = world.truth();
  expect(truth.length).toBeGreaterThan(150);
  const records = readAll(world);
  expect(sortedIds(records)).toEqual(sortedIds(truth));
  const rows = new Map(truth.map((row) => [row.id, row]));
  for (const { id, fields } of records) {
    const row = rows.get(id);
    expect(fields.value).toEqual(row?.value === null ? null : number((row?.value ?? 0) / 100));
    expect(fields.note ?? null).toEqual(row?.note ? text(row.note) : null);
    expect(fields.date_won).toEqual(row?.date_won ? { kind: 'day', day: row.date_won } : null);
    expect(fields.date_created).toEqual({ kind: 'instant', atMs: row?.createdMs });
    expect(fields.status).toMatchObject({ kind: 'one', item: { id: row?.status_id } });
    expect(fields.lead).toMatchObject({ kind: 'one', item: { id: row?.lead_id } });
  }
});

test.each([
  [250, 900],
  [1000, 1_700],
] as const)(
  'CL1 a list deeper than offsets of %i is read whole, and nothing counts as moved',
  (skipMax, records) => {
    const world = sandboxWorld({ records, switches: { skipMax } });
    const truth = world.truth();
    expect(truth.length).toBeGreaterThan(skipMax + 100);
    const courier = world.courier();
    const list = collect({ connector: close, courier, view: world.view });
    if (list.kind !== 'whole') throw new Error(JSON.stringify(list));
    expect(sortedIds(list.records)).toEqual(sortedIds(truth));
    expect([list.moved, list.cut]).toEqual([false, false]);
  },
);

function catalogue(world: SandboxWorld): readonly FieldSpec[] {
  const access = { key: world.view.key, pipelineId: world.pipeline.id };
  const read = readCatalogue(close, world.courier(), access);
  if (read.kind !== 'read') throw new Error(read.message);
  expect(read.limits).toEqual([]);
  return read.fields;
}

function viewOfAll(world: SandboxWorld): ListView {
  return { ...world.view, columns: catalogue(world).map(({ key, type }) => ({ key, type })) };
}

describe('pages side by side', () => {
  const meddled = (kind: 'add' | 'leave' | 'both', nth: number) => {
    const world = sandboxWorld({ records: 700, switches: { skipMax: 250_000 } });
    const stay = [...sortedIds(world.truth())];
    const [id = ''] = stay.splice(20, 1);
    const away = world.sandbox.workspace().pipelines.values()[1]?.statuses[0]?.id ?? '';
    const [lead = ''] = world.truth().map(({ lead_id }) => lead_id);
    const [status = ''] = world.pipeline.statuses.map((each) => each.id);
    const act = (): void => {
      if (kind !== 'add') world.sandbox.colleague.edit(id, { status_id: away });
      if (kind !== 'leave') world.sandbox.colleague.create({ lead_id: lead, status_id: status });
    };
    const fault = { kind: 'meddling', act } as const;
    world.sandbox.addFault({ path: '/opportunity/', nth, fault });
    const courier = world.courier();
    const list = collect({ connector: close, courier, view: world.view });
    if (list.kind !== 'whole') throw new Error(JSON.stringify(list));
    const read = new Set(sortedIds(list.records));
    return { moved: list.moved, missed: stay.filter((one) => !read.has(one)) };
  };

  test.each(['add', 'leave', 'both'] as const)(
    'PL18 rows that come and go between them cost nothing unsaid: %s',
    (kind) => {
      const { moved, missed } = meddled(kind, 4);
      expect(moved || missed.length === 0).toBe(true);
    },
  );

  test.each([
    [250_000, 3],
    // Windows are read one after the other.
    [250, 6],
  ] as const)('PL18 of a list with places up to %i take %i rounds', (skipMax, roundsMax) => {
    const world = sandboxWorld({ records: 700, switches: { skipMax } });
    const courier = world.courier();
    let rounds = 0;
    const counting: typeof courier.send = (exchanges) => {
      rounds += 1;
      return courier.send(exchanges);
    };
    const list = collect({ connector: close, courier: { send: counting }, view: world.view });
    expect(list).toMatchObject({ kind: 'whole', moved: false });
    expect(rounds).toBeLessThanOrEqual(roundsMax);
  });
});

test('the catalogue has the statuses, the team and all custom fields', () => {
  const world = sandboxWorld();
  const fields = new Map(catalogue(world).map((field) => [field.key, field]));
  expect(fields.get('status')?.options).toEqual(
    world.pipeline.statuses.map(({ id, label }) => ({ id, label })),
  );
  const team = world.users().filter(({ active }) => active);
  expect(sortedIds(fields.get('owner')?.options ?? [])).toEqual(sortedIds(team));
  const custom = world.sandbox.workspace().opportunityFields;
  const keys = [...fields.keys()].filter((key) => /^(custom|person)\./.test(key));
  expect(keys.map((key) => key.replace(/^\w+\./, ''))).toEqual(custom.map(({ id }) => id));
  const engineer = custom.find(({ type }) => type === 'user');
  expect(fields.get(`person.${engineer?.id}`)?.options).toHaveLength(team.length);
});

test('CL3 people of custom fields are shown by name, whoever has left', () => {
  const world = sandboxWorld();
  const names = new Map(
    world.users().map((user) => [user.id, `${user.first_name} ${user.last_name}`]),
  );
  const field = world.sandbox.workspace().opportunityFields.find(({ type }) => type === 'user');
  const records = readAll(world, viewOfAll(world));
  const rows = new Map(world.truth().map((row) => [row.id, row]));
  const filled = records.filter(({ id }) => rows.get(id)?.custom[field?.id ?? '']);
  expect(filled.length).toBeGreaterThan(20);
  for (const { id, fields } of filled) {
    const user = String(rows.get(id)?.custom[field?.id ?? '']);
    expect(fields[`person.${field?.id}`]).toEqual(one(user, names.get(user)));
  }
});

describe('CN1 connecting', () => {
  test('a key is accepted with the name of its organization, and told apart by it', () => {
    const world = sandboxWorld();
    const result = tryKey(close, world.courier(), world.view.key);
    expect(result).toMatchObject({
      kind: 'accepted',
      limits: [],
      connection: { provider: 'close', label: 'Sandbox main' },
    });
    const other = tryKey(close, world.courier(), sandboxKeys.otherOrganization);
    const ids = [result, other].map((one) =>
      one.kind === 'accepted' ? one.connection.fingerprint : [],
    );
    expect(ids[0]).toContain(world.sandbox.workspace().id);
    expect(ids[0]?.filter((id) => ids[1]?.includes(id))).toEqual([]);
  });

  test.each([
    ['revoked', sandboxKeys.revoked],
    ['unknown', 'api_nobody_knows_this_key'],
  ])('a key that is %s is refused', (_, key) => {
    const world = sandboxWorld({}, key);
    const result = tryKey(close, world.courier(), key);
    expect(result.kind).toBe('refused');
    expect(JSON.stringify(result)).not.toContain(key);
  });
});

test.each([{ dayBound: 'midnight' }, { dayBound: 'wholeDay' }] as const)(
  'days of creation include both ends under %j',
  (switches) => {
    const world = sandboxWorld({ switches });
    const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
    const days = world.truth().map(({ createdMs }) => dayOf(createdMs));
    const [from = '', to = ''] = [[...days].sort()[40], [...days].sort()[120]];
    const filters = { createdFrom: from, createdTo: to };
    const view = { ...world.view, scope: { ...world.view.scope, filters } };
    const meant = world
      .truth()
      .filter((_, at) => (days[at] ?? '') >= from && (days[at] ?? '') <= to);
    expect(meant.length).toBeGreaterThan(60);
    expect(sortedIds(readAll(world, view))).toEqual(sortedIds(meant));
  },
);

test('the other filters mean what they say', () => {
  const world = sandboxWorld();
  const [row] = world.truth().filter(({ date_won }) => date_won !== null);
  const day = row?.date_won ?? '';
  const cases: readonly [Record<string, string>, (one: typeof row) => boolean][] = [
    [{ status: row?.status_id ?? '' }, (one) => one?.status_id === row?.status_id],
    [{ owner: row?.user_id ?? '' }, (one) => one?.user_id === row?.user_id],
    [{ wonFrom: day, wonTo: day }, (one) => one?.date_won === day],
    [
      { statusType: 'won' },
      (one) => world.pipeline.statuses.find(({ id }) => id === one?.status_id)?.type === 'won',
    ],
  ];
  for (const [filters, isMeant] of cases) {
    const view = { ...world.view, scope: { ...world.view.scope, filters } };
    const meant = world.truth().filter(isMeant);
    expect(meant.length).toBeGreaterThan(0);
    expect(sortedIds(readAll(world, view))).toEqual(sortedIds(meant));
  }
});

test('PL8 a record that is gone is notFound, one that went to another pipeline is out of scope', () => {
  const world = sandboxWorld();
  const [gone, moved, stays] = world.truth();
  if (!gone || !moved || !stays) throw new Error('three records');
  const [, other] = world.sandbox.workspace().pipelines.values();
  world.sandbox.colleague.remove(gone.id);
  world.sandbox.colleague.move(moved.id, other?.statuses[0]?.id ?? '');
  const results = world
    .courier()
    .send([gone, moved, stays].map(({ id }) => close.record(world.view, id)));
  const seen = results.map((result) =>
    result.ok ? close.inScope(result.value, world.view.scope) : result.fault.kind,
  );
  expect(seen).toEqual(['notFound', false, true]);
});

test('what changed since is told, whatever pipeline it is in now', () => {
  const world = sandboxWorld();
  const [edited, moved] = world.truth();
  if (!edited || !moved) throw new Error('two records');
  readAll(world);
  const [, other] = world.sandbox.workspace().pipelines.values();
  world.sandbox.colleague.edit(edited.id, { note: 'new' });
  world.sandbox.colleague.move(moved.id, other?.statuses[0]?.id ?? '');
  const { changedSince } = close.writing;
  const sinceMs = Math.max(...world.truth().map(({ updatedMs }) => updatedMs)) - 1;
  const [result] = changedSince
    ? world.courier().send([changedSince(world.view, sinceMs, null)])
    : [];
  expect(result?.ok && sortedIds(result.value.records)).toEqual(sortedIds([edited, moved]));
});

test('RQ1 forty records by id are read without a refusal at the tightest known limit', () => {
  const world = sandboxWorld({ switches: { requestsPerSecond: 10 } });
  const rows = world.truth().slice(0, 40);
  const results = world.courier().send(rows.map(({ id }) => close.record(world.view, id)));
  expect(results.every((result) => result.ok)).toBe(true);
  expect(statuses(world)).toEqual(rows.map(() => 200));
});

const SILENT = { rateLimitHeader: 'never', retryAfter: 'absent' } as const;

test.each([
  {},
  { rateWindowSeconds: 8 },
  { rateLimitHeader: 'never' },
  { resetForm: 'fraction', retryAfter: 'absent' },
  { rateBody: 'nested', rateWindowSeconds: 8, ...SILENT },
  { rateBody: 'topLevel', rateWindowSeconds: 8, ...SILENT },
  SILENT,
] as const)('RQ3 after a 429 the next request is the one that is served, under %j', (switches) => {
  const world = sandboxWorld({ switches: { requestsPerSecond: 10, ...switches } });
  const exchange = close.record(world.view, world.truth()[0]?.id ?? '');
  // Another program with the same key has used up this window.
  const { method, url, headers } = exchange.request;
  const request = { method: method.toUpperCase(), url, headers, body: '', atMs: START_MS };
  for (let sent = 0; sent < 80; sent++) world.sandbox.handle(request);
  const before = statuses(world).length;
  expect(world.courier().send([exchange])[0]?.ok).toBe(true);
  expect(statuses(world).slice(before)).toEqual([429, 200]);
});

function statuses({ sandbox }: SandboxWorld): readonly (number | null)[] {
  return sandbox.ledger.requests().map(({ status }) => status);
}

test('RQ2 a list is read whole through a time-out, a gateway page, a cut answer and an empty one', () => {
  const world = sandboxWorld({ records: 900 });
  const path = '/opportunity/';
  const faults = [
    { kind: 'lost', error: 'timeout', executed: true },
    { kind: 'html', status: 502, executed: false },
    { kind: 'cut' },
    { kind: 'empty' },
  ] as const;
  for (const [at, fault] of faults.entries()) {
    world.sandbox.addFault({ path, nth: at * 2 + 1, fault });
  }
  expect(world.truth().length).toBeGreaterThan(500);
  expect(sortedIds(readAll(world))).toEqual(sortedIds(world.truth()));
});
