/**
 * A workspace of any size, the same for the same seed. Record `n` looks the same whatever the size.
 */
import type { Random } from '../random';
import { createTable } from '../table';
import { type Surroundings, seedOpportunity } from './seed-opportunity';
import { seedCompany, seedContact } from './seed-partners';
import { crmSettings, seedPipelines, seedProducts, seedUsers, tagPalette } from './seed-reference';
import { dayMs, partnerCount, type RowSeed } from './seed-row';
import type { Workspace } from './workspace';

const seededSpanDays = 900;

export interface SeedTerms {
  readonly random: Random;
  readonly records: number;
  /** Everything seeded is older. */
  readonly startMs: number;
  readonly credits: number;
}

export function seedWorkspace(id: string, terms: SeedTerms): Workspace {
  const { random, records, startMs } = terms;
  const companies = rows(partnerCount(records), random.fork('company'), startMs, seedCompany);
  const contacts = rows(partnerCount(records), random.fork('contact'), startMs, (seed) =>
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
      rows(records, random.fork('opportunity'), startMs, (seed) => seedOpportunity(seed, around)),
    ),
    approvals: createTable(),
    tagPalette,
    settings: crmSettings,
    creditsRemaining: terms.credits,
    nextNumber: Math.max(records, partnerCount(records)) + 1,
  };
}

function rows<T>(count: number, random: Random, startMs: number, make: (seed: RowSeed) => T): T[] {
  return Array.from({ length: count }, (_, at) => {
    const own = random.fork(String(at));
    return make({ random: own, at, createdMs: seededTime(own, at, startMs) });
  });
}

/** Some rows share a moment, as after an import; some have no milliseconds. */
function seededTime(random: Random, at: number, startMs: number): number {
  if (at % 10 < 2) return startMs - dayMs * (1 + (Math.floor(at / 10) % seededSpanDays));
  const ms = startMs - 1000 - random.int(seededSpanDays * dayMs);
  return at % 5 === 3 ? ms - (ms % 1000) : ms;
}
