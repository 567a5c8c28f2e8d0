/**
 * Seeded opportunities: many values are unset, some owners, accounts and stages are gone, and the
 * first hostile texts come early.
 */
import type { Json } from '../json';
import type { Random } from '../random';
import { dayMs, maybe, partnerCount, pickFirst, type RowSeed } from '../seed-row';
import { dealNouns, firstNames, hostileTexts, lastNames, longText } from '../seed-text';
import { activeOptions, optionsOf, stageKey } from './effective-schema';
import { pageOf } from './operations';
import type { CrmRecord, Links, Member, ObjectSchema, SelectOption } from './records';
import { seedAddress, seededCommon } from './seed-partners';
import { isoAt, pickOption, setFields } from './seed-row';
import { knownField, newId } from './workspace';

/** What an opportunity may be linked to. */
export interface Surroundings {
  readonly schema: ObjectSchema;
  readonly accounts: readonly CrmRecord[];
  readonly contacts: readonly CrmRecord[];
  readonly members: readonly Member[];
  /** A member who is no longer one. */
  readonly goneMemberId: string;
  /** Whether pipelines other than the first are in use. */
  readonly manyPipelines: boolean;
}

export function seedOpportunity(seed: RowSeed, around: Surroundings): CrmRecord {
  const { random, at, createdMs } = seed;
  const id = newId(random, 'opp_');
  const account = seedAccountOf(seed, around);
  const fields = setFields({
    $name: seedName(random, at, account),
    [stageKey]: seedStage(random, around),
    ...seedSystemFields(seed),
    ...seedCustomFields(seed, around.schema),
  });
  const links = seedLinks(seed, account, around);
  const common = seededCommon(random, createdMs, at);
  const httpLink = at % 50 === 13 ? null : pageOf('opportunity', id);
  return { id, object: 'opportunity', fields, links, ...common, httpLink, trashed: false };
}

/** A few belong to the account that is in the trash. */
function seedAccountOf({ random, at }: RowSeed, { accounts }: Surroundings): CrmRecord {
  const gone = accounts.find((account) => account.trashed);
  const chosen = pickFirst(random, accounts, partnerCount(at));
  return random.chance(0.01) ? (gone ?? chosen) : chosen;
}

/** The first names after ten plain ones are hostile, later ones now and then; some repeat. */
function seedName(random: Random, at: number, account: CrmRecord): string {
  const hostile = hostileTexts[at - 10];
  if (hostile !== undefined) return hostile;
  if (random.chance(0.02)) return random.pick(hostileTexts);
  const noun = random.pick(dealNouns);
  return random.chance(0.1) ? `New ${noun}` : `${String(account.fields.$name)} ${noun}`;
}

/** Mostly stages of the first pipeline; one in a hundred has a stage that was archived. */
function seedStage(random: Random, { schema, manyPipelines }: Surroundings): string {
  const field = knownField(schema, stageKey);
  const archived = optionsOf(field).filter((option) => option.archived === true);
  if (random.chance(0.01)) return random.pick(archived).id;
  const home = archived[0]?.parentId;
  const isHome = ({ parentId }: SelectOption): boolean => parentId === home;
  const elsewhere = random.chance(0.15) && manyPipelines;
  return random.pick(activeOptions(field).filter((option) => isHome(option) !== elsewhere)).id;
}

function seedSystemFields({ random, createdMs }: RowSeed): Record<string, Json> {
  return {
    $amount: maybe(random, 0.55, () => seedAmount(random)),
    $closeDate: maybe(random, 0.6, () => seedCloseDate(random, createdMs)),
    $nextStep: maybe(random, 0.3, () => random.pick(['Call', 'Send quote', '連絡', '=1+1', ''])),
    $closeReason: maybe(random, 0.1, () => random.pick(['Price', '-5%', 'No budget'])),
    $lastInteractionAt: maybe(random, 0.4, () => isoAt(createdMs + random.int(30 * dayMs))),
    $opportunityStatus: maybe(random, 0.6, () => `**Going well.** ${longText(random, 80)}`),
  };
}

function seedAmount(random: Random): number {
  const whole = random.pick([0, 100, 950, 1500, 12_000, 48_250, 1_250_000]) + random.int(500);
  return random.chance(0.2) ? whole + random.int(100) / 100 : whole;
}

/** A day in UTC, a day in Sydney, or a moment. */
function seedCloseDate(random: Random, createdMs: number): string {
  const dayStart = createdMs - (createdMs % dayMs) + random.int(200) * dayMs;
  const sydneyMs = dayStart - 10 * 3_600_000;
  return isoAt(random.pick([dayStart, sydneyMs, dayStart + random.int(dayMs)]));
}

function seedCustomFields({ random, at }: RowSeed, schema: ObjectSchema): Record<string, Json> {
  const field = (key: string) => knownField(schema, key);
  return {
    'setup-fee': maybe(random, 0.2, () => random.int(5000) + 0.5),
    'icp-score': maybe(random, 0.5, () => random.int(10_000) / 100),
    'is-renewal': maybe(random, 0.4, () => random.chance(0.5)),
    'lead-source': maybe(random, 0.5, () => pickOption(random, field('lead-source'))),
    competitors: maybe(random, 0.3, () =>
      random
        .shuffle(activeOptions(field('competitors')))
        .slice(0, 1 + random.int(3))
        .map((option) => option.id),
    ),
    background: maybe(random, 0.2, () => longText(random, at % 50 === 17 ? 5_200 : 120)),
    'last-email': maybe(random, 0.1, () => '<p>Hello <b>there</b></p>'),
    'billing-address': maybe(random, 0.2, () => seedAddress(random)),
    'billing-email': maybe(random, 0.2, () => [`billing${at}@company.example`, 'ap@x.example']),
    'support-phone': maybe(random, 0.2, () => ['+61400000000', '+12025551234;ext=100']),
    'contract-link': maybe(random, 0.2, () => `https://files.example/contract/${at}?a=1&b=2`),
    'signed-by': maybe(random, 0.1, () => ({
      firstName: random.pick(firstNames),
      lastName: random.pick(lastNames),
    })),
    'partner-page': maybe(random, 0.1, () => `https://linkedin.com/company/partner-${at}`),
  };
}

/** One in a hundred has an owner who left. */
function seedLinks({ random, at }: RowSeed, account: CrmRecord, around: Surroundings): Links {
  const { contacts, members, goneMemberId } = around;
  const member = () => random.pick(members).id;
  const contact = () => pickFirst(random, contacts, partnerCount(at)).id;
  const task = () => newId(random, 'tsk_');
  const links = {
    $account: [account.id],
    $owner: random.chance(0.7) ? [random.chance(0.015) ? goneMemberId : member()] : [],
    $createdBy: [member()],
    $champion: random.chance(0.3) ? [contact()] : [],
    $evaluator: random.chance(0.2) ? [...new Set([contact(), contact()])] : [],
    'referred-by': random.chance(0.1) ? [contact()] : [],
    $task: random.chance(0.1) ? [task(), task()] : [],
  };
  return Object.fromEntries(Object.entries(links).filter(([, ids]) => ids.length > 0));
}
