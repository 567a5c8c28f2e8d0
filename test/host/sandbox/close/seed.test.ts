import { createCloseSandbox } from '../../../../src/host/sandbox/close/sandbox';
import { closeSwitchTable } from '../../../../src/host/sandbox/close/switches';
import { hostileTexts } from '../../../../src/host/sandbox/seed-text';
import { startMs } from '../plain-caller';

const workspaceOf = (seed: string, records: number) =>
  createCloseSandbox({ seed, records, startMs }).workspace();

test('SB9 the same seed gives the same organization, and record n is the same in any size', () => {
  const rows = workspaceOf('a', 300).opportunities.values();
  expect(workspaceOf('a', 300).opportunities.values()).toEqual(rows);
  expect(workspaceOf('b', 300).opportunities.values()).not.toEqual(rows);
  expect(workspaceOf('a', 40).opportunities.values()).toEqual(rows.slice(0, 40));
});

test('SB9 an empty organization still has its pipelines, people and fields', () => {
  const { opportunities, pipelines, users, opportunityFields } = workspaceOf('a', 0);
  expect(opportunities.size).toBe(0);
  const statuses = pipelines.values().map((pipeline) => pipeline.statuses);
  for (const types of statuses.map((each) => new Set(each.map(({ type }) => type)))) {
    expect(types).toEqual(new Set(['active', 'won', 'lost']));
  }
  const labels = statuses.flat().map(({ label }) => label);
  expect(new Set(labels).size).toBeLessThan(labels.length);
  expect(users.values().filter(({ active }) => !active)).toHaveLength(1);
  expect(new Set(opportunityFields.map(({ type }) => type)).size).toBe(9);
  expect(new Set(opportunityFields.map(({ name }) => name)).size).toBe(13);
  expect(opportunityFields.filter(({ shared }) => shared)).toHaveLength(1);
  expect(opportunityFields.filter((field) => field.editable_with_roles.length > 0)).toHaveLength(1);
  expect(opportunityFields.filter((field) => field.accepts_multiple_values)).toHaveLength(2);
});

test('SB9 the data holds everything that hurts', () => {
  const { opportunities, leads, users, opportunityFields } = workspaceOf('a', 2000);
  const rows = opportunities.values();
  const share = (has: (row: (typeof rows)[number]) => boolean) => rows.filter(has).length / 2000;
  const names = leads.values().map(({ name }) => name);
  const left = users.values().find(({ active }) => !active)?.id;
  const notes = rows.map(({ note }) => note);
  expect(names).toEqual(expect.arrayContaining([...hostileTexts, null]));
  expect(notes).toEqual(expect.arrayContaining([...hostileTexts, null]));
  expect(new Set(names).size).toBeLessThan(names.length);
  expect(share((row) => row.value === null)).toBeGreaterThan(0.1);
  expect(share((row) => (row.value ?? 0) % 100 !== 0)).toBeGreaterThan(0.1);
  expect(share((row) => row.user_id === left)).toBeGreaterThan(0.05);
  expect(share((row) => row.created_by === null)).toBeGreaterThan(0.05);
  expect(share((row) => row.contact_id === null)).toBeGreaterThan(0.2);
  expect(share((row) => row.note_html?.includes('<strong>') === true)).toBeGreaterThan(0.05);
  expect(share((row) => (row.note?.length ?? 0) > 5000)).toBeGreaterThan(0);
  expect(share((row) => Object.values(row.custom).includes('No longer offered'))).toBeGreaterThan(
    0,
  );
  expect(new Set(rows.map((row) => row.value_period)).size).toBe(3);
  expect(new Set(rows.map((row) => row.createdMs)).size).toBeLessThan(rows.length);
  expect(rows.every((row) => row.createdMs < startMs && row.updatedMs <= startMs)).toBe(true);
  const used = new Set(rows.flatMap((row) => Object.keys(row.custom)));
  expect(used).toEqual(new Set(opportunityFields.map(({ id }) => id)));
});

test('SB9 every link leads somewhere, and a contact belongs to its lead', () => {
  const { opportunities, leads, contacts, users } = workspaceOf('a', 500);
  for (const row of opportunities.values()) {
    expect(users.get(row.user_id)).toBeDefined();
    const lead = leads.get(row.lead_id);
    expect(row.contact_id === null || lead?.contact_ids.includes(row.contact_id)).toBe(true);
    for (const id of lead?.contact_ids ?? []) expect(contacts.get(id)?.lead_id).toBe(lead?.id);
  }
});

test('SB9 20,000 records have 20,000 ids of the known form', () => {
  const rows = workspaceOf('a', 20_000).opportunities.values();
  expect(new Set(rows.map((row) => row.id)).size).toBe(20_000);
  expect(rows.every((row) => /^oppo_[0-9A-Za-z]{43}$/.test(row.id))).toBe(true);
});

test.each(Object.entries(closeSwitchTable))('SB3 switch %s is open and says why', (_name, spec) => {
  const values: readonly (string | number)[] = spec.values;
  expect(values.length).toBeGreaterThan(1);
  expect(values[0]).toBe(spec.default);
  expect(spec.why).toMatch(/\.$/);
});
