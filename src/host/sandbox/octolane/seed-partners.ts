/** Seeded accounts and contacts. Domains and e-mails are unique; some rows lack theirs. */
import type { JsonObject } from '../json';
import { dayMs, maybe, pickFirst } from '../seed-row';
import { companyForms, companyNames, firstNames, hostileTexts, lastNames } from '../seed-text';
import type { CustomField, Partner } from './records';
import type { RowSeed } from './seed-row';
import { isoMillis } from './times';

export function seedAccount(seed: RowSeed, customFields: readonly CustomField[]): Partner {
  const { random, at, createdUs, updatedUs } = seed;
  const plain = `${random.pick(companyNames)} ${random.pick(companyForms)}`.trim();
  const [segment] = customFields;
  const options = segment?.options ?? [];
  const custom: JsonObject =
    segment !== undefined && random.chance(0.4)
      ? { [segment.propertyName]: random.pick(options).value }
      : {};
  return {
    id: random.uuid(),
    createdUs,
    updatedUs,
    custom,
    fields: {
      name: random.chance(0.05) ? maybe(random, 0.5, () => random.pick(hostileTexts)) : plain,
      domain: maybe(random, 0.95, () => `company-${at + 1}.example`),
      industry: maybe(random, 0.5, () => random.pick(['Software', 'Bäckerei', '建設'])),
      tags: random.chance(0.3) ? ['customer', 'a, b'] : [],
      founded: maybe(random, 0.3, () => 1900 + random.int(120)),
      estimated_revenue: maybe(random, 0.2, () => random.int(50_000_000)),
      last_interaction: maybe(random, 0.4, () => isoMillis(Math.floor(updatedUs / 1000))),
    },
  };
}

export function seedContact(seed: RowSeed, accounts: readonly Partner[]): Partner {
  const { random, at, createdUs, updatedUs } = seed;
  const first_name = maybe(random, 0.95, () => random.pick(firstNames));
  const last_name = maybe(random, 0.85, () => random.pick(lastNames));
  const name = [first_name, last_name].filter((part) => part !== null).join(' ');
  // There are as many accounts as contacts.
  const account = maybe(random, 0.9, () => pickFirst(random, accounts, at + 1));
  return {
    id: random.uuid(),
    createdUs,
    updatedUs,
    custom: random.chance(0.1) ? { date_51: isoMillis(random.int(10_000) * dayMs) } : {},
    fields: {
      first_name,
      last_name,
      name: name === '' ? null : name,
      email: maybe(random, 0.9, () => `person-${at + 1}@company-${(at % 40) + 1}.example`),
      account_id: account?.id ?? null,
      job_title: maybe(random, 0.4, () => random.pick(['CEO', 'Buyer', 'Geschäftsführerin'])),
      phone: maybe(random, 0.3, () => `+6140000${String(at).padStart(5, '0')}`),
    },
  };
}
