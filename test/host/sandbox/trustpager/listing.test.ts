import type { Opportunity } from '../../../../src/host/sandbox/trustpager/records';
import { type Got, startMs } from '../plain-caller';
import { type Caller, createCaller } from './caller';

function idsOf(got: Got): string[] {
  expect(got.status).toBe(200);
  return got.json.data?.map((row) => row.id ?? '') ?? [];
}

/** All pages; `between` runs before each further page. */
function walk(caller: Caller, query: string, between: () => void = () => undefined): string[] {
  const ids: string[] = [];
  let next: string | null = null;
  do {
    const cursor: string = next === null ? '' : `&after=${next}`;
    const got = caller.get(`/opportunities?${query}${cursor}`);
    ids.push(...idsOf(got));
    next = (got.json.pagination?.next_cursor as string | null | undefined) ?? null;
    if (next !== null) between();
  } while (next !== null);
  return ids;
}

test('SB5 the list comes newest first and complete', () => {
  const caller = createCaller({ records: 230 });
  const ids = walk(caller, 'limit=100');
  const rows = ids.map((id) => caller.sandbox.workspace().opportunities.get(id));
  const times = rows.map((row) => row?.createdMs ?? 0);
  expect(new Set(ids).size).toBe(230);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

describe('SB5 filters give exactly the rows that have the property', () => {
  const caller = createCaller({ records: 400 });
  const { opportunities, users, pipelines } = caller.sandbox.workspace();
  const rows = opportunities.values();
  const user = users.values()[2]?.id ?? '';
  const [sales, renewals] = pipelines.values();
  const stage = sales?.stages[1]?.id ?? '';
  const contact = rows.find((row) => row.contact_id)?.contact_id ?? '';
  const company = rows.find((row) => row.customer_id)?.customer_id ?? '';
  const middleMs = rows[200]?.createdMs ?? 0;
  const middle = encodeURIComponent(new Date(middleMs).toISOString());
  const inPipeline =
    (id = '') =>
    (row: Opportunity) =>
      row.placements.some((card) => card.pipeline_id === id);

  test.each<[string, (row: Opportunity) => boolean]>([
    ['status=won', (row) => row.status === 'won'],
    ['status=cancelled', (row) => row.status === 'cancelled'],
    [`contact_id=${contact}`, (row) => row.contact_id === contact],
    [`customer_id=${company}`, (row) => row.customer_id === company],
    [`assigned_to=${user}`, (row) => row.userIds.includes(user)],
    [`pipeline_id=${renewals?.id}`, inPipeline(renewals?.id)],
    [`stage_id=${stage}`, (row) => row.placements.some((card) => card.stage_id === stage)],
    [`pipeline_id=${renewals?.id}&stage_id=${stage}`, () => false],
    [`created_after=${middle}`, (row) => row.createdMs >= middleMs],
    [`created_before=${middle}`, (row) => row.createdMs <= middleMs],
    [
      `status=open&pipeline_id=${sales?.id}`,
      (row) => row.status === 'open' && inPipeline(sales?.id)(row),
    ],
  ])('%s', (query, has) => {
    const wanted = rows.filter(has).map((row) => row.id);
    expect(new Set(walk(caller, `limit=100&${query}`))).toEqual(new Set(wanted));
  });

  test('exclusive bounds leave the moment itself out', () => {
    caller.sandbox.setSwitches({ createdBounds: 'exclusive' });
    const wanted = rows.filter((row) => row.createdMs > middleMs).map((row) => row.id);
    expect(new Set(walk(caller, `limit=100&created_after=${middle}`))).toEqual(new Set(wanted));
    caller.sandbox.setSwitches({ createdBounds: 'inclusive' });
  });
});

test.each([
  ['the name', (_: Caller, row: Opportunity) => row.name],
  [
    'the contact’s e-mail',
    (caller: Caller, row: Opportunity) =>
      caller.sandbox.workspace().contacts.get(row.contact_id ?? '')?.email ?? '',
  ],
  [
    'the company’s name',
    (caller: Caller, row: Opportunity) =>
      caller.sandbox.workspace().companies.get(row.customer_id ?? '')?.name ?? '',
  ],
])('search finds an opportunity by %s, in any case', (_what, textOf) => {
  const caller = createCaller({ records: 60 });
  const row = caller.sandbox
    .workspace()
    .opportunities.values()
    .find((candidate) => candidate.notes !== null && textOf(caller, candidate) !== '');
  if (row === undefined) throw new Error('no row to look for');
  const search = encodeURIComponent(textOf(caller, row).toUpperCase());
  expect(walk(caller, `limit=100&search=${search}`)).toContain(row.id);
  const notes = encodeURIComponent(row.notes?.slice(0, 30) ?? '');
  expect(walk(caller, `limit=100&search=${notes}`)).not.toContain(row.id);
});

describe('SB5 a list that moves while it is read', () => {
  const moving = (act: (caller: Caller, seen: readonly string[]) => void) => {
    const caller = createCaller({ records: 30 });
    const before = walk(caller, 'limit=100');
    const seen = walk(caller, 'limit=10', () => act(caller, before));
    return { before, seen };
  };

  test('a new record neither shows nor repeats another', () => {
    const { before, seen } = moving(
      (caller) => void caller.sandbox.colleague.create({ name: 'New' }),
    );
    expect(seen).toEqual(before);
  });

  test('a deleted record is missing, no other is skipped', () => {
    const { before, seen } = moving((caller, ids) => {
      const id = ids.find(
        (each) => caller.sandbox.workspace().opportunities.get(each) !== undefined,
      );
      caller.sandbox.colleague.remove(id ?? '');
    });
    expect(seen).toEqual(before);
    const gone = moving((caller, ids) =>
      caller.sandbox.colleague.remove(
        ids.findLast((each) => caller.sandbox.workspace().opportunities.get(each) !== undefined) ??
          '',
      ),
    );
    expect(gone.seen).toEqual(gone.before.slice(0, gone.seen.length));
    expect(gone.seen).toHaveLength(28);
  });

  test('ordered by update, a record that changes jumps over the reader', () => {
    const caller = createCaller({ records: 30, switches: { listOrder: 'updatedNewest' } });
    const before = walk(caller, 'limit=100');
    const last = before.at(-1) ?? '';
    let times = 0;
    const seen = walk(caller, 'limit=10', () => {
      times += 1;
      caller.sandbox.colleague.edit(last, { name: `Changed ${times}` });
    });
    expect(seen).toEqual(before.slice(0, -1));
  });

  test('the change may be planned for the n-th request', () => {
    const caller = createCaller({ records: 30 });
    const act = () => void caller.sandbox.colleague.create({ name: 'Meanwhile' });
    caller.sandbox.addFault({ path: '/opportunities', nth: 2, fault: { kind: 'meddling', act } });
    walk(caller, 'limit=10');
    const kinds = caller.sandbox.ledger.entries().map((entry) => entry.kind);
    expect(kinds).toEqual(['request', 'colleague', 'request', 'request']);
  });
});

test('SB5 cursor parameters are honoured by the switch', () => {
  for (const [cursorParameter, honoured] of [
    ['both', ['after', 'cursor']],
    ['after', ['after']],
    ['cursor', ['cursor']],
    ['ignored', []],
  ] as const) {
    const caller = createCaller({ switches: { cursorParameter } });
    const first = caller.get('/opportunities?limit=5');
    for (const name of ['after', 'cursor'] as const) {
      const path = `/opportunities?limit=5&${name}=${first.json.pagination?.next_cursor}`;
      const moved = idsOf(caller.get(path))[0] !== idsOf(first)[0];
      expect([cursorParameter, name, moved]).toEqual([
        cursorParameter,
        name,
        honoured.some((h) => h === name),
      ]);
    }
  }
});

test('SB5 archived records leave the list but not the CRM', () => {
  const caller = createCaller({ records: 5 });
  const [id = ''] = walk(caller, 'limit=100');
  caller.sandbox.colleague.archive(id);
  expect(walk(caller, 'limit=100')).not.toContain(id);
  expect(walk(caller, 'limit=100&archived=all')).not.toContain(id);
  expect(caller.get(`/opportunities/${id}`).status).toBe(200);
  caller.sandbox.setSwitches({ archivedParameter: 'honoured' });
  expect(walk(caller, 'limit=100&archived=all')).toContain(id);
  expect(walk(caller, 'limit=100&archived=true')).toEqual([id]);
});

test('SB5 expanding needs the scope of what is expanded, unless the switch says otherwise', () => {
  const caller = createCaller();
  const send = () =>
    caller.call({
      method: 'GET',
      path: '/opportunities?expand=contact',
      key: 'readOnly',
      atMs: startMs,
    });
  expect(send().json.error?.required_scopes).toEqual(['contacts:read']);
  caller.sandbox.setSwitches({ expandScopes: 'free' });
  expect(send().status).toBe(200);
});

test('SB5 a fuzzy search also finds what was not meant', () => {
  const caller = createCaller({ records: 0 });
  caller.sandbox.colleague.create({ name: 'Harbour Bridge renewal' });
  caller.sandbox.colleague.create({ name: 'Harbour Bridge renewed twice' });
  const found = caller.post('/opportunities/search', { query: 'harbour bridge renewal' });
  expect(found.json.data?.map((row) => row.name)).toEqual([
    'Harbour Bridge renewal',
    'Harbour Bridge renewed twice',
  ]);
});

test('SB5 timestamps come in the long and the short form, and say the moment exactly', () => {
  const caller = createCaller({ records: 60 });
  const rows = caller.get('/opportunities?limit=100').json.data ?? [];
  const forms = new Set<string>();
  for (const { id = '', created_at: text = '' } of rows) {
    expect(Date.parse(text)).toBe(caller.sandbox.workspace().opportunities.get(id)?.createdMs);
    forms.add(text.replaceAll(/\d/g, '0'));
  }
  expect([...forms].toSorted()).toEqual(['0000-00-00T00:00:00.000+00:00', '0000-00-00T00:00:00Z']);
});

test('SB5 unknown keys are everywhere but in metadata, which is the users’ own', () => {
  const caller = createCaller({ records: 0, switches: { extraKeys: 'everywhere' } });
  const metadata = { quick_links: { a: 'b' }, seats: 1 };
  caller.sandbox.colleague.create({ name: 'x', metadata });
  const [row] = caller.get('/opportunities').json.data ?? [];
  expect(row).toHaveProperty('x_unknown');
  expect(row?.metadata).toEqual(metadata);
});
