/**
 * The contract that every connector inherits: one test for each case of `cases.ts`, for each trait,
 * and for each promise that only a working CRM can hold.
 */
import { allExchanges } from './asked';
import { CASES, type Group } from './cases';
import { type Fixtures, fixturesOf } from './fixtures';
import { gapsOf } from './gaps';
import {
  judgeBroken,
  judgeCatalogue,
  judgeFault,
  judgeList,
  judgeName,
  judgeValue,
  judgeWrite,
} from './judges';
import { type Entries, isNever, type Never, type Subject } from './manifest';
import { readerSuite } from './reader-suite';
import { readingSuite } from './reading-suite';
import { requestSuite } from './request-suite';
import { traitSuite } from './trait-suite';
import { workspaceSuite } from './workspace-suite';
import { writingSuite } from './writing-suite';

type Judges = {
  readonly [G in Group]: (
    subject: Subject,
    fixtures: Fixtures,
    wanted: Entries[G],
    name: string,
  ) => void;
};

const JUDGES: Judges = {
  lists: judgeList,
  values: judgeValue,
  faults: judgeFault,
  broken: judgeBroken,
  writes: judgeWrite,
  names: judgeName,
  catalogue: judgeCatalogue,
};

export function connectorContract(subject: Subject): void {
  const fixtures = fixturesOf(subject.connector.provider);

  test('CC2 every case has its fixture, or a reason why it cannot be', () => {
    expect(gapsOf(subject, fixtures)).toEqual([]);
  });

  for (const group of Object.keys(CASES) as Group[]) caseTests(subject, fixtures, group);
  const exchanges = allExchanges(subject, fixtures);
  requestSuite(subject, exchanges);
  readerSuite(subject, fixtures, exchanges);
  traitSuite(subject);
  readingSuite(subject);
  writingSuite(subject);
  workspaceSuite(subject);
}

/** A case that cannot be has no test of its own: the gaps tell whether its reason is one. */
function caseTests<G extends Group>(subject: Subject, fixtures: Fixtures, group: G): void {
  const judge = JUDGES[group];
  const entries = subject.manifest[group] as Readonly<Record<string, Entries[G] | Never>>;
  for (const [name, entry] of Object.entries(entries)) {
    if (isNever(entry)) continue;
    test(`${group}: ${name}`, () => judge(subject, fixtures, entry, name));
  }
}
