/** Seeded members, accounts, contacts and saved lists. */
import type { JsonObject } from '../json';
import type { Random } from '../random';
import { dayMs, maybe, pickFirst, type RowSeed } from '../seed-row';
import { companyForms, companyNames, firstNames, lastNames } from '../seed-text';
import { pageOf } from './operations';
import type { CrmRecord, Member, ObjectSchema, SavedList } from './records';
import { isoAt, pickOption, setFields } from './seed-row';
import { knownField, newId } from './workspace';

/** Eight people: two of one name, one without. */
export function seedMembers(random: Random, startMs: number): readonly Member[] {
  const people: readonly (readonly [string | null, string | null])[] = [
    ['Grace', 'Walker'],
    ['Łukasz', 'Kowalczyk'],
    ['美咲', '山田'],
    ['Siobhán', "O'Brien"],
    ['محمد', 'الخطيب'],
    ['Grace', 'Walker'],
    [null, null],
    ['Tom', null],
  ];
  return people.map(([firstName, lastName], at) => ({
    id: newId(random.fork(String(at)), 'mem_'),
    email: at === 3 ? 'Member3@Team.example' : `member${at}@team.example`,
    firstName,
    lastName,
    profileImage: at % 2 === 0 ? `https://images.example/member${at}.png` : null,
    role: at === 0 ? 'Admin' : 'Member',
    httpLink: null,
    createdMs: startMs - 900 * dayMs + at,
    updatedMs: at === 1 ? startMs - dayMs : null,
  }));
}

/** Links to contacts and opportunities are added by those. */
export function seedAccount(
  { random, at, createdMs }: RowSeed,
  schema: ObjectSchema,
  members: readonly Member[],
): CrmRecord {
  const id = newId(random, 'acc_');
  const name = `${random.pick(companyNames)} ${random.pick(companyForms)}`.trim();
  const headcount = knownField(schema, '$headcount');
  const industry = knownField(schema, '$industry');
  const fields = setFields({
    $name: at % 7 === 3 ? `${name} ` : name,
    $website: maybe(random, 0.6, () => [`https://company${at}.example`]),
    $linkedIn: maybe(random, 0.3, () => `https://www.linkedin.com/company/company-${at}`),
    $headcount: maybe(random, 0.5, () => pickOption(random, headcount)),
    $industry: maybe(random, 0.5, () => [pickOption(random, industry)]),
    $primaryAddress: maybe(random, 0.5, () => seedAddress(random)),
    $accountStatus: maybe(random, 0.4, () => 'In **touch** since spring.'),
  });
  const owner = maybe(random, 0.7, () => random.pick(members).id);
  const common = seededCommon(random, createdMs, at);
  const links = owner === null ? {} : { $owner: [owner] };
  // The fifth account is in the trash, and opportunities still point to it.
  const httpLink = pageOf('account', id);
  return { id, object: 'account', fields, links, ...common, httpLink, trashed: at === 4 };
}

export function seedContact(
  { random, at, createdMs }: RowSeed,
  accounts: readonly CrmRecord[],
): CrmRecord {
  const id = newId(random, 'con_');
  const first = pickFirst(random, accounts, at + 1).id;
  const second = pickFirst(random, accounts, at + 1).id;
  const accountIds = random.chance(0.1) ? [...new Set([first, second])] : [first];
  const fields = setFields({
    $name: maybe(random, 0.95, () => ({
      firstName: random.pick(firstNames),
      lastName: maybe(random, 0.9, () => random.pick(lastNames)),
    })),
    $email: maybe(random, 0.8, () => seedEmails(random, at)),
    $title: maybe(random, 0.5, () => random.pick(['CEO', 'Einkauf', 'CTO', '部長'])),
    $linkedIn: maybe(random, 0.3, () => `https://linkedin.com/in/person-${at}`),
    $lastInteractionAt: maybe(random, 0.4, () => isoAt(createdMs + random.int(dayMs))),
  });
  const links = random.chance(0.8) ? { $account: accountIds } : {};
  const common = seededCommon(random, createdMs, at);
  const httpLink = at % 20 === 9 ? null : pageOf('contact', id);
  return { id, object: 'contact', fields, links, ...common, httpLink, trashed: false };
}

function seedEmails(random: Random, at: number): string[] {
  const first = `person${at}@people.example`;
  return random.chance(0.15) ? [first, `Person.${at}@Home.example`] : [first];
}

/** What every seeded record has in the same way. */
export function seededCommon(
  random: Random,
  createdMs: number,
  at: number,
): Pick<CrmRecord, 'createdMs' | 'updatedMs' | 'externalId'> {
  const updatedMs = maybe(random, 0.7, () => createdMs + random.int(1000));
  return { createdMs, updatedMs, externalId: at % 25 === 7 ? `legacy-${at}` : null };
}

export function seedAddress(random: Random): JsonObject {
  return {
    street: random.pick(['1 George St', 'Hauptstraße 7', '丸の内1-1', '=SUM(1;2)']),
    street2: maybe(random, 0.2, () => 'Level 3'),
    city: random.pick(['Sydney', 'Zürich', '東京']),
    state: maybe(random, 0.5, () => 'NSW'),
    postalCode: random.pick(['2000', '0800', '100-0005']),
    country: random.pick(['AU', 'CH', 'JP']),
    latitude: maybe(random, 0.3, () => -33.86),
    longitude: maybe(random, 0.3, () => 151.21),
  };
}

/** Two lists that hold something and one that is empty. */
export function seedLists(
  random: Random,
  startMs: number,
  opportunities: readonly CrmRecord[],
  accounts: readonly CrmRecord[],
): readonly SavedList[] {
  const ids = (records: readonly CrmRecord[], every: number) =>
    new Set(records.filter((_, at) => at % every === 0).map((record) => record.id));
  const contents = [
    { name: 'Top deals', object: 'opportunity', recordIds: ids(opportunities, 7) },
    { name: 'Key accounts', object: 'account', recordIds: ids(accounts, 3) },
    { name: 'Nothing yet', object: 'opportunity', recordIds: new Set<string>() },
  ] as const;
  return contents.map((content, at) => ({
    ...content,
    id: newId(random.fork(String(at)), 'lst_'),
    httpLink: at === 2 ? null : `https://crm.lightfield.app/crm/lists/${at}`,
    createdMs: startMs - dayMs * (at + 1),
  }));
}
