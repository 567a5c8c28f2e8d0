import type { CataloguePart } from '../../../src/core/connector';
import type { FieldKey, FieldSpec } from '../../../src/core/model';
import { close } from '../../../src/crm/close/connector';
import { answer, id, KEY, pathOf, queryOf, readValue, SALES } from './fixture-answers';

const PARTS = close.catalogue(KEY, SALES.id);

function part(at: number, name: string): CataloguePart {
  const found = PARTS[at];
  if (!found) throw new Error(`no part ${at}`);
  return readValue(found.exchange, name);
}

const FIELDS = part(0, 'pipeline').fields ?? [];
const CUSTOM = part(1, 'custom-fields').fields ?? [];

function keysWhere(fields: readonly FieldSpec[], is: (field: FieldSpec) => boolean): FieldKey[] {
  return fields.filter(is).map(({ key }) => key);
}

test('only the pipeline has to be readable', () => {
  expect(PARTS.map(({ optional }) => optional)).toEqual([false, true, true]);
});

test('pipelines come in their order, by name', () => {
  expect(readValue(close.pipelines(KEY), 'pipelines')).toEqual([
    SALES,
    { id: id('pipe', 2), label: 'Renewals' },
  ]);
});

test('the statuses are those of the pipeline, in its order', () => {
  expect(part(0, 'pipeline').options?.status?.map(({ label }) => label)).toEqual([
    'Proposal',
    'Won',
    'Lost',
  ]);
});

test('what the documentation lets write on create and on update is writable, nothing else', () => {
  const onCreate = keysWhere(FIELDS, (field) => field.onCreate !== 'no');
  expect(onCreate).toEqual([
    'lead',
    'status',
    'value',
    'value_period',
    'confidence',
    'owner',
    'contact',
    'date_won',
    'note',
  ]);
  const onUpdate = keysWhere(FIELDS, (field) => field.onUpdate !== 'no');
  expect(onUpdate).toEqual(onCreate.filter((key) => key !== 'lead'));
  expect(keysWhere(FIELDS, (field) => field.required === true)).toEqual(['lead']);
});

test('CL3 every type of custom field has its kind of column', () => {
  expect(CUSTOM.map(({ key, type }) => [key.split('.')[0], type])).toEqual([
    ['custom', 'text'],
    ['custom', 'choice'],
    ['custom', 'list'],
    ['custom', 'number'],
    ['custom', 'day'],
    ['custom', 'instant'],
    ['person', 'choice'],
    ['person', 'list'],
    ['custom', 'text'],
    ['custom', 'text'],
    ['custom', 'choice'],
    ['custom', 'text'],
    ['custom', 'choice'],
    ['custom', 'text'],
    ['custom', 'text'],
    ['custom', 'list'],
    ['custom', 'text'],
  ]);
  expect(CUSTOM[2]?.options?.map(({ id: each }) => each)).toEqual(['Website', 'Support, yearly']);
});

test('custom fields that may not be written are shown, those for some roles are tried', () => {
  const labels = (writable: string) =>
    CUSTOM.filter(({ onUpdate }) => onUpdate === writable).map(({ label }) => label);
  expect(labels('no')).toEqual(['Decision maker', 'Churn risk', 'Sizes', 'Turning']);
  expect(labels('try')).toEqual(['Proposal link', 'Discount', `Value (${id('cf', 15)})`]);
  expect(CUSTOM.every(({ onCreate, onUpdate }) => onCreate === onUpdate)).toBe(true);
});

test('no label comes twice', () => {
  const labels = [...FIELDS, ...CUSTOM].map(({ label }) => label.toLowerCase());
  expect(new Set(labels).size).toBe(labels.length);
  expect(labels).toContain(`region (${id('cf', 12)})`.toLowerCase());
});

describe('users', () => {
  test('are read page by page as options of the owner', () => {
    const first = part(2, 'users-first-page');
    expect(first.options).toEqual({
      owner: [
        { id: id('user', 1), label: 'Tom Walker' },
        { id: id('user', 2), label: 'Zoë Müller' },
      ],
    });
    if (!first.next) throw new Error('a second page');
    expect(queryOf(first.next)._skip).toBe('2');
    const last = readValue(first.next, 'users-last-page');
    expect(last).not.toHaveProperty('next');
    expect(last.options?.owner?.map(({ label }) => label)).toEqual([
      'u3@a.example',
      'u4@a.example',
    ]);
  });

  test('are the options of custom fields that hold people, where there are such', () => {
    const { next } = part(1, 'custom-fields');
    if (!next) throw new Error('the users');
    expect(pathOf(next)).toBe('/user/');
    const keys = [`person.${id('cf', 7)}`, `person.${id('cf', 8)}`];
    expect(Object.keys(readValue(next, 'users-last-page').options ?? {})).toEqual(keys);
    const plain = { status: 200, headers: {}, body: JSON.stringify({ fields: [] }) };
    expect(PARTS[1]?.exchange.read(plain)).toEqual({ ok: true, value: { fields: [] } });
  });
});

describe('CN1 the checks of a key', () => {
  const read = (purpose: string, name: string) => {
    const check = close.checks(KEY).find((one) => one.purpose === purpose);
    return check?.exchange.read(answer(name));
  };

  test('tell the workspace by its organization and pipelines', () => {
    expect(read('read pipelines and statuses', 'pipelines')).toEqual({
      ok: true,
      value: { fingerprint: [id('orga', 1), id('pipe', 1), id('pipe', 2)] },
    });
  });

  test('tell its name where the person is in one organization only', () => {
    const value = (name: string) => read('name the organization', name);
    expect(value('me')).toEqual({ ok: true, value: { workspaceName: 'Acme Sales' } });
    expect(value('me-in-two-organizations')).toEqual({ ok: true, value: {} });
  });

  test('need opportunities and pipelines, nothing else', () => {
    const needed = close.checks(KEY).filter(({ required }) => required);
    expect(needed.map(({ purpose }) => purpose)).toEqual([
      'read opportunities',
      'read pipelines and statuses',
    ]);
  });
});
