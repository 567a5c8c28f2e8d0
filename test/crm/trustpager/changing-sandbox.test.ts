/** Changes and removals in front of a CRM that follows the documentation, under every open reading. */
import type { FieldKey, MaybeValue, RecordId } from '../../../src/core/model';
import type { FieldValues } from '../../../src/core/writing';
import { trustpager } from '../../../src/crm/trustpager/connector';
import type { Opportunity } from '../../../src/host/sandbox/trustpager/records';
import type { TrustPagerSwitches } from '../../../src/host/sandbox/trustpager/switches';
import { told } from '../sandbox-line';
import { sandboxWorld } from './sandbox-world';
import { many, number, one, text } from './values';
import { automations, fresh, held, stages, update } from './write-world';

const CHANGING: readonly Partial<TrustPagerSwitches>[] = [
  {},
  { rowShape: 'documented' },
  { tagsForm: 'objects' },
  { patchUnlisted: 'applied' },
  { patchUnlisted: 'refused' },
  { moveTakes: 'oneOther' },
  { wonStageSetsStatus: 'no' },
  { dateForm: 'long' },
  { meta: 'missing' },
];

describe.each(CHANGING)('changed under %j', (switches) => {
  const world = sandboxWorld({ switches: { tagsForm: 'objects', ...switches } });
  const [first, second] = stages(world);
  const rows = world
    .truth()
    .filter(
      ({ tags, metadata, placements }) =>
        tags.length > 0 &&
        placements[0]?.stage_id !== second?.id &&
        Object.keys(metadata).length > 0,
    )
    .slice(0, 6);
  const elsewhere = world
    .truth()
    .filter(({ placements }) => placements.length > 1)
    .slice(0, 2);
  const before = [...rows, ...elsewhere];
  const fieldsFor = (row: Opportunity): FieldValues => ({
    name: text(`New ${row.public_id}`),
    notes: null,
    value: number(77),
    stage: one(
      (row.placements.some((card) => card.stage_id === second?.id) ? first : second)?.id ?? '',
    ),
    tags: many(...row.tags.slice(1).map(({ name }) => name), 'brand new'),
    'custom.seats': number(1234),
    'custom.deal_size': null,
  });
  const changes = before.map((row) => ({ record: fresh(world, row.id), fields: fieldsFor(row) }));
  const start = world.sandbox.ledger.requests().length;
  const answers = update(world, changes);

  test('TP9 there is enough to change', () => {
    expect(rows).toHaveLength(6);
    expect(elsewhere).toHaveLength(2);
  });

  test('TP9 each record holds what was sent and nothing else changed', () => {
    for (const row of before) {
      const now = held(world, row.id);
      const { deal_size: _, ...metadata } = row.metadata;
      expect(now.name).toBe(`New ${row.public_id}`);
      expect(now.notes).toBeNull();
      expect(now.metadata).toEqual({ ...metadata, seats: 1234 });
      expect(now.tags).toEqual([...row.tags.slice(1), { name: 'brand new', color: '#3b82f6' }]);
      expect(now.value).toBe(switches.patchUnlisted === 'applied' ? 77 : row.value);
      expect([now.contact_id, now.customer_id, now.currency, now.lead_source]).toEqual([
        row.contact_id,
        row.customer_id,
        row.currency,
        row.lead_source,
      ]);
    }
  });

  test('TP10 each stands on its stage, and keeps its cards in other pipelines', () => {
    const pipeline = world.view.scope.pipeline.id;
    for (const [at, row] of before.entries()) {
      const { placements } = held(world, row.id);
      const here = placements.filter((card) => card.pipeline_id === pipeline);
      expect(here.map(({ stage_id }) => ({ id: stage_id }))).toEqual([
        { id: idOf(changes[at]?.fields.stage) },
      ]);
      const others = (cards: Opportunity['placements']) =>
        cards.filter((card) => card.pipeline_id !== pipeline);
      expect(others(placements)).toEqual(others(row.placements));
    }
  });

  test('TP9 the answers say it, and show a value that was not taken', () => {
    for (const [at, row] of before.entries()) {
      const [moved, changed] = answers[at] ?? [];
      expect(moved).toEqual({ kind: 'done' });
      if (changed?.kind !== 'record') throw new Error('a record');
      expect(changed.record.id).toBe(row.id);
      const kept = row.value === null ? null : number(row.value);
      const taken = switches.patchUnlisted === 'applied';
      expect(changed.record.fields.value).toEqual(taken ? number(77) : kept);
      expect(changed.record.carried).toMatchObject({ metadata: held(world, row.id).metadata });
    }
  });

  test('TP10 stages in bulk and silently, the rest by one request each', () => {
    const sent = world.sandbox.ledger.requests().slice(start);
    const paths = sent.map(({ path }) => path.replace(/[\da-f]{8}-[\da-f-]{27}/, ':id'));
    const count = (path: string) => paths.filter((each) => each === path).length;
    expect(count('/opportunities/:id/add-card')).toBe(elsewhere.length);
    expect(count('/opportunities/bulk-move')).toBe(1);
    const patches = switches.patchUnlisted === 'refused' ? 2 : 1;
    expect(count('/opportunities/:id')).toBe(before.length * patches);
    expect(automations(world)).not.toContain('stage_changed');
  });
});

function idOf(value: MaybeValue | undefined): string | undefined {
  return value?.kind === 'one' ? value.item.id : undefined;
}

test('TP10 a stage that is changed aloud sets automations off', () => {
  const world = sandboxWorld();
  const [, second] = stages(world);
  const row = world.truth().find(({ placements }) => placements[0]?.stage_id !== second?.id);
  const record = fresh(world, row?.id ?? '');
  update(world, [{ record, fields: { stage: one(second?.id ?? '') } }], false);
  expect(automations(world)).toEqual(['stage_changed']);
});

test.each(['failed', 'failed_ids', 'errors'] as const)(
  'TP10 records that are gone are named under %s, when moving and when deleting',
  (failedIdsKey) => {
    const world = sandboxWorld({ switches: { failedIdsKey } });
    const [, second] = stages(world);
    const rows = world
      .truth()
      .filter(({ placements }) => placements.length === 1)
      .slice(0, 4);
    const records = rows.map(({ id }) => fresh(world, id));
    world.sandbox.colleague.remove(rows[2]?.id ?? '');
    const fields = { stage: one(second?.id ?? '') };
    const moved = update(
      world,
      records.map((record) => ({ record, fields })),
    );
    expect(moved.map(([answer]) => answer?.kind)).toEqual(['done', 'done', 'rejected', 'done']);
    const ids = rows.map(({ id }) => id as RecordId);
    const request = trustpager.writing.remove?.request(world.view, ids);
    const deleted = request ? told(world, request) : [];
    expect(deleted.map(({ kind }) => kind)).toEqual(['done', 'done', 'rejected', 'done']);
    expect(rows.filter(({ id }) => world.sandbox.workspace().opportunities.get(id))).toEqual([]);
  },
);

test.each(['yes', 'ignored'] as const)(
  'TP9 an emptied field is as the answer says: null clears: %s',
  (nullClears) => {
    const world = sandboxWorld({ switches: { nullClears } });
    const row = world.truth().find(({ notes, lead_source }) => notes && lead_source);
    const record = fresh(world, row?.id ?? '');
    const [[answer] = []] = update(world, [{ record, fields: { notes: null, lead_source: null } }]);
    if (answer?.kind !== 'record') throw new Error('a record');
    const keys: readonly FieldKey[] = ['notes', 'lead_source'];
    for (const key of keys) {
      expect(answer.record.fields[key]).toEqual(nullClears === 'yes' ? null : record.fields[key]);
    }
  },
);
