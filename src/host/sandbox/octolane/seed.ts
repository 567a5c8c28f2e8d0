/**
 * A workspace of any size, the same for the same seed. Record `n` looks the same whatever the size.
 */
import { insideMs, partnerCount } from '../seed-row';
import { startles } from '../seed-text';
import { createTable } from '../table';
import type { SeedTerms } from '../workspaces';
import { createDirectory } from './directory';
import { createLaggingTable } from './lagging-table';
import type { Opportunity } from './records';
import { seedOpportunity } from './seed-opportunity';
import { seedAccount, seedContact } from './seed-partners';
import { seedRows } from './seed-row';
import { seedPartnerFields, seedPipelines, seedUsers } from './seed-structure';
import type { Workspace } from './workspace';

/** A row that startles stands well inside the span. */
function placed(row: Opportunity, startMs: number): Opportunity {
  if (row.name !== null && !startles(row.name)) return row;
  const inside = (us: number): number => Math.round(insideMs(us / 1000, startMs) * 1000);
  const createdUs = inside(row.createdUs);
  return { ...row, createdUs, updatedUs: Math.max(createdUs, inside(row.updatedUs)) };
}

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
    placed(seedOpportunity(seed, around), startMs),
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
