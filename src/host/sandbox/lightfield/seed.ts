/**
 * A seeded organization of any size. Record n is the same whatever the size; only what accounts
 * know of their contacts and opportunities grows with it.
 */
import { must } from '../assume';
import { partnerCount, seedRows, setInside } from '../seed-row';
import { startles } from '../seed-text';
import { createTable } from '../table';
import type { SeedTerms } from '../workspaces';
import { type CrmRecord, type Links, objectTypes } from './records';
import { createSearchIndex } from './search-index';
import { seedOpportunity } from './seed-opportunity';
import { seedAccount, seedContact, seedLists, seedMembers } from './seed-partners';
import { seedSchemas } from './seed-schema';
import { newId, type Workspace } from './workspace';

export interface LightfieldSeedTerms extends SeedTerms {
  readonly manyPipelines: boolean;
}

export function seedWorkspace(id: string, terms: LightfieldSeedTerms): Workspace {
  const { random, records, startMs, manyPipelines } = terms;
  const stream = (name: string) => ({ random: random.fork(name), startMs });
  const schemas = seedSchemas(random.fork('schemas'));
  const members = seedMembers(random.fork('members'), startMs);
  const partners = partnerCount(records);
  const bareAccounts = seedRows(partners, stream('account'), (seed) =>
    seedAccount(seed, schemas.account, members),
  );
  const contacts = seedRows(partners, stream('contact'), (seed) => seedContact(seed, bareAccounts));
  const around = {
    schema: schemas.opportunity,
    accounts: bareAccounts,
    contacts,
    members,
    goneMemberId: newId(random.fork('gone'), 'mem_'),
    manyPipelines,
  };
  const inTrash = new Set(bareAccounts.filter(({ trashed }) => trashed).map(({ id }) => id));
  const opportunities = seedRows(records, stream('opportunity'), (seed) => {
    const row = seedOpportunity(seed, around);
    const texts = [row.fields.$name, row.fields.$nextStep].map((text) => String(text ?? ''));
    const isOdd = texts.some(startles) || row.links.$account?.some((id) => inTrash.has(id));
    return isOdd ? setInside(row, startMs) : row;
  });
  const accounts = withMirroredLinks(bareAccounts, {
    $contact: contacts,
    $opportunity: opportunities,
  });
  const seeded = { opportunity: opportunities, account: accounts, contact: contacts };
  const tables = objectTypes.map((object) => [object, createTable(seeded[object])]);
  return {
    id,
    schemas,
    records: Object.fromEntries(tables) as Workspace['records'],
    index: createSearchIndex(seeded),
    members: createTable(members),
    lists: createTable(seedLists(random.fork('lists'), startMs, opportunities, accounts)),
    errands: [],
  };
}

/** Accounts with the other side of the `$account` links of contacts and opportunities. */
function withMirroredLinks(
  accounts: readonly CrmRecord[],
  linked: Readonly<Record<string, readonly CrmRecord[]>>,
): CrmRecord[] {
  const gathered = new Map<string, Record<string, string[]>>(
    accounts.map((account) => [account.id, {}]),
  );
  for (const [key, records] of Object.entries(linked)) {
    for (const { id, links } of records) {
      for (const accountId of links.$account ?? []) {
        const own = must(gathered.get(accountId), `account ${accountId} exists`);
        own[key] ??= [];
        own[key].push(id);
      }
    }
  }
  return accounts.map((account) => {
    const links: Links = { ...account.links, ...gathered.get(account.id) };
    return { ...account, links };
  });
}
