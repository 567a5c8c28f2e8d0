/** Seeded companies and contacts. */
import { maybe, pickFirst, type RowSeed } from '../seed-row';
import { companyForms, companyNames, firstNames, lastNames } from '../seed-text';
import type { Company, Contact } from './records';
import { crmSettings } from './seed-reference';
import { publicId } from './seed-row';

export function seedCompany({ random, at, createdMs }: RowSeed): Company {
  const name = `${random.pick(companyNames)} ${random.pick(companyForms)}`.trim();
  return {
    id: random.uuid(),
    public_id: publicId('A', at),
    name,
    email: maybe(random, 0.6, () => `office${at}@company.example`),
    phone: maybe(random, 0.3, () => `+61400${String(at).padStart(6, '0')}`),
    landline: maybe(random, 0.3, () => '(02) 9000 0000'),
    industry: maybe(random, 0.5, () => random.pick(['Software', 'Retail', 'Bau', '製造'])),
    createdMs,
  };
}

export function seedContact(
  { random, at, createdMs }: RowSeed,
  companies: readonly Company[],
): Contact {
  return {
    id: random.uuid(),
    public_id: publicId('CONT', at),
    first_name: random.pick(firstNames),
    last_name: maybe(random, 0.9, () => random.pick(lastNames)),
    email: maybe(random, 0.8, () => `person${at}@people.example`),
    phone: maybe(random, 0.6, () => `+61410${String(at).padStart(6, '0')}`),
    landline: maybe(random, 0.2, () => '(02) 9000 0001'),
    job_title: maybe(random, 0.5, () => random.pick(['CEO', 'Einkauf', 'CTO', '部長'])),
    source: maybe(random, 0.4, () => random.pick(crmSettings.lead_sources)),
    customerId: maybe(random, 0.7, () => pickFirst(random, companies, at + 1).id),
    createdMs,
  };
}
