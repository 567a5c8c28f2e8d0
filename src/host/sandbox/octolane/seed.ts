/**
 * A workspace of any size, the same for the same seed. Record `n` looks the same whatever the size.
 */
import { partnerCount } from '../seed-row';
import { createTable } from '../table';
import type { SeedTerms } from '../workspaces';
import { createDirectory } from './directory';
import { createLaggingTable } from './lagging-table';
import { seedOpportunity } from './seed-opportunity';
import { seedAccount, seedContact } from './seed-partners';
import { seedRows } from './seed-row';
import { seedPartnerFields, seedPipelines, seedUsers } from './seed-structure';
import type { Workspace } from './workspace';

export function seedWorkspace(id: string, { random, records, startMs }: SeedTerms): Workspace {
  const stream = (name: string) => ({ random: random.fork(name), startMs });
  const count = partnerCount(records);
  const partnerFields = seedPartnerFields(random.fork('fields'));
  const accountRows = seedRows(count, stream('account'), (seed) =>
    seedAccount(seed, partnerFields.account),
  );
  const contactRows = seedRows(count, stream('contact'), (seed) => seedContact(seed, accountRows));
  const around = {
    accounts: accountRows,
    contacts: contactRows,
    users: seedUsers(random.fork('users')),
    pipelines: seedPipelines(random.fork('pipelines')),
  };
  const opportunities = seedRows(records, stream('opportunity'), (seed) =>
    seedOpportunity(seed, around),
  );
  const accounts = createTable(accountRows);
  const contacts = createTable(contactRows);
  return {
    id,
    pipelines: createTable(around.pipelines),
    users: createTable(around.users),
    accounts,
    contacts,
    opportunities: createLaggingTable(opportunities),
    notes: createTable(),
    partnerFields,
    directory: createDirectory({ account: accounts, contact: contacts }),
    history: new Map(),
  };
}
