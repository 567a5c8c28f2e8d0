import type { CataloguePart } from '../../../src/core/connector';
import type { FieldSpec } from '../../../src/core/model';
import { trustpager } from '../../../src/crm/trustpager/connector';
import { jsonAnswer, KEY, list, queryOf, readValue, SALES } from './wire-answers';

const [stages, settings, users, tags] = trustpager.catalogue(KEY, SALES.id).map((part) => ({
  ...part,
  path: part.exchange.request.url.split('?')[0]?.split('/v1/api/v1')[1],
}));

function read(part: typeof stages, data: unknown, pagination?: unknown): CataloguePart {
  if (!part) throw new Error('no such part');
  return readValue(part.exchange, jsonAnswer(200, { data, pagination, meta: {} }));
}

test('TP3 only the stages are required', () => {
  expect([stages, settings, users, tags].map((part) => [part?.path, part?.optional])).toEqual([
    [`/pipelines/${SALES.id}/stages`, false],
    ['/company/crm-settings', true],
    ['/company/users', true],
    ['/company/settings/tag-palette', true],
  ]);
});

describe('TP3 fixed fields', () => {
  const specs = read(stages, []).fields ?? [];
  const writable = (way: 'onCreate' | 'onUpdate') =>
    specs.filter((spec) => spec[way] !== 'no').map((spec) => spec.key);

  test('fifteen are chosen by default, the name first', () => {
    const byDefault = specs.filter((spec) => spec.byDefault).map((spec) => spec.label);
    expect(byDefault).toHaveLength(15);
    expect(byDefault[0]).toBe('Name');
  });

  test('keys and labels are unique', () => {
    expect(new Set(specs.map(({ key }) => key)).size).toBe(specs.length);
    expect(new Set(specs.map(({ label }) => label.toLowerCase())).size).toBe(specs.length);
  });

  test('what PATCH lists can be updated, a stage is moved, value and status are tried', () => {
    const by = (writable: string) =>
      specs.filter(({ onUpdate }) => onUpdate === writable).map(({ key }) => key);
    expect(by('yes')).toEqual([
      'name',
      'currency',
      'customer',
      'contact',
      'lead_source',
      'tags',
      'notes',
    ]);
    expect(by('move')).toEqual(['stage']);
    expect(by('try')).toEqual(['status', 'value']);
  });

  test('what bulk-create lists can be created', () => {
    expect(writable('onCreate')).toEqual([
      'name',
      'status',
      'stage',
      'value',
      'currency',
      'customer',
      'contact',
      'lead_source',
      'tags',
      'notes',
    ]);
    const required = specs.filter((spec) => spec.required).map(({ key }) => key);
    expect(required).toEqual(['name', 'stage']);
  });
});

test('TP3 stages are options in the order of the board', () => {
  const rows = [
    { id: 's-3', name: 'Third' },
    { id: 's-2', name: 'Second', position: 1 },
    { id: 's-1', name: 'First', position: 0 },
  ];
  expect(read(stages, rows).options?.stage?.map(({ label }) => label)).toEqual([
    'First',
    'Second',
    'Third',
  ]);
});

describe('TP3 settings', () => {
  const definition = (parts: Readonly<Record<string, unknown>>) => ({
    id: 'deal_size',
    label: 'Deal size',
    type: 'number',
    ...parts,
  });
  const specOf = (parts: Readonly<Record<string, unknown>>): FieldSpec | undefined =>
    read(settings, { custom_fields: { deal: [definition(parts)], account: [] } }).fields?.[0];

  test.each([
    ['text', 'text'],
    ['textarea', 'text'],
    ['dropdown', 'choice'],
    ['number', 'number'],
    ['datetime', 'instant'],
    ['checkbox', 'flag'],
  ])('a %s field is a %s column that can be written', (wire, type) => {
    expect(specOf({ type: wire })).toEqual({
      key: 'custom.deal_size',
      label: 'Deal size',
      type,
      onCreate: 'yes',
      onUpdate: 'yes',
    });
  });

  test('a dropdown brings its options', () => {
    expect(specOf({ type: 'dropdown', options: ['B2B', 'B2C'] })?.options).toEqual([
      { id: 'B2B', label: 'B2B' },
      { id: 'B2C', label: 'B2C' },
    ]);
  });

  test.each([
    ['of an unknown type', { type: 'signature' }],
    ['without a type', { type: undefined }],
    ['whose id the API would refuse', { id: '33333333-3333-4333-8333-333333333333' }],
  ])('a field %s is shown, never written', (_, parts) => {
    expect(specOf(parts)).toMatchObject({ onCreate: 'no', onUpdate: 'no' });
  });

  test('labels stay unique, whatever people name their fields', () => {
    const deal = [
      definition({ id: 'a', label: 'NOTES' }),
      definition({ id: 'b', label: 'Size' }),
      definition({ id: 'c', label: 'Size ' }),
      definition({ id: 'd', label: '' }),
      definition({ id: 'quick_links', label: 'Links' }),
    ];
    const { fields } = read(settings, { custom_fields: { deal } });
    expect(fields?.map(({ label }) => label)).toEqual(['NOTES (a)', 'Size', 'Size (c)', 'd']);
  });

  test('lead sources and types are options, each once', () => {
    const data = { lead_sources: ['Web', 'Web', 'Fair'], opportunity_type_options: ['New'] };
    expect(read(settings, data)).toEqual({
      fields: [],
      options: {
        lead_source: [
          { id: 'Web', label: 'Web' },
          { id: 'Fair', label: 'Fair' },
        ],
        opportunity_type: [{ id: 'New', label: 'New' }],
      },
    });
  });

  test.each([[{}], [{ custom_fields: null }], [{ custom_fields: { deal: null } }]])(
    'settings without fields: %j',
    (data) => {
      expect(read(settings, data)).toEqual({ fields: [], options: {} });
    },
  );
});

describe('TP3 users', () => {
  test('are options for owners; a row without an id is left out', () => {
    const rows = [{ user_id: 'u-1', id: 'm-1', full_name: 'Maria' }, { email: 'x@y.example' }, 7];
    expect(read(users, rows)).toEqual({ options: { owners: [{ id: 'u-1', label: 'Maria' }] } });
  });

  test('are read page by page where the list has pages', () => {
    const more = { has_more: true, next_cursor: 'u2' };
    const next = read(users, [{ id: 'u-1', full_name: 'Maria' }], more).next;
    expect(next && queryOf(next)).toEqual({ limit: '100', after: 'u2', cursor: 'u2' });
    const last = next && readValue(next, list([{ id: 'u-2', full_name: 'Ben' }]));
    expect(last).toEqual({ options: { owners: [{ id: 'u-2', label: 'Ben' }] } });
    expect(next?.read(list([], more))).toMatchObject({ fault: { kind: 'badAnswer' } });
  });
});

test('TP3 tags of the palette are options', () => {
  expect(read(tags, [{ name: 'hot', color: '#f00' }]).options).toEqual({
    tags: [{ id: 'hot', label: 'hot' }],
  });
});

test('TP3 pipelines come in the order of the board, unnamed ones by id', () => {
  const answer = list([
    { id: 'p-2', name: 'Renewals', position: 1, is_default: false },
    { id: 'p-1', name: 'Sales', position: 0 },
    { id: 'p-3', name: null },
  ]);
  expect(readValue(trustpager.pipelines(KEY), answer)).toEqual([
    { id: 'p-1', label: 'Sales' },
    { id: 'p-2', label: 'Renewals' },
    { id: 'p-3', label: 'p-3' },
  ]);
});

describe('TP3 checks', () => {
  const checks = trustpager.checks(KEY);

  test('opportunities and pipelines are required, and every check says what is lost', () => {
    expect(checks.map(({ right, required }) => [right, required])).toEqual([
      ['opportunities:read', true],
      ['pipelines:read', true],
      ['users:read', false],
      ['company:read', false],
      ['contacts:read', false],
      ['companies:read', false],
    ]);
    for (const { purpose, without } of checks) {
      expect(purpose).not.toBe('');
      expect(without).not.toBe('');
    }
  });

  test('the ids of the pipelines tell the workspace', () => {
    const answer = list([{ id: 'p-1', name: 'Sales' }, { id: 'p-2' }]);
    const told = checks.flatMap(({ exchange, right }) =>
      right === 'pipelines:read' ? [readValue(exchange, answer)] : [],
    );
    expect(told).toEqual([{ fingerprint: ['p-1', 'p-2'] }]);
  });

  test('a web page in place of data is not taken for permission', () => {
    for (const { exchange } of checks) {
      expect(exchange.read(jsonAnswer(200, '<html>'))).toMatchObject({ ok: false });
    }
  });

  test.each([
    ['tp_live_0123456789abcdef', true],
    ['tp_test_0123456789-_ABCDE', true],
    ['tp_live_short', false],
    ['tp_demo_0123456789abcdef', false],
    [' tp_live_0123456789abcdef', false],
    ['tp_live_0123456789abcdef\n', false],
    ['tp_live_0123456789abcdé1', false],
    ['', false],
  ])('%j as the shape of a key: %s', (key, expected) => {
    expect(trustpager.looksLikeKey(key)).toBe(expected);
  });
});
