import { createLightfieldSandbox } from '../../../../src/host/sandbox/lightfield/sandbox';
import { hostileTexts } from '../../../../src/host/sandbox/seed-text';
import { startMs } from '../plain-caller';

const workspaceOf = (seed: string, records: number) =>
  createLightfieldSandbox({ seed, records, startMs }).workspace();

test('SB9 the same seed gives the same organization, and record n is the same in any size', () => {
  const rowsOf = (seed: string, records: number) =>
    workspaceOf(seed, records).records.opportunity.values();
  const rows = rowsOf('a', 300);
  expect(rowsOf('a', 300)).toEqual(rows);
  expect(rowsOf('b', 300)).not.toEqual(rows);
  expect(rowsOf('a', 40)).toEqual(rows.slice(0, 40));
  const contactsOf = (records: number) => workspaceOf('a', records).records.contact.values();
  expect(contactsOf(40)).toEqual(contactsOf(300).slice(0, 25));
});

test('SB9 an empty organization still has its schemas, people and some accounts', () => {
  const { records, schemas, members, lists } = workspaceOf('a', 0);
  expect([records.opportunity.size, records.account.size, records.contact.size]).toEqual([0, 5, 5]);
  expect([members.size, lists.size]).toEqual([8, 3]);
  const types = new Set(schemas.opportunity.fields.map((field) => field.valueType));
  expect(types.size).toBe(15);
});

test('SB9 the data holds everything that hurts', () => {
  const { records, members, schemas } = workspaceOf('a', 2000);
  const rows = records.opportunity.values();
  const share = (count: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(count).length / rows.length;
  const names = rows.map((row) => String(row.fields.$name));
  expect(names).toEqual(expect.arrayContaining([...hostileTexts]));
  expect(new Set(names).size).toBeLessThan(names.length);
  expect(names.join()).toMatch(/[\u0600-\u06ff]/);
  expect(names.join()).toMatch(/[\u3040-\u9fff]/);
  for (const { key, readOnly } of schemas.opportunity.fields) {
    const always = ['$name', '$stage'].includes(key);
    const set = share((row) => row.fields[key] !== undefined);
    if (key === '$pipeline') expect(set).toBe(0);
    else if (always) expect(set).toBe(1);
    else expect([key, readOnly, set > 0 && set < 0.9]).toEqual([key, readOnly, true]);
  }
  expect(share((row) => row.updatedMs === null)).toBeGreaterThan(0.1);
  expect(share((row) => row.externalId !== null)).toBeGreaterThan(0);
  expect(share((row) => row.httpLink === null)).toBeGreaterThan(0);
  expect(share((row) => String(row.fields.background ?? '').length > 5000)).toBeGreaterThan(0);
  expect(new Set(rows.map((row) => row.createdMs)).size).toBeLessThan(rows.length);
  expect(rows.every((row) => row.createdMs < startMs && (row.updatedMs ?? 0) <= startMs)).toBe(
    true,
  );
  const stages = schemas.opportunity.fields.find(({ key }) => key === '$stage');
  const archived = stages?.typeConfiguration.options?.find((option) => option.archived);
  expect(share((row) => row.fields.$stage === archived?.id)).toBeGreaterThan(0);
  const trashed = records.account.values().filter((account) => account.trashed);
  expect(share((row) => row.links.$account?.[0] === trashed[0]?.id)).toBeGreaterThan(0);
  const owners = rows.flatMap((row) => row.links.$owner ?? []);
  expect(owners.some((owner) => members.get(owner) === undefined)).toBe(true);
  expect(owners.length).toBeLessThan(rows.length);
});

test('SB9 both sides of a link agree', () => {
  const { records } = workspaceOf('a', 200);
  const seen = records.account
    .values()
    .flatMap(({ id, links }) => [...(links.$opportunity ?? [])].map((other) => `${other} ${id}`));
  const held = records.opportunity
    .values()
    .flatMap(({ id, links }) => [...(links.$account ?? [])].map((other) => `${id} ${other}`));
  expect(seen.sort()).toEqual(held.sort());
});

test('SB9 20,000 records have 20,000 ids', () => {
  const rows = workspaceOf('a', 20_000).records.opportunity.values();
  expect(new Set(rows.map((row) => row.id)).size).toBe(20_000);
});
