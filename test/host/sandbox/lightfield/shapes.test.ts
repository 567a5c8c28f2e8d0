/** The wire, member by member, as the schema of July 2026 has it. */
import type { Loose } from '../plain-caller';
import { createCaller, createdId, newOpportunity, optionId } from './caller';

const valueTypes = [
  ...['ADDRESS', 'CHECKBOX', 'CURRENCY', 'DATETIME', 'EMAIL', 'FULL_NAME', 'HTML', 'MARKDOWN'],
  ...['MULTI_SELECT', 'NUMBER', 'SINGLE_SELECT', 'SOCIAL_HANDLE', 'TELEPHONE', 'TEXT', 'URL'],
];

const isText = (value: unknown) => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || isText(value);
const isInstant = (value: unknown) => isText(value) && /T.*\.\d{3}Z$/.test(String(value));

const fitsType: Readonly<Record<string, (value: unknown) => boolean>> = {
  TEXT: isText,
  MARKDOWN: isText,
  HTML: isText,
  SOCIAL_HANDLE: isText,
  SINGLE_SELECT: (value) => String(value).startsWith('opt_'),
  MULTI_SELECT: (value) => Array.isArray(value) && value.every((id) => id.startsWith('opt_')),
  NUMBER: (value) => typeof value === 'number',
  CURRENCY: (value) => typeof value === 'number',
  CHECKBOX: (value) => typeof value === 'boolean',
  DATETIME: isInstant,
  EMAIL: (value) => Array.isArray(value) && value.every(isText),
  TELEPHONE: (value) => Array.isArray(value) && value.every(isText),
  URL: (value) => isText(value) || (Array.isArray(value) && value.every(isText)),
  FULL_NAME: (value) => keysOf(value) === 'firstName,lastName',
  ADDRESS: (value) =>
    keysOf(value) === 'city,country,latitude,longitude,postalCode,state,street,street2',
};

function keysOf(value: unknown): string {
  return Object.keys(value as object)
    .sort()
    .join();
}

function expectRecord(row: Loose): void {
  expect(keysOf(row)).toBe('createdAt,externalId,fields,httpLink,id,relationships,updatedAt');
  expect([isInstant(row.createdAt), isTextOrNull(row.httpLink)]).toEqual([true, true]);
  expect(row.updatedAt === null || isInstant(row.updatedAt)).toBe(true);
  for (const [key, field] of Object.entries(row.fields ?? {})) {
    expect(keysOf(field)).toBe('value,valueType');
    const fits = field.value === null || fitsType[field.valueType ?? '']?.(field.value);
    expect([key, fits]).toEqual([key, true]);
  }
  for (const relationship of Object.values(row.relationships ?? {})) {
    expect(keysOf(relationship)).toBe('cardinality,objectType,values');
    expect(['HAS_ONE', 'HAS_MANY']).toContain(relationship.cardinality);
  }
}

test.each(['opportunities', 'accounts', 'contacts'])('SB1 records of %s', (collection) => {
  const { get } = createCaller({ records: 200 });
  const answer = get(`/${collection}`);
  expect(keysOf(answer.json)).toBe('data,object,totalCount');
  expect(answer.json.data).toHaveLength(25);
  for (const row of answer.json.data ?? []) expectRecord(row);
  const [first] = answer.json.data ?? [];
  expect(get(`/${collection}/${first?.id}`).json).toEqual(first);
});

test.each([
  ['opportunities', 'opportunity'],
  ['accounts', 'account'],
  ['contacts', 'contact'],
])('SB1 definitions of %s', (collection, objectType) => {
  const { get } = createCaller({ records: 1 });
  const { json } = get(`/${collection}/definitions`);
  expect(keysOf(json)).toBe('fieldDefinitions,objectType,relationshipDefinitions');
  expect(json.objectType).toBe(objectType);
  for (const [key, field] of Object.entries(json.fieldDefinitions ?? {})) {
    expect([isText(field.id), isText(field.label), isTextOrNull(field.description)]).toEqual(
      Array(3).fill(true),
    );
    expect(valueTypes).toContain(field.valueType);
    expect([field.slug, field.system]).toEqual([key.replace('$', ''), key.startsWith('$')]);
    expect([undefined, true]).toContain(field.readOnly);
    for (const option of field.typeConfiguration?.options ?? []) {
      expect(keysOf(option)).toBe('description,id,label');
    }
  }
  for (const [key, one] of Object.entries(json.relationshipDefinitions ?? {})) {
    expect(['HAS_ONE', 'HAS_MANY']).toContain(one.cardinality);
    expect(one.slug?.startsWith(key.startsWith('$') ? `$${objectType}-` : `${objectType}-`)).toBe(
      true,
    );
    expect(one.slug?.endsWith(key.replace('$', ''))).toBe(true);
  }
  const [row] = get(`/${collection}`).json.data ?? [];
  expect(keysOf(row?.fields)).toBe(keysOf(json.fieldDefinitions));
  expect(keysOf(row?.relationships)).toBe(keysOf(json.relationshipDefinitions));
});

test('SB1 type configurations hold what their type has', () => {
  const fields = createCaller().get('/opportunities/definitions').json.fieldDefinitions;
  expect(fields?.$amount?.typeConfiguration).toEqual({ currency: 'USD' });
  expect(fields?.['contract-link']?.typeConfiguration).toEqual({
    unique: false,
    multipleValues: false,
  });
  expect(fields?.['partner-page']?.typeConfiguration).toEqual({ handleService: 'LINKEDIN' });
  expect(fields?.$name?.typeConfiguration).toEqual({});
});

test('SB1 members and lists have less', () => {
  const { get } = createCaller();
  for (const member of get('/members').json.data ?? []) {
    expect(keysOf(member)).toBe('createdAt,fields,httpLink,id,relationships,updatedAt');
    expect(keysOf(member.fields)).toBe('$email,$name,$profileImage,$role');
  }
  for (const list of get('/lists').json.data ?? []) {
    expect(keysOf(list)).toBe('createdAt,fields,httpLink,id');
  }
});

test('SB1 errors have a type and a message, 400s a code', () => {
  const { post, get } = createCaller();
  const wrong = post('/accounts', { fields: { bogus: 1 } });
  expect(wrong.json).toEqual({
    error: {
      type: 'bad_request',
      message: "Unrecognized field 'bogus' for 'accounts'.",
      code: 'unknown_field',
      param: 'fields.bogus',
    },
  });
  expect(get('/accounts/acc_none').json).toEqual({
    error: { type: 'not_found', message: "No resource found in 'accounts' with the given ID." },
  });
});

describe('SB3 shapes that are open', () => {
  test('unset fields and empty relationships may be absent', () => {
    const caller = createCaller({ records: 0, switches: { unsetFields: 'absent' } });
    const row = caller.get(`/opportunities/${createdId(caller)}`).json;
    expect(keysOf(row.fields)).toBe('$name,$stage');
    expect(keysOf(row.relationships)).toBe('$account,$createdBy');
  });

  test('the external id, slug and system may be absent', () => {
    const switches = { externalId: 'absent', definitionExtras: 'absent' } as const;
    const { get } = createCaller({ switches });
    expect(get('/opportunities').text).not.toContain('externalId');
    expect(get('/opportunities/definitions').text).not.toMatch(/"slug"|"system"/);
  });

  test('names of cardinalities, objects and types vary', () => {
    const { get } = createCaller({
      switches: {
        cardinalityForm: 'has_one',
        objectTypeForm: '$account',
        readOnlyMarkdown: 'READONLY_MARKDOWN',
      },
    });
    const [row] = get('/opportunities').json.data ?? [];
    expect(row?.relationships?.$account).toMatchObject({
      cardinality: 'has_one',
      objectType: '$account',
    });
    expect(row?.fields?.$opportunityStatus?.valueType).toBe('READONLY_MARKDOWN');
    expect(row?.fields?.background?.valueType).toBe('MARKDOWN');
  });

  test('errors may be flat', () => {
    const { get } = createCaller({ switches: { errorForm: 'flat' } });
    expect(get('/accounts/acc_none').json).toMatchObject({ type: 'not_found' });
  });

  test.each([
    ['mixed', 'fields.name', 'fields.$amount'],
    ['dollar', 'fields.$name', 'fields.$amount'],
    ['bare', 'fields.name', 'fields.amount'],
  ] as const)('params are %s', (paramForm, missing, wrong) => {
    const caller = createCaller({ records: 0, switches: { paramForm } });
    const paramFor = (fields: object) =>
      caller.post('/opportunities', newOpportunity(caller, fields)).error.param;
    expect([paramFor({ $name: null }), paramFor({ $amount: 'x' })]).toEqual([missing, wrong]);
  });

  test('answers may take long', () => {
    const { send } = createCaller({ switches: { answerTakesMs: 40_000 } });
    expect(send({ method: 'GET', path: '/opportunities' })).toMatchObject({ tookMs: 40_000 });
  });

  test.each([
    ['updatedNewest', 'updatedAt'],
    ['id', 'id'],
  ] as const)('lists may come by %s', (listOrder, _key) => {
    const switches = { listOrder, indexLagMs: 0 } as const;
    const caller = createCaller({ records: 5, switches });
    const ids = () => (caller.get('/opportunities').json.data ?? []).map((row) => String(row.id));
    const before = ids();
    const last = before[4] ?? '';
    caller.post(`/opportunities/${last}`, { fields: { $name: 'Touched' } });
    const expected = listOrder === 'id' ? [...before].sort() : [last, ...before.slice(0, 4)];
    expect(ids()).toEqual(expected);
  });

  test('background work may come at once', () => {
    const caller = createCaller({ records: 0, switches: { backgroundDelayMs: 0 } });
    const id = createdId(caller, { $stage: optionId(caller, '$stage', 'Proposal') });
    expect(caller.get(`/opportunities/${id}`).json.updatedAt).not.toBeNull();
  });
});
