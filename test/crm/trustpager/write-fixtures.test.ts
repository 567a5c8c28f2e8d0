/** The connector against the wire fixtures of writes: every answer is read as meant, row by row. */
import type { Exchange } from '../../../src/core/exchange';
import type { RecordId } from '../../../src/core/model';
import type { Draft, RecordChange, WriteAnswer } from '../../../src/core/writing';
import { trustpager } from '../../../src/crm/trustpager/connector';
import type { Fixture } from '../../host/sandbox/trustpager/fixture';
import { answerOf, FIXTURES, fixture, VIEW } from './fixture-answers';
import { one, text } from './values';
import { readValue } from './wire-answers';

const { writing } = trustpager;
const OPTIONS = { silent: true, idempotencyKey: 'run-1' };
const STAGE_ID = '00000000-0000-4000-8000-000000000201';
const FIRST_ID = '00000000-0000-4000-8000-000000000001';

/** The exchange that asks what the fixture's request asks; null: no write of this connector. */
function exchangeOf({ request }: Fixture): Exchange<readonly WriteAnswer[]> | null {
  const { records, ids } = (request.body ?? {}) as { records?: unknown[]; ids?: string[] };
  const path = request.path.replace(/^\/deals/, '/opportunities');
  if (request.method === 'PATCH') return patch(FIRST_ID);
  if (request.method !== 'POST') return null;
  if (path === '/opportunities/bulk-create' && records) return create(records.length);
  if (path === '/opportunities/bulk-move' && ids) return move(ids);
  if (path.endsWith('/add-card')) return addCard();
  if (path === '/opportunities/bulk-delete' && ids) {
    return writing.remove?.request(VIEW, ids as RecordId[]) ?? null;
  }
  return null;
}

function create(count: number): Exchange<readonly WriteAnswer[]> {
  const draft: Draft = { fields: { name: text('New') } };
  return writing.create(VIEW, new Array<Draft>(count).fill(draft), OPTIONS);
}

function move(ids: readonly string[]): Exchange<readonly WriteAnswer[]> {
  const fields = { pipeline: one(VIEW.scope.pipeline.id) };
  return onlyCall(
    ids.map((id) => ({ record: { id: id as RecordId, fields }, fields: { stage: one(STAGE_ID) } })),
  );
}

/** For a record whose cards are not known. */
function addCard(): Exchange<readonly WriteAnswer[]> {
  return onlyCall([{ record: recordOf(FIRST_ID), fields: { stage: one(STAGE_ID) } }]);
}

function patch(id: string): Exchange<readonly WriteAnswer[]> {
  return onlyCall([{ record: recordOf(id), fields: { name: text('New name') } }]);
}

function recordOf(id: string) {
  return { id: id as RecordId, fields: {} };
}

function onlyCall(changes: readonly RecordChange[]): Exchange<readonly WriteAnswer[]> {
  const [call, ...more] = writing.update(VIEW, changes, OPTIONS).flat();
  if (!call || more.length > 0) throw new Error('one request');
  expect(call.about).toEqual(changes.map((_, place) => place));
  return call.exchange;
}

/** A fixture's answers in short: what was said of each draft, change or id. */
function summary(found: Fixture): readonly string[] | string {
  const exchange = exchangeOf(found);
  if (!exchange) throw new Error(`${found.name} is no write`);
  expect(exchange.idempotent).toBe(false);
  const result = exchange.read(answerOf(found));
  return result.ok ? result.value.map(inShort) : result.fault.kind;
}

function inShort(answer: WriteAnswer): string {
  switch (answer.kind) {
    case 'record':
      return `record ${answer.record.id.slice(-1)}`;
    case 'rejected':
      return `rejected: ${answer.message}`;
    case 'waiting':
      return `waiting: ${answer.approval.slice(-3)}`;
    default:
      return answer.kind;
  }
}

const STATUS = 'rejected: status must be one of open, won, lost';
const NAMELESS = 'rejected: name is required';
const EITHER = `${STATUS}; or name is required`;
const WORDLESS = 'rejected: TrustPager refused it without a reason';
const UNKNOWN = 'unknown';
const WAITING = 'waiting: 950';
const [ONE, TWO] = ['record 1', 'record 2'];

const CREATED: Readonly<Record<string, readonly string[] | string>> = {
  'bulk-create-201': [ONE, TWO],
  'bulk-create-207': [ONE, STATUS],
  'bulk-create-alias': [ONE, TWO],
  'bulk-create-all': [ONE, TWO],
  'bulk-create-all-failed': [NAMELESS],
  'bulk-create-counts-as-text': [ONE, STATUS],
  'bulk-create-counts-missing': [ONE, STATUS],
  'bulk-create-created-missing': [STATUS],
  'bulk-create-created-one-unplaced': [ONE],
  'bulk-create-created-some-unplaced': [ONE, UNKNOWN],
  'bulk-create-created-unplaced': [UNKNOWN, UNKNOWN],
  'bulk-create-cut': 'badAnswer',
  'bulk-create-empty': 'badAnswer',
  'bulk-create-error-bare-text': [ONE, STATUS],
  'bulk-create-error-code-only': [ONE, WORDLESS],
  'bulk-create-error-empty': [ONE, WORDLESS],
  'bulk-create-error-name-echo': [ONE, STATUS],
  'bulk-create-error-no-object': [ONE, WORDLESS],
  'bulk-create-error-nulls': [ONE, WORDLESS],
  'bulk-create-error-text-as-errors': [ONE, STATUS],
  'bulk-create-error-texts': [ONE, 'rejected: status is not known. name is too short'],
  'bulk-create-error-twice': [ONE, `${STATUS}. value must be a number`],
  'bulk-create-errors-missing': [ONE],
  'bulk-create-errors-null': [ONE, TWO],
  'bulk-create-example-keys': [ONE, TWO],
  'bulk-create-fewer-errors-counted': [ONE, UNKNOWN],
  'bulk-create-foreign-contact': [
    'rejected: contact_id 00000000-0000-4000-8000-000000000999 was not found',
    TWO,
  ],
  'bulk-create-foreign-stage': ['rejected: stage_id is not a stage of this pipeline'],
  'bulk-create-half-placement': ['rejected: pipeline_id and stage_id are needed together'],
  'bulk-create-html': 'badAnswer',
  'bulk-create-id-empty': [ONE, UNKNOWN],
  'bulk-create-id-missing': [ONE, UNKNOWN],
  'bulk-create-id-twice': [UNKNOWN, UNKNOWN, 'record 2'],
  'bulk-create-ids-only': [ONE, TWO],
  'bulk-create-in-both-lists': [ONE, TWO],
  'bulk-create-index-as-text': [UNKNOWN, UNKNOWN],
  'bulk-create-index-fraction': [UNKNOWN, UNKNOWN],
  'bulk-create-index-from-one': [UNKNOWN, UNKNOWN, UNKNOWN],
  'bulk-create-index-negative': [UNKNOWN, UNKNOWN],
  'bulk-create-index-twice': [UNKNOWN, UNKNOWN],
  'bulk-create-index-twice-same-id': [ONE, TWO],
  'bulk-create-list-as-data': 'badAnswer',
  'bulk-create-more-counted': [ONE, UNKNOWN],
  'bulk-create-more-errors-counted': [ONE, UNKNOWN, UNKNOWN],
  'bulk-create-no-credits-left': [ONE, 'rejected: No credits left'],
  'bulk-create-no-index-all-failed': [EITHER, EITHER],
  'bulk-create-no-index-created-unplaced': [UNKNOWN, UNKNOWN],
  'bulk-create-no-index-mixed': ['rejected: value must be a number', STATUS],
  'bulk-create-no-index-one-record': [STATUS],
  'bulk-create-no-index-same-words': [STATUS, STATUS],
  'bulk-create-no-index-several': [EITHER, TWO, EITHER],
  'bulk-create-no-index-too-few': [UNKNOWN, TWO, UNKNOWN],
  'bulk-create-no-index-too-many': [ONE, UNKNOWN],
  'bulk-create-no-lists': 'badAnswer',
  'bulk-create-no-objects': [UNKNOWN, UNKNOWN],
  'bulk-create-nothing-listed': [UNKNOWN, UNKNOWN],
  'bulk-create-odd-fields': [ONE],
  'bulk-create-partial-error': [ONE, STATUS],
  'bulk-create-partial-message': [ONE, STATUS],
  'bulk-create-partial-no-index': [ONE, STATUS],
  'bulk-create-partial-object': [ONE, STATUS],
  'bulk-create-placed': [ONE],
  'bulk-create-row-vanished': [ONE, UNKNOWN],
  'bulk-create-shuffled': [ONE, TWO],
  'bulk-create-tags-as-objects': [ONE],
  'bulk-create-value-as-text': [ONE],
  'bulk-create-without-meta': [ONE],
  'bulk-create-without-placements': [ONE],
};

const MOVED: Readonly<Record<string, readonly string[] | string>> = {
  'add-card': ['done'],
  'add-card-other-record': 'badAnswer',
  'add-card-other-stage': 'badAnswer',
  'add-card-success-only': 'badAnswer',
  'add-card-without-deal': ['done'],
  'bulk-move': ['done', 'done'],
  'bulk-move-contradiction': [UNKNOWN, UNKNOWN],
  'bulk-move-count-missing': [UNKNOWN, UNKNOWN],
  'bulk-move-count-over': [UNKNOWN, UNKNOWN],
  'bulk-move-count-short': [UNKNOWN, UNKNOWN, UNKNOWN],
  'bulk-move-count-short-some-named': [UNKNOWN, UNKNOWN, WORDLESS],
  'bulk-move-errors': ['done', WORDLESS],
  'bulk-move-failed-count': [UNKNOWN, UNKNOWN],
  'bulk-move-failed-ids': ['done', WORDLESS],
  'bulk-move-failed-objects': ['done', 'rejected: Opportunity not found'],
  'bulk-move-failed-unreadable': [UNKNOWN, UNKNOWN],
  'bulk-move-foreign-id': [UNKNOWN, UNKNOWN],
  'bulk-move-list-as-data': 'badAnswer',
  'bulk-move-none': [WORDLESS],
  'bulk-move-partial': ['done', WORDLESS],
  'bulk-move-unsuccessful': ['done', WORDLESS],
};

const DELETED: Readonly<Record<string, readonly string[] | string>> = {
  'bulk-delete': ['done', 'done', 'done'],
  'bulk-delete-count-missing': [UNKNOWN, UNKNOWN],
  'bulk-delete-count-short': [UNKNOWN, UNKNOWN],
  'bulk-delete-failed': ['done', WORDLESS],
  'bulk-delete-moved-counted': [UNKNOWN],
  'bulk-delete-none': [WORDLESS],
  'bulk-delete-partial': ['done', WORDLESS],
};

const PATCHED: Readonly<Record<string, readonly string[] | string>> = {
  'patch-204': ['done'],
  'patch-documented-keys': [ONE],
  'patch-empty': 'badAnswer',
  'patch-metadata-replaced': [ONE],
  'patch-null-ignored': [ONE],
  'patch-odd-row': 'badAnswer',
  'patch-one': [ONE],
  'patch-other-record': 'badAnswer',
  'patch-status-not-taken': [ONE],
  'patch-success-only': 'badAnswer',
  'patch-tags-replaced': [ONE],
  'patch-value-taken': [ONE],
};

const QUEUED: Readonly<Record<string, readonly string[] | string>> = {
  'approval-queued-add-card': [WAITING],
  'approval-queued-bulk-create': [WAITING, WAITING],
  'approval-queued-bulk-delete': [WAITING, WAITING],
  'approval-queued-bulk-move': [WAITING, WAITING],
  'approval-queued-empty': ['waiting: ', 'waiting: '],
  'approval-queued-html': ['waiting: ', 'waiting: '],
  'approval-queued-numeric-id': ['waiting: ', 'waiting: '],
  'approval-queued-patch': [WAITING],
  'approval-queued-without-id': ['waiting: ', 'waiting: '],
};

const WRITES = { ...CREATED, ...MOVED, ...DELETED, ...PATCHED, ...QUEUED };

test('TP6 every fixture of a write is judged', () => {
  const judged = FIXTURES.filter((one) => one.answer.status < 300 && exchangeOf(one) !== null);
  const names = judged.map(({ name }) => name);
  expect(Object.keys(WRITES).sort()).toEqual(names.sort());
  expect(names.length).toBeGreaterThanOrEqual(110);
});

describe.each([
  ['TP6 TP8 created', CREATED],
  ['TP6 TP10 moved', MOVED],
  ['TP6 deleted', DELETED],
  ['TP6 TP9 changed', PATCHED],
  ['TP6 TP11 queued', QUEUED],
])('%s', (_, cases) => {
  test.each(Object.entries(cases))('%s', (name, expected) => {
    expect(summary(fixture(name))).toEqual(expected);
  });
});

test.each(['approval-queued', 'approval-queued-id', 'approval-queued-data'])(
  'TP6 TP11 the approval is found wherever the answer names it: %s',
  (name) => {
    const answers = readValue(create(3), answerOf(fixture(name)));
    expect(answers.map(inShort)).toEqual([WAITING, WAITING, WAITING]);
  },
);

describe('TP6 the record that a write answers', () => {
  const recordIn = (name: string, exchange: Exchange<readonly WriteAnswer[]>) => {
    const [answer] = readValue(exchange, answerOf(fixture(name)));
    if (answer?.kind !== 'record') throw new Error('no record');
    return answer.record;
  };

  test('has the fields of the answer, and what it takes to write it back', () => {
    const { fields, carried } = recordIn('bulk-create-tags-as-objects', create(1));
    expect(fields).toMatchObject({
      name: text('Acme website'),
      stage: { kind: 'one', item: { label: 'Proposal' } },
      value: null,
    });
    expect(carried).toEqual({
      tags: [
        { name: 'web', color: '#3b82f6' },
        { name: 'design', color: '#3b82f6' },
      ],
      metadata: { deal_size: 'Small', seats: 12, is_strategic: true },
    });
  });

  test('leaves absent what the answer leaves out', () => {
    expect(recordIn('bulk-create-ids-only', create(2)).fields).not.toHaveProperty('name');
    expect(recordIn('bulk-create-odd-fields', create(1))).toEqual({ id: FIRST_ID, fields: {} });
    const { fields, carried } = recordIn('patch-documented-keys', patch(FIRST_ID));
    expect(fields).not.toHaveProperty('value');
    expect(carried).toEqual({ tags: ['web', 'design'] });
  });

  test('has an account and a contact only under names that are known', () => {
    const { fields } = recordIn('patch-one', patch(FIRST_ID));
    expect(fields).not.toHaveProperty('customer');
    const known = {
      kind: 'one',
      item: { id: '00000000-0000-4000-8000-000000000401', label: 'Acme' },
    } as const;
    const change = { record: recordOf(FIRST_ID), fields: { customer: known } };
    const changed = recordIn('patch-one', onlyCall([change]));
    expect(changed.fields.customer).toEqual(known);
    expect(changed.fields).not.toHaveProperty('contact');
    const other = { record: recordOf(FIRST_ID), fields: { customer: one('another', 'Acme') } };
    expect(recordIn('patch-one', onlyCall([other])).fields).not.toHaveProperty('customer');
  });
});
