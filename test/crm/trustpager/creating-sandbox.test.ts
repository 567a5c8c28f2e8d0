/** Creations in front of a CRM that follows the documentation, under every open reading. */
import type { FieldValues } from '../../../src/core/writing';
import { trustpager } from '../../../src/crm/trustpager/connector';
import type { TrustPagerSwitches } from '../../../src/host/sandbox/trustpager/switches';
import { sendOne, told } from '../sandbox-line';
import { sandboxWorld } from './sandbox-world';
import { many, number, one, text } from './values';
import { automations, create, held, stages } from './write-world';

const CREATING: readonly Partial<TrustPagerSwitches>[] = [
  {},
  { createdOrder: 'request' },
  { bulkCreateStatus: 201 },
  { bulkCreateStatus: 207 },
  { rowErrorForm: 'message' },
  { rowErrorForm: 'errorObject' },
  { rowErrorForm: 'noIndex' },
  { tagsForm: 'objects' },
  { tagsForm: 'mixed' },
  { valueForm: 'numericString' },
  { dateForm: 'dayOnly' },
  { placementShape: 'full' },
  { halfPlacement: 'ignored' },
  { defaultPlacement: 'defaultPipeline' },
  { meta: 'missing' },
  { extraKeys: 'everywhere' },
  { idempotency: 'everywhere' },
];

describe.each(CREATING)('created under %j', (switches) => {
  const world = sandboxWorld({ switches });
  const [, second, third] = stages(world);
  const [company] = world.sandbox.workspace().companies.values();
  const drafts: readonly FieldValues[] = Array.from({ length: 12 }, (_, at) => ({
    name: text(`Draft ${at}`),
    value: number(at + 0.5),
    stage: one((at % 2 ? second : third)?.id ?? ''),
    customer: one(company?.id ?? '', company?.name),
    tags: many('hot', `tag ${at}`),
    'custom.seats': number(at),
    contact: at === 7 ? one('99999999-9999-4999-8999-999999999999') : null,
  }));
  const before = world.truth().length;
  const answers = told(world, create(world, drafts));

  test('TP8 the good drafts are there once each, the bad one is refused', () => {
    const rejected = answers.flatMap((answer, at) => (answer.kind === 'rejected' ? [at] : []));
    expect(rejected).toEqual([7]);
    expect(answers[7]).toMatchObject({ message: expect.stringContaining('contact_id') });
    expect(world.truth()).toHaveLength(before + 11);
    expect(world.sandbox.ledger.effects('created')).toHaveLength(11);
  });

  test('TP8 every id is that of its draft, and its record holds what was sent', () => {
    for (const [at, answer] of answers.entries()) {
      if (at === 7) continue;
      if (answer.kind !== 'record') throw new Error(`${at} is ${answer.kind}`);
      const { id, fields } = answer.record;
      expect(held(world, id)).toMatchObject({
        name: `Draft ${at}`,
        value: at + 0.5,
        customer_id: company?.id,
        metadata: { seats: at },
        tags: [{ name: 'hot' }, { name: `tag ${at}` }],
      });
      expect(fields).toMatchObject({
        name: text(`Draft ${at}`),
        value: number(at + 0.5),
        customer: one(company?.id ?? '', company?.name),
        tags: many('hot', `tag ${at}`),
        stage: { item: { id: (at % 2 ? second : third)?.id } },
        'custom.seats': number(at),
      });
    }
  });

  test('TP8 silently', () => {
    expect(automations(world)).toEqual([]);
  });
});

test('TP8 automations run for what is created aloud', () => {
  const world = sandboxWorld({ switches: { createFiresStageChanged: 'no' } });
  told(world, create(world, [{ name: text('a') }, { name: text('b') }], false));
  expect(automations(world)).toEqual(['deal_created', 'deal_created']);
});

test('TP8 a draft without a stage is put into no pipeline', () => {
  const world = sandboxWorld();
  const [answer] = told(world, create(world, [{ name: text('a') }]));
  if (answer?.kind !== 'record') throw new Error('a record');
  expect(held(world, answer.record.id).placements).toEqual([]);
  expect(trustpager.inScope(answer.record, world.view.scope)).toBe(false);
});

test('TP8 credits that end in the middle are said of the rows that are left', () => {
  const world = sandboxWorld({ credits: { balance: 4 } });
  const answers = told(
    world,
    create(world, [{ name: text('a') }, { name: text('b') }, { name: text('c') }]),
  );
  expect(answers.map(({ kind }) => kind)).toEqual(['record', 'record', 'rejected']);
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
    const world = sandboxWorld();
    world.sandbox.addFault({ path: '/opportunities/bulk-create', fault });
    const result = sendOne(world, create(world, [{ name: text('a') }, { name: text('b') }]));
    expect(result).toMatchObject({ ok: false, fault: { kind, inDoubt: true } });
    expect(world.sandbox.ledger.requests()).toHaveLength(1);
    expect(world.sandbox.ledger.effects('created')).toHaveLength(created);
  },
);
