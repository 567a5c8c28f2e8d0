/** Creations in front of a CRM that follows the documentation, under every open reading. */
import type { Named } from '../../../src/core/model';
import type { FieldValues, WriteAnswer } from '../../../src/core/writing';
import { octolane } from '../../../src/crm/octolane/connector';
import type { OctolaneSwitches } from '../../../src/host/sandbox/octolane/switches';
import { keyOf, type SandboxWorld, sandboxWorld } from './sandbox-world';
import { day, flag, many, number, one, text } from './values';

function create(world: SandboxWorld, drafts: readonly FieldValues[]) {
  return octolane.writing.create(
    world.view,
    drafts.map((fields) => ({ fields })),
    { silent: true, idempotencyKey: 'create' },
  );
}

function optionOf(world: SandboxWorld, key: string): Named {
  const [option] = world.fields.find((field) => field.key === key)?.options ?? [];
  if (!option) throw new Error(`no options of ${key}`);
  return option;
}

function customKey(world: SandboxWorld, type: string): string {
  const field = world.pipeline.customFields.find((each) => each.type === type && !each.isHidden);
  if (!field) throw new Error(`no custom field of type ${type}`);
  return `custom.${field.propertyName}`;
}

/** `count` drafts that differ by name and account. */
function draftsFor(world: SandboxWorld, count: number): readonly FieldValues[] {
  const stages = world.pipeline.stages.filter(({ isActive }) => isActive);
  return Array.from({ length: count }, (_, at) => ({
    name: text(`Draft ${at}`),
    [keyOf(world, 'amount')]: number(at + 0.5),
    [keyOf(world, 'close_date')]: day('2026-12-31'),
    [keyOf(world, 'next_steps')]: text('Call'),
    opportunity_stage: one(stages[at % 2]?.id ?? '', stages[at % 2]?.label),
    account_domain: text(`https://www.Draft-${at}.example/about`),
    contact_email: text(`buyer@draft-${at}.example`),
    other_emails: many(`second@draft-${at}.example`),
    [customKey(world, 'number')]: number(at),
    [customKey(world, 'checkbox')]: flag(true),
    [customKey(world, 'date')]: day('2026-11-30'),
    [customKey(world, 'select')]: one(optionOf(world, customKey(world, 'select')).id),
  }));
}

/** What the CRM holds of the drafts, whatever it answered. */
function expectHeld(world: SandboxWorld, at: number): void {
  const rows = world.truth().filter(({ name }) => name === `Draft ${at}`);
  expect(rows).toHaveLength(1);
  const { accounts, contacts } = world.sandbox.workspace();
  const [row] = rows;
  const property = (type: string) => customKey(world, type).replace('custom.', '');
  expect(row).toMatchObject({
    amount: at + 0.5,
    closeMs: Date.UTC(2026, 11, 31),
    nextSteps: 'Call',
    custom: {
      [property('number')]: at,
      [property('checkbox')]: true,
      [property('date')]: '2026-11-30T00:00:00.000Z',
      [property('select')]: optionOf(world, customKey(world, 'select')).id,
    },
  });
  expect(accounts.get(row?.accountId ?? '')?.fields.domain).toBe(`draft-${at}.example`);
  expect(contacts.get(row?.contactId ?? '')?.fields.email).toBe(`buyer@draft-${at}.example`);
  expect(row?.stakeholderIds).toHaveLength(1);
}

const BULK: readonly (readonly [Partial<OctolaneSwitches>, WriteAnswer['kind']])[] = [
  [{}, 'unknown'],
  [{ bulkData: 'list' }, 'record'],
  [{ bulkData: 'createdErrors' }, 'record'],
  [{ bulkData: 'list', createStatus: 200 }, 'record'],
  [{ bulkData: 'list', createData: 'nested' }, 'record'],
  [{ bulkData: 'list', extraKeys: 'everywhere' }, 'record'],
  [{ bulkData: 'list', successKey: 'absent' }, 'record'],
  [{ bulkData: 'list', systemPropertyNames: 'plain' }, 'record'],
  // Ids without a name prove nothing of whose they are.
  [{ bulkData: 'list', createData: 'id' }, 'unknown'],
  [{ bulkData: 'list', createData: 'empty' }, 'unknown'],
  [{ bulkMode: 'atomic', bulkData: 'createdErrors' }, 'record'],
];

test.each(BULK)('OC6 drafts in bulk are there once each under %j: %s', (switches, kind) => {
  const world = sandboxWorld({ records: 60, switches });
  const drafts = draftsFor(world, 12);
  const answers = world.told(create(world, drafts));
  expect(answers.map((answer) => answer.kind)).toEqual(drafts.map(() => kind));
  for (const [at, answer] of answers.entries()) {
    expectHeld(world, at);
    if (answer.kind === 'record') expect(world.held(answer.record.id).name).toBe(`Draft ${at}`);
  }
});

const SINGLE: readonly (readonly [Partial<OctolaneSwitches>, WriteAnswer['kind']])[] = [
  [{}, 'record'],
  [{ createStatus: 200 }, 'record'],
  [{ createData: 'id' }, 'record'],
  [{ createData: 'nested' }, 'record'],
  [{ createData: 'empty' }, 'unknown'],
];

test.each(SINGLE)('a single draft is created under %j: %s', (switches, kind) => {
  const world = sandboxWorld({ records: 60, switches });
  const [answer] = world.told(create(world, draftsFor(world, 1)));
  expectHeld(world, 0);
  expect(answer?.kind).toBe(kind);
  if (answer?.kind === 'record') expect(world.held(answer.record.id).name).toBe('Draft 0');
});

describe('a row that cannot be resolved', () => {
  const withBadRow = (world: SandboxWorld) =>
    draftsFor(world, 5).map((draft, at) =>
      at === 3 ? { ...draft, owner_email: text('nobody@nowhere.example') } : draft,
    );

  test.each(['list', 'createdErrors'] as const)('is named where the answer is a %s', (bulkData) => {
    const world = sandboxWorld({ records: 60, switches: { bulkData } });
    const answers = world.told(create(world, withBadRow(world)));
    expect(answers.map(({ kind }) => kind)).toEqual([
      ...['record', 'record', 'record', 'rejected', 'record'],
    ]);
    expect(answers[3]).toMatchObject({ message: expect.stringContaining('member') });
    expect(world.truth().filter(({ name }) => name === 'Draft 3')).toEqual([]);
  });

  test('sinks the batch where it is atomic, and nothing is created', () => {
    const world = sandboxWorld({ records: 60, switches: { bulkMode: 'atomic' } });
    const before = world.truth().length;
    const result = world.sendOne(create(world, withBadRow(world)));
    expect(result).toMatchObject({ ok: false, fault: { kind: 'rejected' } });
    expect(!result.ok && result.fault.inDoubt).toBeFalsy();
    expect(world.truth()).toHaveLength(before);
  });
});

test.each(['merged', 'skipped'] as const)(
  'drafts that Octolane makes one opportunity of are left open: %s',
  (duplicateCreate) => {
    const world = sandboxWorld({ records: 60, switches: { duplicateCreate, bulkData: 'list' } });
    const [first = {}, second = {}] = draftsFor(world, 2);
    const answers = world.told(create(world, [first, first, second]));
    expect(answers.map(({ kind }) => kind)).toEqual(['unknown', 'unknown', 'record']);
    expectHeld(world, 0);
  },
);

test('a draft with a name only lands on the first stage of the pipeline', () => {
  const world = sandboxWorld({ records: 60 });
  const [answer] = world.told(create(world, [{ name: text('Bare'), account_domain: null }]));
  if (answer?.kind !== 'record') throw new Error('a record');
  const [stage] = world.pipeline.stages.filter(({ isActive }) => isActive);
  expect(world.held(answer.record.id)).toMatchObject({
    ...{ pipelineId: world.pipeline.id, stageId: stage?.id, accountId: null, custom: {} },
  });
});

test('what is created is in the list, and is recognised by name and account', () => {
  const world = sandboxWorld({ records: 60 });
  world.told(create(world, draftsFor(world, 3)));
  const reads = octolane.writing.changedSince;
  const page = reads && world.told(reads(world.view, world.nowMs() - 60_000, null));
  const found = page?.records.find(
    ({ fields: { name } }) => name?.kind === 'text' && name.text === 'Draft 1',
  );
  expect(found?.fields).toMatchObject({
    account_domain: text('draft-1.example'),
    contact_email: text('buyer@draft-1.example'),
    [keyOf(world, 'close_date')]: day('2026-12-31'),
  });
});

test.each([
  ['lost', { kind: 'lost', error: 'timeout', executed: true }, 'network', 2],
  ['cut', { kind: 'cut' }, 'badAnswer', 2],
  ['empty', { kind: 'empty' }, 'badAnswer', 2],
  ['a page', { kind: 'html', status: 502, executed: true }, 'serverError', 2],
  ['a breakdown midway', { kind: 'crash', afterRows: 1 }, 'serverError', 1],
] as const)(
  'RQ2 an answer that is %s leaves it in doubt and is not sent again',
  (_, fault, kind, created) => {
    const world = sandboxWorld({ records: 60 });
    const sent = world.sandbox.ledger.requests().length;
    world.sandbox.addFault({ path: '/opportunities/bulk', fault });
    const result = world.sendOne(create(world, draftsFor(world, 2)));
    expect(result).toMatchObject({ ok: false, fault: { kind, inDoubt: true } });
    expect(world.sandbox.ledger.requests()).toHaveLength(sent + 1);
    expect(world.truth().filter(({ name }) => name?.startsWith('Draft'))).toHaveLength(created);
  },
);

test('a key that may only read is told so, and nothing is in doubt', () => {
  const world = sandboxWorld({ records: 60 }, 'oct_test_sandbox_reads_only_0002');
  const result = world.sendOne(create(world, draftsFor(world, 2)));
  expect(result).toMatchObject({ ok: false, fault: { kind: 'forbidden' } });
  expect(!result.ok && result.fault.inDoubt).toBeFalsy();
});
