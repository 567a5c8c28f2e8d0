import { attributeTypes } from '../../../../src/host/sandbox/octolane/records';
import { createOctolaneSandbox } from '../../../../src/host/sandbox/octolane/sandbox';
import { hostileTexts } from '../../../../src/host/sandbox/seed-text';
import { startMs } from '../plain-caller';

const workspaceOf = (seed: string, records: number) =>
  createOctolaneSandbox({ seed, records, startMs }).workspace();

test('SB9 the same seed gives the same workspace, and record n is the same in any size', () => {
  const rows = workspaceOf('a', 300).opportunities.now.values();
  expect(workspaceOf('a', 300).opportunities.now.values()).toEqual(rows);
  expect(workspaceOf('b', 300).opportunities.now.values()).not.toEqual(rows);
  expect(workspaceOf('a', 40).opportunities.now.values()).toEqual(rows.slice(0, 40));
  const large = workspaceOf('a', 300);
  const small = workspaceOf('a', 40);
  for (const name of ['accounts', 'contacts'] as const) {
    const partners = small[name].values();
    expect(large[name].values().slice(0, partners.length)).toEqual(partners);
  }
});

test('SB9 an empty workspace still has its pipelines, people and fields of every type', () => {
  const { opportunities, pipelines, users } = workspaceOf('a', 0);
  expect(opportunities.now.size).toBe(0);
  const fields = pipelines.values().flatMap((pipeline) => pipeline.customFields);
  expect(new Set(fields.map((field) => field.type))).toEqual(new Set(attributeTypes));
  for (const { stages } of pipelines.values()) {
    const types = stages.map((stage) => stage.type);
    expect(types).toEqual(expect.arrayContaining(['default', 'positive', 'negative']));
  }
  const [sales, renewals, partnerships] = pipelines.values();
  const typeOf = (pipeline: typeof sales) =>
    pipeline?.customFields.find((field) => field.slug === 'deal_source')?.type;
  expect([typeOf(sales), typeOf(renewals), typeOf(partnerships)]).toEqual([
    'select',
    'string',
    undefined,
  ]);
  expect(users.values().filter((user) => !user.isMember)).toHaveLength(1);
});

test('SB9 the data holds everything that hurts', () => {
  const { opportunities, pipelines, users } = workspaceOf('a', 2000);
  const rows = opportunities.now.values();
  const count = (test: (row: (typeof rows)[number]) => boolean) => rows.filter(test).length;
  const names = rows.map((row) => row.name);
  expect(names).toEqual(expect.arrayContaining([...hostileTexts]));
  expect(new Set(names).size).toBeLessThan(names.length);
  const stages = pipelines.values().flatMap((pipeline) => pipeline.stages);
  const retired = stages.find((stage) => !stage.isActive)?.id;
  const leaver = users.values().find((user) => !user.isMember)?.id;
  for (const troubled of [
    count((row) => row.name === null),
    count((row) => row.stageId === null),
    count((row) => row.stageId === retired),
    count((row) => row.ownerId === leaver),
    count((row) => row.ownerId === null),
    count((row) => row.amount === null),
    count((row) => (row.amount ?? 0) < 0),
    count((row) => row.closeMs !== null && row.closeMs % 86_400_000 !== 0),
    count((row) => row.accountId === null),
    count((row) => row.contactId === null),
    count((row) => row.stakeholderIds.length > 1),
    count((row) => row.custom.select_530 === 'gone-100001'),
    count((row) => (row.nextSteps?.length ?? 0) > 5000),
  ]) {
    expect(troubled).toBeGreaterThan(0);
  }
  expect(new Set(rows.map((row) => row.createdUs)).size).toBeLessThan(rows.length);
  const startUs = startMs * 1000;
  expect(rows.every((row) => row.createdUs < startUs && row.updatedUs <= startUs)).toBe(true);
  expect(rows.every((row) => row.createdUs <= row.updatedUs)).toBe(true);
});

test('SB9 20,000 records have 20,000 ids', () => {
  const rows = workspaceOf('a', 20_000).opportunities.now.values();
  expect(new Set(rows.map((row) => row.id)).size).toBe(20_000);
});
