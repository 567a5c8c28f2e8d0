/** Pipelines, stages and fields: what can be shown, chosen and written. */
import type { FieldSpec } from '../../../src/core/model';
import { octolane } from '../../../src/crm/octolane/connector';
import { faultOf, fixture, idOf, KEY, readValue } from './fixtures';

const [fieldsPart, stagesPart] = octolane.catalogue(KEY, idOf(101));

function fieldsOf(name: string): readonly FieldSpec[] {
  if (!fieldsPart) throw new Error('a part');
  return readValue(fieldsPart.exchange, name).fields ?? [];
}

function field(name: string, key: string): FieldSpec {
  const found = fieldsOf(name).find((spec) => spec.key === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
}

test.each(['pipelines-wrapped', 'pipelines-bare', 'pipelines-id-label', 'pipelines-pipeline-name'])(
  '%s is read',
  (name) => {
    expect(readValue(octolane.pipelines(KEY), name)).toEqual([{ id: idOf(101), label: 'Sales' }]);
  },
);

test('a pipeline without a name goes by its id, and there may be none', () => {
  const unnamed = readValue(octolane.pipelines(KEY), 'pipelines-unnamed');
  expect(unnamed).toEqual([{ id: idOf(101), label: idOf(101) }]);
  expect(readValue(octolane.pipelines(KEY), 'pipelines-none')).toEqual([]);
});

test.each(['pipelines-without-id', 'pipelines-other-key'])('%s is refused loudly', (name) => {
  expect(faultOf(octolane.pipelines(KEY), name).kind).toBe('badAnswer');
});

test('both parts are of the pipeline and needed', () => {
  const parts = octolane.catalogue(KEY, idOf(101));
  expect(parts.map(({ exchange, optional }) => [exchange.request.url, optional])).toEqual([
    [`https://api.octolane.com/v1/pipelines/${idOf(101)}/fields`, false],
    [`https://api.octolane.com/v1/pipelines/${idOf(101)}/stages`, false],
  ]);
});

test.each(['stages', 'stages-disordered'])('%s are options, in order', (name) => {
  if (!stagesPart) throw new Error('a part');
  expect(readValue(stagesPart.exchange, name).options).toEqual({
    opportunity_stage: [
      { id: idOf(201), label: 'Proposal' },
      { id: idOf(202), label: 'Won' },
    ],
  });
});

test('stages of one name stay two, so that the name is found to be ambiguous', () => {
  if (!stagesPart) throw new Error('a part');
  const { options } = readValue(stagesPart.exchange, 'stages-same-label');
  expect(options?.opportunity_stage?.map(({ label }) => label)).toEqual(['Demo', 'Demo']);
});

/** Key, create, update. */
const SYSTEM: Readonly<Record<string, readonly string[]>> = {
  'fields-prefixed': [
    'name yes yes',
    'opportunity_stage yes try',
    'pipeline no no',
    'opportunity_amount yes try',
    'opportunity_close_date yes try',
    'opportunity_account no yes',
    'account_domain yes no',
    'opportunity_contact no yes',
    'contact_email yes no',
    'opportunity_other_stakeholders no yes',
    'other_emails yes no',
    'opportunity_next_steps yes try',
    'opportunity_next_action_date yes try',
    'opportunity_owner yes try',
    'owner_email yes no',
    'probability no no',
    'created_at no no',
    'updated_at no no',
  ],
  'fields-plain': [
    'name yes yes',
    'amount yes try',
    'close_date yes try',
    'next_steps yes try',
    'next_action_date yes try',
    'owner_id yes try',
  ],
  'fields-of-create': ['deal_size yes try', 'close_date yes try', 'next_steps yes no'],
  'fields-only-published': [
    'name yes yes',
    'amount yes no',
    'close_date yes no',
    'next_steps yes no',
    'owner yes no',
  ],
  'fields-not-editable': ['name yes no', 'amount yes no', 'custom.custom__score no no'],
  'fields-bare': ['amount yes try', 'custom.custom__seats yes yes'],
};

test.each(Object.keys(SYSTEM))('%s: what is writable, and under which name', (name) => {
  const specs = fieldsOf(name).map(
    ({ key, onCreate, onUpdate }) => `${key} ${onCreate} ${onUpdate}`,
  );
  if (name === 'fields-prefixed') expect(specs).toEqual(SYSTEM[name]);
  else expect(specs).toEqual(expect.arrayContaining([...(SYSTEM[name] ?? [])]));
});

test('a new opportunity needs a name, and nothing else', () => {
  const required = fieldsOf('fields-prefixed').filter((spec) => spec.required);
  expect(required.map(({ key }) => key)).toEqual(['name']);
});

test('custom fields have the types that a sheet knows, and those that cannot be sent are shown', () => {
  const custom = fieldsOf('fields-all-types').filter(({ key }) => key.startsWith('custom.'));
  const told = custom.map(({ key, type, onCreate, onUpdate }) => [
    key.replace('custom.custom__', ''),
    `${type} ${onCreate} ${onUpdate}`,
  ]);
  expect(Object.fromEntries(told)).toEqual({
    string: 'text yes yes',
    number: 'number yes yes',
    checkbox: 'flag yes yes',
    date: 'day yes try',
    date_range: 'text no no',
    rating: 'number yes yes',
    timestamp: 'instant yes try',
    select: 'choice yes try',
    multi_select: 'list no try',
    currency: 'number yes yes',
    percentage: 'number yes yes',
    location: 'text no no',
    time: 'text yes try',
    datetime: 'instant yes try',
    email: 'text yes yes',
    phone: 'text yes yes',
    website: 'text yes yes',
    url: 'text yes yes',
    radio: 'choice yes try',
    team_members: 'list no no',
  });
});

test.each([
  ['fields-all-types', 'custom.custom__select'],
  ['fields-all-types', 'custom.custom__multi_select'],
  ['fields-all-types', 'custom.custom__radio'],
  ['fields-select-options', 'custom.custom__tier'],
])('options are read, whatever their key: %s %s', (name, key) => {
  expect(field(name, key).options).toEqual([
    { id: 'enterprise', label: 'Enterprise' },
    { id: 'small', label: 'Small' },
  ]);
});

test('a hidden field is no column', () => {
  const keys = fieldsOf('fields-hidden').map(({ key }) => key);
  expect(keys).toContain('custom.custom__open');
  expect(keys).not.toContain('custom.custom__secret');
});

test('every label is unique', () => {
  const labels = fieldsOf('fields-same-label').map(({ label }) => label);
  expect(labels.slice(-4)).toEqual([
    'Region',
    'region (custom__b)',
    'Amount (custom__c)',
    'custom__d',
  ]);
  expect(new Set(labels.map((label) => label.toLowerCase())).size).toBe(labels.length);
});

describe('the checks of a key', () => {
  const checks = octolane.checks(KEY);

  test('are small reads, of which pipelines are needed and tell the workspace', () => {
    expect(checks.map(({ exchange, required }) => [exchange.request.url, required])).toEqual([
      ['https://api.octolane.com/v1/pipelines', true],
      ['https://api.octolane.com/v1/accounts?limit=1', false],
      ['https://api.octolane.com/v1/contacts?limit=1', false],
    ]);
    const [pipelines, accounts] = checks.map(({ exchange }) => exchange);
    expect(pipelines?.read(fixture('pipelines-wrapped'))).toEqual({
      ...{ ok: true, value: { fingerprint: [idOf(101)] } },
    });
    expect(accounts?.read(fixture('accounts-search'))).toEqual({ ok: true, value: {} });
    expect(accounts?.read(fixture('answer-html')).ok).toBe(false);
  });
});
