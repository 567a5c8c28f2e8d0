import type { Opportunity } from '../../../../src/host/sandbox/octolane/records';
import { createCaller, walk } from './caller';

const caller = createCaller({ records: 400 });
const { sales, sandbox } = caller;
const rows = caller.rows();
const middle = rows[200];
const middleUs = middle?.createdUs ?? 0;
/** With six digits, as the server shows it. */
const middleIso = `${new Date(Math.floor(middleUs / 1000)).toISOString().slice(0, -1)}${String(middleUs % 1000).padStart(3, '0')}Z`;
const stage = sales.stages[1]?.id ?? '';
const dayMs = 86_400_000;
const june = Date.UTC(2025, 5, 1);
const source = sales.customFields[0]?.options?.[0]?.value ?? '';
const kola = sales.customFields.find((field) => field.slug === 'kola')?.options ?? [];
const [kolaA = '', kolaB = ''] = kola.map((option) => option.value);

type Test = (row: Opportunity) => boolean;
const lists = (row: Opportunity) => (row.custom.custom__kola ?? []) as readonly string[];
const inSales: Test = (row) => row.pipelineId === sales.id;
const lower = (text: string | null) => text?.toLowerCase() ?? '';

function foundBy(filters: unknown, scope: object = {}): ReadonlySet<string> {
  return new Set(walk(caller, { limit: 500, filters, ...scope }));
}

describe('SB5 a filter finds exactly the records that have the property', () => {
  test.each<[string, unknown, unknown, Test]>([
    ['stage_id', undefined, stage, (row) => row.stageId === stage],
    ['id', 'in', [rows[3]?.id, rows[5]?.id], (row) => [rows[3]?.id, rows[5]?.id].includes(row.id)],
    ['id', 'eq', rows[3]?.id.toUpperCase(), (row) => row.id === rows[3]?.id],
    ['amount', 'gt', 950, (row) => (row.amount ?? 0) > 950],
    [
      'amount',
      'gte',
      middle?.amount ?? 0,
      (row) => row.amount !== null && row.amount >= (middle?.amount ?? 0),
    ],
    ['amount', 'lt', 0, (row) => (row.amount ?? 0) < 0],
    [
      'amount',
      'between',
      [100, 1500],
      (row) => row.amount !== null && row.amount >= 100 && row.amount <= 1500,
    ],
    ['amount', 'empty', undefined, (row) => row.amount === null],
    ['amount', 'eq', null, (row) => row.amount === null],
    ['amount', 'neq', null, (row) => row.amount !== null],
    ['created_at', 'gte', middleIso, (row) => row.createdUs >= middleUs],
    ['created_at', 'gt', middleIso, (row) => row.createdUs > middleUs],
    ['created_at', 'eq', middleIso, (row) => row.createdUs === middleUs],
    ['updated_at', 'lt', '2025-06-01', (row) => row.updatedUs < june * 1000],
    ['updated_at', 'lt', '2025-06-01T02:00:00+02:00', (row) => row.updatedUs < june * 1000],
    [
      'close_date',
      'between',
      ['2025-06-01', '2025-07-01T00:00:00Z'],
      (row) => row.closeMs !== null && row.closeMs >= june && row.closeMs <= june + 30 * dayMs,
    ],
    ['close_date', 'not_empty', undefined, (row) => row.closeMs !== null],
    ['name', 'contains', 'ROLL', (row) => lower(row.name).includes('roll')],
    ['name', 'starts_with', 'new ', (row) => lower(row.name).startsWith('new ')],
    ['name', 'ends_with', 'RENEWAL', (row) => lower(row.name).endsWith('renewal')],
    ['name', 'eq', 'NEW WEBSITE', () => false],
    ['name', 'neq', 'x', (row) => row.name !== null],
    ['name', 'not_contains', 'new', (row) => row.name !== null && !lower(row.name).includes('new')],
    [
      'owner_id',
      'not_in',
      [middle?.ownerId],
      (row) => row.ownerId !== null && row.ownerId !== middle?.ownerId,
    ],
    [
      'probability',
      'gte',
      80,
      (row) =>
        (sandbox
          .workspace()
          .pipelines.get(row.pipelineId)
          ?.stages.find((each) => each.id === row.stageId)?.probability ?? 0) >= 80,
    ],
  ])('%s %s %j', (field, operator, value, has) => {
    const wanted = rows.filter(has).map((row) => row.id);
    expect(foundBy([{ field, operator, value }])).toEqual(new Set(wanted));
  });

  test.each<[string, unknown, unknown, Test]>([
    ['deal_source', 'eq', source, (row) => row.custom.select_530 === source],
    ['select_530', 'in', [source], (row) => row.custom.select_530 === source],
    ['seats', 'gt', 200, (row) => Number(row.custom.number_7 ?? 0) > 200],
    ['strategic', 'eq', true, (row) => row.custom.checkbox_8 === true],
    ['strategic', 'neq', true, (row) => row.custom.checkbox_8 === false],
    [
      'last_action_date',
      'lt',
      '2023-06-01',
      (row) => Date.parse(String(row.custom.custom__last_action_date)) < Date.UTC(2023, 5, 1),
    ],
    [
      'kola',
      'contains_all',
      [kolaA, kolaB],
      (row) => lists(row).includes(kolaA) && lists(row).includes(kolaB),
    ],
    [
      'kola',
      'in',
      [kolaA, kolaB],
      (row) => lists(row).includes(kolaA) || lists(row).includes(kolaB),
    ],
    [
      'kola',
      'contains_none',
      [kolaA],
      (row) => row.custom.custom__kola !== undefined && !lists(row).includes(kolaA),
    ],
    ['kola', 'empty', undefined, (row) => lists(row).length === 0],
    ['office', 'not_empty', undefined, (row) => row.custom.location_20 !== undefined],
  ])('custom field %s %s %j', (field, operator, value, has) => {
    const wanted = rows.filter((row) => inSales(row) && has(row)).map((row) => row.id);
    expect(wanted.length).toBeGreaterThan(0);
    const found = foundBy([{ field, operator, value }], { pipeline_id: sales.id });
    expect(found).toEqual(new Set(wanted));
  });

  test('all filters have to hold', () => {
    const wanted = rows.filter((row) => row.amount !== null && row.closeMs === null);
    const filters = [
      { field: 'amount', operator: 'not_empty' },
      { field: 'close_date', operator: 'empty' },
    ];
    expect(foundBy(filters)).toEqual(new Set(wanted.map((row) => row.id)));
  });
});

describe('SB5 a filter that makes no sense is refused', () => {
  test.each<[string, unknown]>([
    ['Unix numbers for dates', { field: 'created_at', operator: 'gt', value: 1_782_864_000 }],
    ['a date that is none', { field: 'created_at', operator: 'gt', value: 'yesterday' }],
    ['an unknown field', { field: 'deal_size', value: 1 }],
    ['an unknown operator', { field: 'name', operator: 'like', value: 'a' }],
    ['an alias', { field: 'name', operator: 'is', value: 'a' }],
    ['an unknown key', { field: 'name', operator: 'eq', values: ['a'] }],
    ['no field', { operator: 'eq', value: 'a' }],
    ['no value', { field: 'name', operator: 'eq' }],
    ['text for a number', { field: 'amount', value: '5' }],
    ['a number for text', { field: 'name', value: 5 }],
    ['a part of a number', { field: 'amount', operator: 'contains', value: '5' }],
    ['one value for many', { field: 'id', operator: 'in', value: 'x' }],
    ['three ends', { field: 'amount', operator: 'between', value: [1, 2, 3] }],
    ['null as a bound', { field: 'amount', operator: 'gt', value: null }],
    ['an object', { field: 'amount', value: { a: 1 } }],
    ['what belongs to the account', { field: 'account_domain', value: 'a.example' }],
    ['51 values', { field: 'id', operator: 'in', value: Array.from({ length: 51 }, () => 'x') }],
  ])('%s', (_title, filter) => {
    expect(caller.search({ filters: [filter] }).status).toBe(400);
  });

  test('51 filters are too many', () => {
    const filters = (count: number) =>
      Array.from({ length: count }, () => ({ field: 'name', operator: 'not_empty' }));
    expect(caller.search({ filters: filters(51) }).status).toBe(400);
    expect(caller.search({ filters: filters(50) }).status).toBe(200);
  });
});

describe('SB3 filters follow the switches', () => {
  const own = createCaller({ records: 0 });
  own.sandbox.colleague.create({ name: 'Alpha' });
  own.sandbox.colleague.create({ name: null });
  const count = (filter: unknown) => walk(own, { filters: [filter] }).length;
  const many = Array.from({ length: 51 }, () => 'Alpha');

  test.each([
    [{ textMatch: 'sensitive' }, { field: 'name', operator: 'contains', value: 'alpha' }, 1, 0],
    [{ nullsInNegation: 'kept' }, { field: 'name', operator: 'neq', value: 'x' }, 1, 2],
    [{ nullsInNegation: 'kept' }, { field: 'name', operator: 'not_in', value: ['x'] }, 1, 2],
    [{ nullsInNegation: 'kept' }, { field: 'kola', operator: 'contains_none', value: ['x'] }, 0, 2],
    [{ operatorAliases: 'accepted' }, { field: 'name', operator: 'is', value: 'Alpha' }, 400, 1],
    [{ relatedFilters: 'accepted' }, { field: 'stage_name', value: 'Lead' }, 400, 2],
    [{ idFilter: 'refused' }, { field: 'id', operator: 'not_empty' }, 2, 400],
    [{ unknownField: 'ignored' }, { field: 'nothing', value: 'x' }, 400, 2],
    [{ inListMax: 100 }, { field: 'name', operator: 'in', value: many }, 400, 1],
  ] as const)('%j', (switches, filter, before, after) => {
    const outcome = () => {
      const { status } = own.search({ filters: [filter] });
      return status === 200 ? count(filter) : status;
    };
    const defaults = own.sandbox.switches();
    expect(outcome()).toBe(before);
    own.sandbox.setSwitches(switches);
    expect(outcome()).toBe(after);
    own.sandbox.setSwitches(defaults);
  });
});
