/**
 * A workspace of any size, the same for the same seed. Record `n` looks the same whatever the size.
 */
import { partnerCount, setInside } from '../seed-row';
import { startles } from '../seed-text';
import { createTable } from '../table';
import type { SeedTerms } from '../workspaces';
import { type Surroundings, seedOpportunity } from './seed-opportunity';
import { seedCompany, seedContact } from './seed-partners';
import { crmSettings, seedPipelines, seedProducts, seedUsers, tagPalette } from './seed-reference';
import { seedTrustPagerRows } from './seed-row';
import type { Workspace } from './workspace';

export interface TrustPagerSeedTerms extends SeedTerms {
  readonly credits: number;
}

export function seedWorkspace(id: string, terms: TrustPagerSeedTerms): Workspace {
  const { random, records, startMs } = terms;
  const stream = (name: string) => ({ random: random.fork(name), startMs });
  const partners = partnerCount(records);
  const companies = seedTrustPagerRows(partners, stream('company'), seedCompany);
  const contacts = seedTrustPagerRows(partners, stream('contact'), (seed) =>
    seedContact(seed, companies),
  );
  const around: Surroundings = {
    companies,
    contacts,
    users: seedUsers(random.fork('users')),
    pipelines: seedPipelines(random.fork('pipelines')),
    products: seedProducts(random.fork('products')),
    startMs,
  };
  return {
    id,
    companies: createTable(companies),
    contacts: createTable(contacts),
    users: createTable(around.users),
    pipelines: createTable(around.pipelines),
    products: createTable(around.products),
    opportunities: createTable(
      seedTrustPagerRows(records, stream('opportunity'), (seed) => {
        const row = seedOpportunity(seed, around);
        const texts = [row.name, row.next_action_name ?? ''];
        return texts.some(startles) ? setInside(row, startMs) : row;
      }),
    ),
    approvals: createTable(),
    tagPalette,
    settings: crmSettings,
    creditsRemaining: terms.credits,
    nextNumber: Math.max(records, partners) + 1,
  };
}
