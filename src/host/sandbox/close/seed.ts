/**
 * An organization of any size, the same for the same seed. Record `n` looks the same whatever the
 * size.
 */
import { dayMs, partnerCount, seedRows, setInside } from '../seed-row';
import { startles } from '../seed-text';
import { createTable } from '../table';
import type { SeedTerms } from '../workspaces';
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
import type { Workspace } from './workspace';

export function seedWorkspace(name: string, { random, records, startMs }: SeedTerms): Workspace {
  const createdMs = startMs - 1000 * dayMs;
  const users = seedUsers(random.fork('users'), createdMs);
  const pipelines = seedPipelines(random.fork('pipelines'), createdMs);
  const leadStatuses = seedLeadStatuses(random.fork('lead statuses'));
  const opportunityFields = seedOpportunityFields(random.fork('fields'), createdMs);
  const leadFields = seedLeadFields(random.fork('lead fields'), createdMs);
  const stream = (name: string) => ({ random: random.fork(name), startMs });
  const seededLeads = seedRows(partnerCount(records), stream('lead'), (seed) =>
    seedLead(seed, { users, leadStatuses, leadFields }),
  );
  const leads = seededLeads.map(({ lead }) => lead);
  const around = { leads, users, pipelines, opportunityFields, startMs };
  const own = random.fork('organization');
  const names = new Map(leads.map(({ id, name }) => [id, name]));
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
      seedRows(records, stream('opportunity'), (seed) => {
        const row = seedOpportunity(seed, around);
        const lead = names.get(row.lead_id) ?? null;
        return lead === null || startles(lead) ? setInside(row, startMs) : row;
      }),
    ),
    exports: createTable(),
    leadStatuses,
    opportunityFields,
    leadFields,
    currency: { code: 'USD', symbol: '$' },
  };
}
