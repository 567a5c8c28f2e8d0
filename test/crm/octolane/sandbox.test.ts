/** The connector in front of a CRM that follows the documentation, under every open reading. */

import { tryKey } from '../../../src/core/connect';
import type { CrmRecord } from '../../../src/core/model';
import { collect } from '../../../src/core/pull/collect';
import { octolane } from '../../../src/crm/octolane/connector';
import { defaultKeyDefinitions, sandboxKeys } from '../../../src/host/sandbox/octolane/keys';
import type { Opportunity } from '../../../src/host/sandbox/octolane/records';
import type { OctolaneSwitches } from '../../../src/host/sandbox/octolane/switches';
import { sortedIds } from '../sandbox-line';
import { keyOf, readAll, type SandboxWorld, sandboxWorld } from './sandbox-world';
import { day, number, text } from './values';

const READINGS: readonly Partial<OctolaneSwitches>[] = [
  {},
  { successKey: 'absent' },
  { extraKeys: 'everywhere' },
  { pipelinesForm: 'bare' },
  { optionsKey: 'select_options' },
  { systemPropertyNames: 'plain' },
  { commonFields: 'documented' },
  { idInProjection: 'always' },
  { emptyCustomFields: 'null' },
  { selectForm: 'label' },
  { customScalars: 'text' },
  { listOrder: 'createdNewest' },
  { pageSizeMax: 50 },
  { pageFill: 'short' },
  { cursorKind: 'offset' },
  { cursorBindsFields: 'no' },
  { cursorLifetime: 'threePages', pageSizeMax: 50 },
  { cursorLifetime: 'threePages', pageSizeMax: 50, badCursor: 'restart' },
  { nullOrder: 'low' },
  { unknownField: 'ignored' },
  { textMatch: 'sensitive' },
  { relatedFilters: 'accepted' },
];

/** Checks what every record must show, whatever the reading. */
function expectTruth(records: readonly CrmRecord[], world: SandboxWorld): void {
  const rows = new Map(world.truth().map((row) => [row.id, row]));
  const amount = keyOf(world, 'amount');
  const close = keyOf(world, 'close_date');
  for (const { id, fields } of records) {
    const row = rows.get(id);
    if (!row) throw new Error(`unknown record ${id}`);
    expect(fields.name).toEqual(row.name === null ? null : text(row.name));
    const stage = fields.opportunity_stage;
    expect(stage?.kind === 'one' ? stage.item.id : stage).toBe(row.stageId);
    expect(fields[amount]).toEqual(row.amount === null ? null : number(row.amount));
    expect(fields[close]).toEqual(row.closeMs === null ? null : day(dayOf(row.closeMs)));
    expect(fields.pipeline).toMatchObject({ item: { id: world.pipeline.id } });
  }
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

test.each(READINGS)('OC1 the whole list is read under %j', (switches) => {
  const world = sandboxWorld({ switches });
  const truth = world.truth();
  expect(truth.length).toBeGreaterThan(250);
  const records = readAll(world);
  expect(sortedIds(records)).toEqual(sortedIds(truth));
  expectTruth(records, world);
});

test('custom fields of every type are read under their property names', () => {
  for (const selectForm of ['value', 'label'] as const) {
    const world = sandboxWorld({ records: 120, switches: { selectForm, customScalars: 'text' } });
    const rows = new Map(world.truth().map((row) => [row.id, row]));
    let seen = 0;
    for (const { id, fields } of readAll(world)) {
      for (const field of world.pipeline.customFields.filter(({ isHidden }) => !isHidden)) {
        const value = fields[`custom.${field.propertyName}`];
        const raw = rows.get(id)?.custom[field.propertyName];
        if (raw === undefined || raw === '' || (Array.isArray(raw) && raw.length === 0))
          expect(value).toBeNull();
        else if (field.options && typeof raw === 'string') {
          const label = field.options.find((option) => option.value === raw)?.label ?? raw;
          expect(value).toEqual({ kind: 'one', item: { id: raw, label } });
          seen += 1;
        } else if (typeof raw === 'number') expect(value).toEqual(number(raw));
        else if (typeof raw === 'boolean') expect(value).toEqual({ kind: 'flag', on: raw });
        else expect(value).not.toBeNull();
      }
    }
    expect(seen).toBeGreaterThan(10);
  }
});

test('records that are edited while they are read are neither lost nor read twice', () => {
  const world = sandboxWorld();
  const [, , later] = world.truth();
  let edits = 0;
  world.sandbox.addFault({
    path: '/opportunities/search',
    fault: {
      kind: 'meddling',
      act: () => {
        edits += 1;
        world.sandbox.colleague.edit(later?.id ?? '', { nextSteps: `edit ${edits}` });
      },
    },
  });
  expect(sortedIds(readAll(world))).toEqual(sortedIds(world.truth()));
});

test('a list is read whole through a time-out, a gateway page, a cut answer and an empty one', () => {
  const world = sandboxWorld();
  const path = '/opportunities/search';
  world.sandbox.addFault({
    ...{ path, nth: 1 },
    fault: { kind: 'lost', error: 'timeout', executed: true },
  });
  world.sandbox.addFault({ path, nth: 3, fault: { kind: 'html', status: 502, executed: false } });
  world.sandbox.addFault({ path, nth: 5, fault: { kind: 'cut' } });
  world.sandbox.addFault({ path, nth: 7, fault: { kind: 'empty' } });
  expect(sortedIds(readAll(world))).toEqual(sortedIds(world.truth()));
});

describe('a key', () => {
  test('that is good is kept, with the pipelines as the fingerprint', () => {
    const world = sandboxWorld();
    const result = tryKey(octolane, world.courier(), sandboxKeys.full);
    const ids = world.sandbox
      .workspace()
      .pipelines.values()
      .map(({ id }) => id);
    expect(result).toMatchObject({ kind: 'accepted', limits: [] });
    if (result.kind === 'accepted')
      expect([...result.connection.fingerprint].sort()).toEqual(ids.sort());
  });

  test('that may read only is kept, too', () => {
    const world = sandboxWorld();
    const result = tryKey(octolane, world.courier(), sandboxKeys.readOnly);
    expect(result).toMatchObject({ kind: 'accepted', limits: [] });
  });

  test('that is revoked or mistyped is refused with the remedy', () => {
    const world = sandboxWorld();
    for (const key of [sandboxKeys.revoked, 'oct_test_unknown_key_0001']) {
      const result = tryKey(octolane, world.courier(), key);
      expect(result).toMatchObject({
        kind: 'refused',
        message: expect.stringContaining('does not accept this key'),
      });
    }
  });

  test.each(['', 'short', 'oct live key', 'oct_live_kéy_0123456789'])('%j is none', (key) => {
    expect(octolane.looksLikeKey(key)).toBe(false);
  });
});

test.each([{}, { pipelinesForm: 'bare', pipelineIdKey: 'id', pipelineNameKey: 'label' }] as const)(
  'pipelines are listed by name under %j',
  (switches) => {
    const world = sandboxWorld({ switches });
    const wanted = world.sandbox.workspace().pipelines.values();
    expect(world.told(octolane.pipelines(world.view.key))).toEqual(
      wanted.map(({ id, name }) => ({ id, label: name })),
    );
  },
);

test('a filter keeps what it says', () => {
  const world = sandboxWorld();
  const truth = world.truth();
  const [stage] = world.pipeline.stages;
  const created = truth.map(({ createdUs }) => dayOf(createdUs / 1000)).sort();
  const [from = '', to = ''] = [created[100], created[250]];
  const owner = truth.find(({ ownerId }) => ownerId)?.ownerId ?? '';
  const cases: readonly [Record<string, string>, (row: Opportunity) => boolean][] = [
    [{ stage: stage?.id ?? '' }, (row) => row.stageId === stage?.id],
    [
      { createdFrom: from, createdTo: to },
      ({ createdUs }) => dayOf(createdUs / 1000) >= from && dayOf(createdUs / 1000) <= to,
    ],
    [
      { closeFrom: '2026-06-01' },
      ({ closeMs }) => closeMs !== null && dayOf(closeMs) >= '2026-06-01',
    ],
    [{ owner }, ({ ownerId }) => ownerId === owner],
  ];
  for (const [filters, isMeant] of cases) {
    const meant = truth.filter(isMeant);
    expect(meant.length).toBeGreaterThan(0);
    expect(sortedIds(readAll(world, filters))).toEqual(sortedIds(meant));
  }
});

test('what changed since a moment is told, oldest change first', () => {
  const world = sandboxWorld();
  const sinceMs = world.nowMs();
  const wanted = world.truth().slice(10, 14);
  const reads = octolane.writing.changedSince;
  world.told(octolane.pipelines(world.view.key));
  for (const { id } of wanted) world.sandbox.colleague.edit(id, { nextSteps: 'now' });
  if (!reads) throw new Error('Octolane tells what changed');
  const page = world.told(reads(world.view, sinceMs, null));
  expect(sortedIds(page.records)).toEqual(sortedIds(wanted));
  expect(page.next).toBeNull();
});

describe('one record', () => {
  test.each([{}, { commonFields: 'documented' }, { unknownField: 'ignored' }] as const)(
    'is found by id under %j, gone is what no pipeline has',
    (switches) => {
      const world = sandboxWorld({ switches });
      const [gone, here] = world.truth();
      const elsewhere = world.sandbox
        .workspace()
        .opportunities.now.values()
        .find((row) => row.pipelineId !== world.pipeline.id);
      if (!gone || !here || !elsewhere) throw new Error('three records');
      world.sandbox.colleague.remove(gone.id);
      const results = [gone, here, elsewhere].map(({ id }) =>
        world.sendOne(octolane.record(world.view, id)),
      );
      expect(results[0]).toMatchObject({ ok: false, fault: { kind: 'notFound' } });
      const scopes = results.map((got) => got.ok && octolane.inScope(got.value, world.view.scope));
      expect(scopes).toEqual([false, true, false]);
      if (results[1]?.ok) expectTruth([results[1].value], world);
    },
  );

  test('is not said to be gone where filtering by id is refused', () => {
    const world = sandboxWorld({ switches: { idFilter: 'refused' } });
    const [row] = world.truth();
    const result = world.sendOne(octolane.record(world.view, row?.id ?? ''));
    expect(result).toMatchObject({ ok: false, fault: { kind: 'rejected' } });
  });
});

test.each(['sliding', 'fixed'] as const)(
  'ten executions in a row are never refused under a %s minute',
  (rateWindow) => {
    const world = sandboxWorld({ switches: { rateWindow } });
    for (let execution = 0; execution < 10; execution++) {
      const courier = world.courier();
      const wanted = Array.from({ length: 30 }, () => octolane.pipelines(world.view.key));
      expect(courier.send(wanted).every((result) => result.ok)).toBe(true);
      courier.close();
    }
    const refused = world.sandbox.ledger.requests().filter(({ status }) => status === 429);
    expect(refused).toEqual([]);
  },
);

test.each(['absent', 'seconds', 'date'] as const)(
  'RQ3 a wait that is told as %s is kept, and then it goes on',
  (retryAfter) => {
    const keys = [{ id: 'full', key: sandboxKeys.full, requestsPerMinute: 20 }];
    const world = sandboxWorld({
      switches: { retryAfter, refusedRequests: 'free' },
      keys: [...keys, ...defaultKeyDefinitions.filter(({ id }) => id !== 'full')],
    });
    const courier = world.courier();
    const wanted = Array.from({ length: 25 }, () => octolane.pipelines(world.view.key));
    expect(courier.send(wanted).every((result) => result.ok)).toBe(true);
  },
);

test('a list that goes on for ever is found out', () => {
  const world = sandboxWorld({ switches: { pageSizeMax: 50 } });
  const page = octolane.page(world.view, null);
  const first = world.told(page);
  const stuck = {
    ...octolane,
    page: (_view: typeof world.view, cursor: string | null) =>
      cursor === null ? page : { ...page, read: () => ({ ok: true as const, value: first }) },
  };
  const collected = collect({ connector: stuck, courier: world.courier(), view: world.view });
  expect(collected).toMatchObject({ kind: 'failed', fault: { kind: 'badAnswer' }, page: 2 });
});
