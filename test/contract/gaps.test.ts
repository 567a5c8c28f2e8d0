/** The contract says what is missing, by name, of a case as of a whole connector. */
import { existsSync, readdirSync } from 'node:fs';
import { CASES } from './cases';
import { closeSubject } from './close-subject';
import { fixturesOf } from './fixtures';
import { gapsOf } from './gaps';
import type { Manifest, Subject } from './manifest';
import { octolaneSubject } from './octolane-subject';

const FIXTURES = fixturesOf('close');

/** Close with another answer to one case. */
function gapsWith<G extends keyof Manifest>(group: G, entries: Manifest[G]): readonly string[] {
  const { manifest } = closeSubject;
  const changed: Manifest = { ...manifest, [group]: { ...manifest[group], ...entries } };
  return gapsOf({ ...closeSubject, manifest: changed }, FIXTURES);
}

describe('CC2 what is missing is said', () => {
  test('a fixture that is not there, with its place', () => {
    const fixtures = new Map([...FIXTURES].filter(([name]) => name !== 'list-money'));
    const gaps = gapsOf(closeSubject, fixtures);
    expect(gaps).toHaveLength(4);
    expect(gaps[0]).toMatch(
      /^Close, values: "an amount" wants .*fixtures\/wire\/close\/list-money\.json, which is missing\.$/,
    );
  });

  test('a case that nobody answered', () => {
    const { 'an amount': _, ...others } = closeSubject.manifest.values;
    const subject: Subject = {
      ...closeSubject,
      manifest: { ...closeSubject.manifest, values: others },
    };
    expect(gapsOf(subject, FIXTURES)).toEqual([
      'Close, values: "an amount" has neither a fixture nor a reason why it cannot be.',
    ]);
  });

  test('a reason that is none', () => {
    expect(gapsWith('faults', { 'a conflict': { never: 'n/a' } })).toEqual([
      'Close, faults: "a conflict" cannot be, but the reason is no sentence.',
    ]);
  });

  test('a case that the contract does not have', () => {
    const entries = { 'a case of old': { fixture: 'list-money' } } as Manifest['broken'];
    expect(gapsWith('broken', entries)).toEqual([
      'Close, broken: "a case of old" is no case of the contract.',
    ]);
  });

  test('a reason that the traits contradict', () => {
    const never = { never: 'Close deletes nothing, says somebody who is wrong.' };
    expect(gapsWith('writes', { 'one deleted': never })).toEqual([
      'Close: "one deleted" can be, by its traits.',
    ]);
    const { manifest } = octolaneSubject;
    const writes = { ...manifest.writes, 'one deleted': manifest.writes['one created'] };
    const subject = { ...octolaneSubject, manifest: { ...manifest, writes } } as Subject;
    expect(gapsOf(subject, fixturesOf('octolane'))).toEqual([
      'Octolane: "one deleted" cannot be, by its traits.',
    ]);
  });
});

/** What a CRM has to bring along, by what stands where. */
const PARTS = {
  'test/contract': (name: string) => `${name}.test.ts`,
  'test/fixtures/wire': (name: string) => name,
  'src/host/sandbox': (name: string) => name,
  'test/support/crms': (name: string) => `${name}.ts`,
} as const;

const CONNECTORS = readdirSync('src/crm').filter((name) =>
  existsSync(`src/crm/${name}/connector.ts`),
);

test('CC2 every connector has a sandbox, fixtures, a place and its contract', () => {
  const missing = CONNECTORS.flatMap((name) =>
    Object.entries(PARTS).flatMap(([folder, part]) =>
      readdirSync(folder).includes(part(name)) ? [] : [`${name} lacks ${folder}/${part(name)}`],
    ),
  );
  expect(missing).toEqual([]);
  expect(CONNECTORS.length).toBeGreaterThanOrEqual(4);
});

test('CC2 the contract has enough cases, each once', () => {
  const groups: readonly (readonly string[])[] = Object.values(CASES);
  expect(groups.flat().length).toBeGreaterThanOrEqual(90);
  for (const names of groups) expect(new Set(names).size).toBe(names.length);
});
