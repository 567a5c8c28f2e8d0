/** What Close's OpenAPI says about the objects in answers, written out by hand. */
import type { Loose } from '../plain-caller';
import { createCaller } from './caller';

type Kind = 'text' | 'integer' | 'boolean' | 'day' | 'moment' | 'list' | 'object';

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/;

const isKind: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  integer: (value) => Number.isSafeInteger(value),
  boolean: (value) => typeof value === 'boolean',
  day: (value) => /^\d{4}-\d\d-\d\d$/.test(String(value)),
  moment: (value) => moment.test(String(value)),
  list: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** Kind of each key; `?` says that null is allowed. */
type Shape = Readonly<Record<string, Kind | `${Kind}?`>>;

/** Keys that are missing, not known, or of another kind. Custom values have keys of their own. */
function differences(found: Loose | undefined, shape: Shape): string[] {
  const given = found ?? ({} as Loose);
  const missing = Object.keys(shape).filter((key) => !Object.hasOwn(given, key));
  const unlike = Object.entries(given).filter(([key, value]) => {
    if (key.startsWith('custom.')) return isKind.object(value) || value === null;
    const kind = shape[key];
    if (kind === undefined) return true;
    if (value === null) return !kind.endsWith('?');
    return !isKind[kind.replace('?', '') as Kind](value);
  });
  return [...missing, ...unlike.map(([key]) => key)];
}

const opportunity: Shape = {
  id: 'text',
  organization_id: 'text',
  lead_id: 'text',
  lead_name: 'text?',
  lead_primary_email: 'object?',
  lead_primary_phone: 'list?',
  contact_id: 'text?',
  contact_name: 'text?',
  user_id: 'text',
  user_name: 'text?',
  status_id: 'text',
  status_label: 'text',
  status_display_name: 'text',
  status_type: 'text',
  pipeline_id: 'text?',
  pipeline_name: 'text?',
  value: 'integer?',
  value_period: 'text',
  value_currency: 'text?',
  value_formatted: 'text?',
  expected_value: 'integer?',
  annualized_value: 'integer?',
  annualized_expected_value: 'integer?',
  confidence: 'integer',
  note: 'text?',
  note_html: 'text?',
  date_created: 'moment',
  date_updated: 'moment',
  date_won: 'day?',
  date_lost: 'moment?',
  created_by: 'text?',
  created_by_name: 'text?',
  updated_by: 'text?',
  updated_by_name: 'text?',
  attachments: 'list',
  integration_links: 'list',
  comment_summary: 'object?',
  is_stalled: 'boolean',
  stall_status: 'object?',
  suggested_action: 'object?',
};

const sums: Shape = {
  data: 'list',
  has_more: 'boolean',
  total_results: 'integer',
  count_by_value_period: 'object',
  ...Object.fromEntries(
    ['total_value', 'expected_value'].flatMap((kind) =>
      ['one_time', 'monthly', 'annual', 'annualized'].flatMap((period) => [
        [`${kind}_${period}`, 'integer'],
        [`${kind}_${period}_formatted`, 'text?'],
      ]),
    ),
  ),
};

const customField: Shape = {
  id: 'text',
  name: 'text',
  description: 'text?',
  type: 'text',
  accepts_multiple_values: 'boolean',
  choices: 'list?',
  organization_id: 'text',
  created_by: 'text?',
  updated_by: 'text?',
  date_created: 'moment',
  date_updated: 'moment',
};

const caller = createCaller({ records: 400 });

test('SB1 every opportunity of a list has the documented keys', () => {
  for (const skip of [0, 100, 200, 300]) {
    const { json } = caller.get(`/opportunity/?_skip=${skip}`);
    expect(differences(json, sums)).toEqual([]);
    for (const row of json.data ?? []) expect(differences(row, opportunity)).toEqual([]);
  }
});

test.each([
  ['a missing key', { id: 'x' }, ['name']],
  ['an unknown key', { id: 'x', name: null, more: 1 }, ['more']],
  ['another type', { id: 1, name: 'n' }, ['id']],
  ['a null where there must be a value', { id: null, name: 'n' }, ['id']],
  ['an object as a custom value', { id: 'x', name: 'n', 'custom.cf_1': {} }, ['custom.cf_1']],
])('the comparison notices %s', (_what, found, wrong) => {
  expect(differences(found as unknown as Loose, { id: 'text', name: 'text?' })).toEqual(wrong);
});

test('SB1 a single opportunity, a new one and an updated one are the same object', () => {
  const lead_id = caller.world().leads.values()[0]?.id ?? '';
  const made = caller.post('/opportunity/', { lead_id });
  const path = `/opportunity/${made.json.id}/`;
  for (const got of [made, caller.get(path), caller.put(path, { confidence: 1 })]) {
    expect([got.status, differences(got.json, opportunity)]).toEqual([200, []]);
  }
});

test('SB1 the edition before June 2026 has no note_html', () => {
  const old = createCaller({ records: 1, switches: { noteHtml: 'absent' } });
  const [row] = old.get('/opportunity/').json.data ?? [];
  expect(differences(row, opportunity)).toEqual(['note_html']);
});

test('SB1 pipelines come without has_more, in order, with times without an offset', () => {
  const { json } = caller.get('/pipeline/');
  expect(Object.keys(json)).toEqual(['data']);
  const shape: Shape = {
    id: 'text',
    name: 'text',
    organization_id: 'text',
    statuses: 'list',
    created_by: 'text?',
    updated_by: 'text?',
    date_created: 'text',
    date_updated: 'text',
  };
  for (const row of json.data ?? []) {
    expect(differences(row, shape)).toEqual([]);
    expect(row.date_created).toMatch(/\d\.\d{6}$/);
    for (const status of row.statuses ?? []) {
      expect(differences(status, { id: 'text', label: 'text', type: 'text' })).toEqual([]);
    }
    expect(caller.get(`/pipeline/${row.id}/`).json).toEqual(row);
  }
  expect(json.data?.length).toBe(3);
});

test('SB1 the flat list of statuses says the pipeline of each', () => {
  const { json } = caller.get('/status/opportunity/');
  const places = json.data?.map((row) => `${row.pipeline_id} ${row.id} ${row.label} ${row.type}`);
  const wanted = caller
    .get('/pipeline/')
    .json.data?.flatMap(
      (pipeline) =>
        pipeline.statuses?.map((s) => `${pipeline.id} ${s.id} ${s.label} ${s.type}`) ?? [],
    );
  expect(new Set(places)).toEqual(new Set(wanted));
  const [first] = json.data ?? [];
  expect(caller.get(`/status/opportunity/${first?.id}/`).json).toEqual(first);
});

test('SB1 the field schema holds regular and shared fields, the lists hold one kind each', () => {
  const { json } = caller.get('/custom_field_schema/opportunity/');
  expect(json).toMatchObject({ name: 'Opportunity', object_type: 'opportunity' });
  const fields = json.fields ?? [];
  const regular = caller.get('/custom_field/opportunity/').json.data ?? [];
  const shared = caller.get('/custom_field/shared/').json.data ?? [];
  expect([regular.length, shared.length]).toEqual([fields.length - 1, 1]);
  for (const field of regular) {
    expect(differences(field, { ...customField, editable_with_roles: 'list' })).toEqual([]);
    expect(fields).toContainEqual(field);
    expect(caller.get(`/custom_field/opportunity/${field.id}/`).json).toEqual(field);
  }
  const sharedShape: Shape = { ...customField, is_shared: 'boolean', associations: 'list' };
  expect(differences(shared[0], sharedShape)).toEqual([]);
  expect(fields).toContainEqual(shared[0]);
  expect(caller.get('/custom_field_schema/lead/').json.fields?.length).toBe(2);
  expect(caller.get('/custom_field_schema/contact/').json.fields).toEqual([]);
  expect(caller.get('/custom_field_schema/nonsense/').status).toBe(404);
});

test('SB1 me, the organization and its people', () => {
  const me = caller.get('/me/').json;
  const organization = me.organizations?.[0];
  expect(me.memberships?.[0]).toMatchObject({
    organization_id: organization?.id,
    user_id: me.id,
    permissions_granted: ['bulk_edit', 'export'],
  });
  const full = caller.get(`/organization/${organization?.id}/`).json;
  expect(full).toMatchObject({ currency: 'USD', currency_symbol: '$', name: organization?.name });
  expect(full.pipelines).toEqual(caller.get('/pipeline/').json.data);
  const users = caller.get('/user/').json.data ?? [];
  const memberIds = full.memberships?.map((row) => row.user_id);
  expect(new Set(users.map(({ id }) => id))).toEqual(new Set(memberIds));
  expect(full.inactive_memberships?.map((row) => row.user_full_name)).toEqual(['Łukasz Kowalczyk']);
  expect(users[0]?.organizations).toEqual([organization?.id]);
  expect(caller.get('/organization/orga_other/').status).toBe(404);
});

test('SB3 people who left and the currency show by the switches', () => {
  const other = createCaller({ switches: { usersListed: 'all', organizationCurrency: 'absent' } });
  expect(other.get('/user/').json.data?.length).toBe(8);
  const id = other.get('/me/').json.organizations?.[0]?.id;
  expect(other.get(`/organization/${id}/`).json).not.toHaveProperty('currency');
});

test('SB3 unknown keys may stand in every object', () => {
  const other = createCaller({ records: 1, switches: { extraKeys: 'everywhere' } });
  const { json } = other.get('/opportunity/');
  expect(json).toHaveProperty('x_unknown');
  expect(json.data?.[0]).toHaveProperty('x_unknown');
});
