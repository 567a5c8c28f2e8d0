import type { FieldSpec } from '../../../src/core/model';
import { lightfield } from '../../../src/crm/lightfield/connector';
import { addressOf, answerOf, KEY, queryOf, readFixture } from './fixture-answers';

function specs(name: string, pipelineId = 'all'): ReadonlyMap<string, FieldSpec> {
  const [definitions] = lightfield.catalogue(KEY, pipelineId);
  const { fields = [] } = readFixture(definitions?.exchange, name);
  return new Map(fields.map((spec) => [spec.key, spec]));
}

const labels = (spec: FieldSpec | undefined) => spec?.options?.map(({ label }) => label);

describe.each(['definitions', 'definitions-required-only'])('LF3 the fields of %s', (name) => {
  const fields = specs(name);

  test.each([
    ['$name', 'Name', 'text', 'yes/yes'],
    ['$stage', 'Stage', 'choice', 'yes/yes'],
    ['$amount', 'Amount (USD)', 'number', 'yes/yes'],
    ['$closeDate', 'Close date', 'instant', 'yes/yes'],
    ['$opportunityStatus', 'Status', 'text', 'no/no'],
    ['icp-score', 'ICP score', 'number', 'yes/yes'],
    ['is-renewal', 'Renewal', 'flag', 'yes/yes'],
    ['lead-source', 'Lead source', 'choice', 'yes/yes'],
    ['competitors', 'Competitors', 'list', 'yes/yes'],
    ['background', 'Background', 'text', 'yes/yes'],
    ['summary', 'Summary', 'text', 'no/no'],
    ['last-email', 'Last e-mail', 'text', 'no/no'],
    ['billing-address', 'Billing address', 'text', 'no/no'],
    ['billing-email', 'Billing e-mail', 'list', 'yes/yes'],
    ['support-phone', 'Support phone', 'list', 'yes/yes'],
    ['contract-link', 'Contract', 'text', 'yes/yes'],
    ['signed-by', 'Signed by', 'text', 'no/no'],
    ['partner-page', 'Partner page', 'text', 'yes/yes'],
    ['rating', 'Rating', 'text', 'no/no'],
    ['name-2', 'Name (name-2)', 'text', 'yes/yes'],
    ['relationships.$account', 'Account', 'reference', 'yes/no'],
    ['relationships.$owner', 'Owner', 'reference', 'yes/yes'],
    ['relationships.$createdBy', 'Created by', 'reference', 'yes/no'],
    ['relationships.$champion', 'Champion', 'reference', 'yes/yes'],
    ['relationships.$evaluator', 'Evaluators', 'list', 'yes/yes'],
    ['relationships.referred-by', 'Referred by', 'reference', 'no/no'],
    ['createdAt', 'Created', 'instant', 'no/no'],
    ['updatedAt', 'Updated', 'instant', 'no/no'],
    ['httpLink', 'Link', 'text', 'no/no'],
    ['externalId', 'External ID', 'text', 'no/no'],
  ])('%s', (key, label, type, written) => {
    const { onCreate, onUpdate, ...spec } = fields.get(key) ?? {};
    expect(spec).toMatchObject({ key, label, type });
    expect(`${onCreate}/${onUpdate}`).toBe(written);
  });

  test('what has no name to show, and the pipeline, are no fields', () => {
    const keys = [...fields.keys()].filter((key) => /task|note|meeting|pipeline/.test(key));
    expect(keys).toEqual([]);
  });

  test('name, account and stage are required and come first, with the owner', () => {
    const required = [...fields.values()].filter((spec) => spec.required).map(({ key }) => key);
    expect(required).toEqual(['$name', 'relationships.$account', '$stage']);
    const first = [...fields.keys()].slice(0, 4);
    expect(first).toEqual([...required, 'relationships.$owner']);
  });

  test('options have ids and labels', () => {
    expect(fields.get('$stage')?.options).toEqual([
      { id: 'opt_a', label: 'Prospecting' },
      { id: 'opt_b', label: 'Closed Won' },
    ]);
    expect(labels(fields.get('competitors'))).toEqual(['Acme, Inc.', 'Globex']);
    expect(fields.get('billing-email')).not.toHaveProperty('options');
  });

  test('every label is there once', () => {
    const all = [...fields.values()].map(({ label }) => label.toLowerCase());
    expect(new Set(all).size).toBe(all.length);
  });
});

test('a definition may say itself that it is read-only', () => {
  expect(specs('definitions').get('$lastInteractionAt')).toMatchObject({ onUpdate: 'no' });
});

describe('LF3 pipelines', () => {
  test('are the options of $pipeline', () => {
    expect(readFixture(lightfield.pipelines(KEY), 'definitions-pipelines')).toEqual([
      { id: 'pd_1', label: 'Sales' },
      { id: 'pd_2', label: 'Renewals' },
    ]);
  });

  test.each(['definitions', 'definitions-bare'])('are one, the whole, without it: %s', (name) => {
    expect(readFixture(lightfield.pipelines(KEY), name)).toEqual([
      { id: 'all', label: 'All opportunities' },
    ]);
  });

  test('have stages of their own', () => {
    expect(labels(specs('definitions-pipelines', 'pd_2').get('$stage'))).toEqual([
      'Upcoming',
      'Closed Won',
    ]);
    expect(labels(specs('definitions-pipelines').get('$stage'))).toHaveLength(4);
  });
});

describe('the team', () => {
  const team = lightfield.catalogue(KEY, 'all')[1];

  test('is optional, and gives owners and creators', () => {
    expect(team?.optional).toBe(true);
    const { options } = readFixture(team?.exchange, 'members');
    expect(options?.['relationships.$owner']).toEqual([
      { id: 'mem_1', label: 'Grace Walker' },
      { id: 'mem_2', label: 'Tom' },
      { id: 'mem_3', label: 'who@team.example' },
    ]);
    expect(options?.['relationships.$createdBy']).toHaveLength(3);
  });

  test('is read to its end', () => {
    const first = readFixture(team?.exchange, 'members-first-page');
    if (!first.next) throw new Error('a next page');
    expect(addressOf(first.next)).toBe('get /members');
    expect(queryOf(first.next)).toEqual({ limit: '25', offset: '25' });
    const last = readFixture(first.next, 'members-last-page');
    expect(last).not.toHaveProperty('next');
    expect(last.options?.['relationships.$owner']).toEqual([{ id: 'mem_26', label: 'M 26' }]);
  });
});

describe('checks', () => {
  const checks = lightfield.checks(KEY);
  const check = (right: string) => checks.find((one) => one.right === right)?.exchange;

  test('only reading opportunities is required', () => {
    expect(checks.filter(({ required }) => required).map(({ right }) => right)).toEqual([
      'opportunities:read',
    ]);
    const keys = checks.filter(({ exchange }) => exchange.request.url.includes(KEY));
    expect(keys).toEqual([]);
  });

  test('ids of pipelines and stages tell the workspace', () => {
    const read = (name: string) => readFixture(check('opportunities:read'), name).fingerprint;
    expect(read('definitions')).toEqual(['opt_a', 'opt_b']);
    expect(read('definitions-pipelines')).toEqual([
      ...['pd_1', 'pd_2'],
      ...['opt_a', 'opt_b', 'opt_c', 'opt_d'],
    ]);
    expect(read('definitions-bare')).toEqual([]);
  });

  test.each(['accounts:read', 'members:read', 'contacts:read'])('%s is tried', (right) => {
    const exchange = check(right);
    expect(exchange && addressOf(exchange)).toBe(`get /${right.replace(':read', '')}`);
    expect(readFixture(exchange, 'list-empty')).toEqual({});
  });

  test.each(['opportunities:create', 'opportunities:update'])('%s is asked for', (right) => {
    const exchange = check(right);
    expect(readFixture(exchange, 'key-full')).toEqual({});
    expect(readFixture(exchange, 'key-without-scopes')).toEqual({});
    expect(exchange?.read(answerOf('key-read-only'))).toEqual({
      ok: false,
      fault: { kind: 'forbidden', detail: `it lacks ${right}`, missing: [right] },
    });
  });

  test.each([
    ['sk_lf_0123456789', true],
    ['sk_lf_sandbox_full_access_0001', true],
    ['sk_lf_', false],
    ['sk_lf_with space12', false],
    ['tp_live_0123456789abcdef0', false],
    ['', false],
  ])('%j looks like a key: %s', (key, expected) => {
    expect(lightfield.looksLikeKey(key)).toBe(expected);
  });
});
