/** Seeded leads, each with up to two contacts. Some names repeat, some are hostile, some missing. */
import type { Random } from '../random';
import { maybe, type RowSeed } from '../seed-row';
import { companyForms, companyNames, firstNames, hostileTexts, lastNames } from '../seed-text';
import { newId } from './ids';
import type { Contact, CustomField, Lead, LeadStatus, User } from './records';

export interface LeadSurroundings {
  readonly users: readonly User[];
  readonly leadStatuses: readonly LeadStatus[];
  readonly leadFields: readonly CustomField[];
}

export interface SeededLead {
  readonly lead: Lead;
  readonly contacts: readonly Contact[];
}

export function seedLead(
  { random, at, createdMs }: RowSeed,
  { users, leadStatuses, leadFields }: LeadSurroundings,
): SeededLead {
  const id = newId(random, 'lead');
  const [industry] = leadFields;
  const contacts = Array.from({ length: random.int(3) }, (_, nth) =>
    seedContact(random, {
      id: newId(random, 'cont'),
      lead_id: id,
      createdMs,
      number: at * 2 + nth,
    }),
  );
  const lead: Lead = {
    id,
    name: leadNameAt(random, at),
    url: maybe(random, 0.4, () => `https://company${at}.example/`),
    description: maybe(random, 0.2, () => 'Met at the trade fair.'),
    status_id: random.pick(leadStatuses).id,
    contact_ids: contacts.map((contact) => contact.id),
    addresses: [],
    custom: industry !== undefined && random.chance(0.3) ? { [industry.id]: 'Software' } : {},
    created_by: maybe(random, 0.8, () => random.pick(users).id),
    updated_by: null,
    createdMs,
    updatedMs: createdMs,
  };
  return { lead, contacts };
}

/** The first names after five plain ones are hostile, later ones now and then. */
function leadNameAt(random: Random, at: number): string | null {
  const hostile = hostileTexts[at - 5];
  if (hostile !== undefined) return hostile;
  if (random.chance(0.03)) return null;
  if (random.chance(0.02)) return random.pick(hostileTexts);
  return `${random.pick(companyNames)} ${random.pick(companyForms)}`.trim();
}

function seedContact(
  random: Random,
  { number, ...given }: Pick<Contact, 'id' | 'lead_id' | 'createdMs'> & { readonly number: number },
): Contact {
  return {
    ...given,
    name: maybe(random, 0.95, () => `${random.pick(firstNames)} ${random.pick(lastNames)}`),
    title: maybe(random, 0.5, () => random.pick(['CEO', 'Einkauf', 'CTO', '部長'])),
    emails: random.chance(0.8) ? [{ email: `person${number}@people.example`, type: 'office' }] : [],
    phones: random.chance(0.5)
      ? [{ phone: `+61410${String(number).padStart(6, '0')}`, type: 'mobile' }]
      : [],
    urls: [],
    created_by: null,
  };
}
