/** The connector in front of a CRM that follows the documentation, under every open reading. */
import type { Result } from '../../../src/core/exchange';
import type { CrmRecord, Scope } from '../../../src/core/model';
import { collect } from '../../../src/core/pull/collect';
import { trustpager } from '../../../src/crm/trustpager/connector';
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import type { TrustPagerSwitches } from '../../../src/host/sandbox/trustpager/switches';
import { type SandboxWorld, sandboxWorld } from './sandbox-world';

function readAll(world: SandboxWorld, scope: Scope = world.view.scope): readonly CrmRecord[] {
  const courier = world.courier();
  const collected = collect({
    connector: trustpager,
    courier,
    view: { ...world.view, scope },
  });
  courier.close();
  if (collected.kind !== 'whole') throw new Error(JSON.stringify(collected));
  return collected.records;
}

function sortedIds(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id).sort();
}

const READINGS: readonly Partial<TrustPagerSwitches>[] = [
  {},
  { cursorParameter: 'after' },
  { cursorParameter: 'cursor' },
  { limitOutOfRange: 'refuse' },
  { listOrder: 'createdOldest' },
  { listOrder: 'id' },
  { pageOverlap: 'lastRepeated' },
  { rowShape: 'documented' },
  { tagsForm: 'objects' },
  { tagsForm: 'mixed' },
  { valueForm: 'numericString' },
  { valueForm: 'null' },
  { dateForm: 'dayOnly' },
  { dateForm: 'long' },
  { placementShape: 'full' },
  { userIdKey: 'id' },
  { retiredFields: 'present' },
  { meta: 'missing' },
  { extraKeys: 'everywhere' },
  { expandScopes: 'free' },
];

test.each(READINGS)('TP7 the whole list is read under %j', (switches) => {
  const world = sandboxWorld({ switches });
  const truth = world.truth();
  expect(truth.length).toBeGreaterThan(100);
  const records = readAll(world);
  expect(sortedIds(records)).toEqual(sortedIds(truth));
  const names = new Map(truth.map((row) => [row.id, row.name]));
  for (const { id, fields } of records) {
    expect(fields.name).toEqual({ kind: 'text', text: names.get(id) });
    expect(fields.stage).toMatchObject({ kind: 'one' });
  }
});

test('values, tags and people are those of the CRM', () => {
  const world = sandboxWorld({ switches: { tagsForm: 'mixed', valueForm: 'number' } });
  const rows = new Map(world.truth().map((row) => [row.id, row]));
  const { contacts, users } = world.sandbox.workspace();
  for (const { id, fields } of readAll(world)) {
    const row = rows.get(id);
    if (!row) throw new Error(`unknown record ${id}`);
    expect(fields.value ?? null).toEqual(
      row.value === null ? null : { kind: 'number', number: row.value },
    );
    const tags = fields.tags?.kind === 'many' ? fields.tags.items.map(({ label }) => label) : [];
    expect(tags).toEqual(row.tags.map(({ name }) => name));
    const owners = fields.owners?.kind === 'many' ? fields.owners.items : [];
    expect(owners).toEqual(
      row.userIds.map((user) => ({ id: user, label: users.get(user)?.full_name })),
    );
    const contact = contacts.get(row.contact_id ?? '');
    const name = `${contact?.first_name} ${contact?.last_name ?? ''}`.trim();
    expect(fields.contact ?? null).toEqual(
      contact ? { kind: 'one', item: { id: contact.id, label: name } } : null,
    );
  }
});

test('a server that ignores the cursor is found out, not read for ever', () => {
  const world = sandboxWorld({ switches: { cursorParameter: 'ignored' } });
  const collected = collect({ connector: trustpager, courier: world.courier(), view: world.view });
  expect(collected).toMatchObject({ kind: 'failed', fault: { kind: 'badAnswer' }, page: 2 });
});

describe('a key with few rights', () => {
  const world = sandboxWorld({}, sandboxKeys.readOnly);

  test('reads the whole list without names, with one request more than pages', () => {
    const before = world.sandbox.ledger.entries().length;
    const records = readAll(world);
    const sent = world.sandbox.ledger.entries().length - before;
    expect(sortedIds(records)).toEqual(sortedIds(world.truth()));
    expect(records.some(({ fields }) => 'owners' in fields)).toBe(false);
    expect(records.some(({ fields }) => fields.contact?.kind === 'one')).toBe(false);
    expect(sent).toBe(Math.ceil(records.length / 100) + 1);
  });

  test('fails exactly the checks of the rights it lacks', () => {
    const checks = trustpager.checks(world.view.key);
    const results = world.courier().send(checks.map(({ exchange }) => exchange));
    const lacking = checks.filter((_, index) => !results[index]?.ok).map(({ right }) => right);
    expect(lacking).toEqual(['users:read', 'company:read', 'contacts:read', 'companies:read']);
  });
});

test('a full key passes every check, and its pipelines tell the workspace', () => {
  const world = sandboxWorld();
  const checks = trustpager.checks(world.view.key);
  const results = world.courier().send(checks.map(({ exchange }) => exchange));
  expect(results.map((result) => result.ok)).toEqual(checks.map(() => true));
  const told = results.flatMap((result) => (result.ok ? (result.value.fingerprint ?? []) : []));
  const pipelines = [...world.sandbox.workspace().pipelines.values()];
  expect([...told].sort()).toEqual(sortedIds(pipelines));
});

test.each(['inclusive', 'exclusive'] as const)(
  'days of creation mean the same, whether the bounds are %s',
  (createdBounds) => {
    const world = sandboxWorld({ switches: { createdBounds, dateForm: 'long' } });
    const days = world.truth().map((row) => new Date(row.createdMs).toISOString().slice(0, 10));
    const sorted = [...days].sort();
    const from = sorted[50] ?? '';
    const to = sorted[150] ?? '';
    const records = readAll(world, {
      ...world.view.scope,
      filters: { createdFrom: from, createdTo: to },
    });
    const meant = world.truth().filter((_, index) => {
      const day = days[index] ?? '';
      return day >= from && day <= to;
    });
    expect(meant.length).toBeGreaterThan(100);
    expect(sortedIds(records)).toEqual(sortedIds(meant));
  },
);

test('a record that is gone is notFound, one in another pipeline is out of scope', () => {
  const world = sandboxWorld();
  const [gone, other] = world.truth();
  if (!gone || !other) throw new Error('two records at least');
  world.sandbox.colleague.remove(gone.id);
  const elsewhere = [...world.sandbox.workspace().opportunities.values()].find(
    (row) => !row.placements.some((card) => card.pipeline_id === world.view.scope.pipeline.id),
  );
  if (!elsewhere) throw new Error('a record elsewhere');
  const ids = [gone.id, other.id, elsewhere.id];
  const results: readonly Result<CrmRecord>[] = world
    .courier()
    .send(ids.map((id) => trustpager.record(world.view, id)));
  const inScope = (result: Result<CrmRecord> | undefined) =>
    result?.ok ? trustpager.inScope(result.value, world.view.scope) : result?.fault.kind;
  expect(results.map(inScope)).toEqual(['notFound', true, false]);
});

test.each(['sliding', 'fixed'] as const)(
  'ten executions in a row are never refused under a %s minute',
  (rateWindow) => {
    const world = sandboxWorld({ switches: { rateWindow } });
    for (let execution = 0; execution < 10; execution++) {
      const courier = world.courier();
      const wanted = Array.from({ length: 20 }, () =>
        trustpager.record(world.view, world.truth()[execution]?.id ?? ''),
      );
      expect(courier.send(wanted).every((result) => result.ok)).toBe(true);
      courier.close();
    }
    const refused = world.sandbox.ledger
      .entries()
      .filter((entry) => entry.kind === 'request' && entry.status === 429);
    expect(refused).toEqual([]);
  },
);

test('a list is read whole through a time-out, a gateway page, a cut answer and an empty one', () => {
  const world = sandboxWorld({ records: 600 });
  const path = '/opportunities';
  world.sandbox.addFault({
    path,
    nth: 1,
    fault: { kind: 'lost', error: 'timeout', executed: true },
  });
  world.sandbox.addFault({ path, nth: 3, fault: { kind: 'html', status: 502, executed: false } });
  world.sandbox.addFault({ path, nth: 5, fault: { kind: 'cut' } });
  world.sandbox.addFault({ path, nth: 7, fault: { kind: 'empty' } });
  const truth = world.truth();
  expect(truth.length).toBeGreaterThan(200);
  expect(sortedIds(readAll(world))).toEqual(sortedIds(truth));
});
