/**
 * An organization of any size, the same for the same seed. Record `n` looks the same whatever the
 * size.
 */
import type { Random } from '../random';
import { createTable } from '../table';
import { newId } from './ids';
import { seedLead } from './seed-lead';
import { seedOpportunity } from './seed-opportunity';
import {
  seedLeadFields,
  seedLeadStatuses,
  seedOpportunityFields,
  seedPipelines,
  seedUsers,
} from './seed-reference';
import { dayMs, leadCount, seedRows } from './seed-row';
import type { Workspace } from './workspace';

export interface SeedTerms {
  readonly random: Random;
  readonly records: number;
  /** Everything seeded is older. */
  readonly startMs: number;
}

export function seedWorkspace(name: string, { random, records, startMs }: SeedTerms): Workspace {
  const createdMs = startMs - 1000 * dayMs;
  const users = seedUsers(random.fork('users'), createdMs);
  const pipelines = seedPipelines(random.fork('pipelines'), createdMs);
  const leadStatuses = seedLeadStatuses(random.fork('lead statuses'));
  const opportunityFields = seedOpportunityFields(random.fork('fields'), createdMs);
  const leadFields = seedLeadFields(random.fork('lead fields'), createdMs);
  const seededLeads = seedRows(leadCount(records), random.fork('lead'), startMs, (seed) =>
    seedLead(seed, { users, leadStatuses, leadFields }),
  );
  const leads = seededLeads.map(({ lead }) => lead);
  const around = { leads, users, pipelines, opportunityFields, startMs };
  const own = random.fork('organization');
  return {
    id: newId(own, 'orga'),
    name: `Sandbox ${name}`,
    roleIds: { admin: newId(own, 'role'), user: newId(own, 'role') },
    createdMs,
    users: createTable(users),
    pipelines: createTable(pipelines),
    leads: createTable(leads),
    contacts: createTable(seededLeads.flatMap(({ contacts }) => contacts)),
    opportunities: createTable(
      seedRows(records, random.fork('opportunity'), startMs, (seed) =>
        seedOpportunity(seed, around),
      ),
    ),
    exports: createTable(),
    leadStatuses,
    opportunityFields,
    leadFields,
    currency: { code: 'USD', symbol: '$' },
  };
}
