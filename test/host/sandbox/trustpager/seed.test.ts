import { hostileTexts } from '../../../../src/host/sandbox/seed-text';
import { createTrustPagerSandbox } from '../../../../src/host/sandbox/trustpager/sandbox';
import { startMs } from '../plain-caller';

const workspaceOf = (seed: string, records: number) =>
  createTrustPagerSandbox({ seed, records, startMs }).workspace();

test('SB9 the same seed gives the same workspace, and record n is the same in any size', () => {
  const rows = workspaceOf('a', 300).opportunities.values();
  expect(workspaceOf('a', 300).opportunities.values()).toEqual(rows);
  expect(workspaceOf('b', 300).opportunities.values()).not.toEqual(rows);
  expect(workspaceOf('a', 40).opportunities.values()).toEqual(rows.slice(0, 40));
});

test('SB9 an empty workspace still has its pipelines, people and settings', () => {
  const { opportunities, pipelines, users, settings } = workspaceOf('a', 0);
  expect(opportunities.size).toBe(0);
  expect(pipelines.values().filter((pipeline) => pipeline.is_default)).toHaveLength(1);
  for (const { stages } of pipelines.values()) {
    expect(stages.length).toBeGreaterThanOrEqual(5);
    expect(stages.length).toBeLessThanOrEqual(7);
    expect(stages.some((stage) => stage.is_won_stage)).toBe(true);
    expect(stages.some((stage) => stage.is_lost_stage)).toBe(true);
    expect(stages.some((stage) => stage.is_won_stage && stage.is_lost_stage)).toBe(false);
  }
  expect(users.size).toBe(8);
  const types = settings.custom_fields.deal.map((field) => field.type);
  expect(new Set(types).size).toBe(6);
});

test('SB9 the data holds everything that hurts', () => {
  const { opportunities, users } = workspaceOf('a', 2000);
  const rows = opportunities.values();
  const share = (count: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(count).length / 2000;
  const names = rows.map((row) => row.name);
  expect(names).toEqual(expect.arrayContaining([...hostileTexts]));
  expect(new Set(names).size).toBeLessThan(names.length);
  expect(names.join()).toMatch(/[\u0600-\u06ff]/);
  expect(names.join()).toMatch(/[\u3040-\u9fff]/);
  expect(names.join()).toMatch(/\p{Emoji_Presentation}/u);
  expect(share((row) => row.value === null)).toBeGreaterThan(0.4);
  expect(share((row) => row.placements.length === 0)).toBeGreaterThan(0);
  expect(share((row) => row.placements.length > 1)).toBeGreaterThan(0);
  expect(share((row) => !['open', 'won', 'lost'].includes(row.status))).toBeGreaterThan(0);
  expect(share((row) => (row.notes?.length ?? 0) > 5000)).toBeGreaterThan(0);
  expect(new Set(rows.map((row) => row.currency)).size).toBeGreaterThan(2);
  expect(new Set(rows.map((row) => row.createdMs)).size).toBeLessThan(rows.length);
  expect(rows.every((row) => row.createdMs < startMs && row.updatedMs <= startMs)).toBe(true);
  const fullNames = users.values().map((user) => user.full_name);
  expect(new Set(fullNames).size).toBe(fullNames.length - 1);
  expect(new Set(users.values().map((user) => user.email)).size).toBe(fullNames.length);
});

test('SB9 50,000 records have 50,000 ids and public ids', () => {
  const rows = workspaceOf('a', 50_000).opportunities.values();
  expect(new Set(rows.map((row) => row.id)).size).toBe(50_000);
  expect(new Set(rows.map((row) => row.public_id)).size).toBe(50_000);
});
