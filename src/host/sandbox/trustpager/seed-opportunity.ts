/**
 * Seeded opportunities: values are null about as often as in real workspaces, and the first hostile
 * texts come early.
 */
import type { JsonObject } from '../json';
import type { Random } from '../random';
import { dayMs, maybe, partnerCount, pickFirst, type RowSeed } from '../seed-row';
import { dealNouns, hostileTexts, longText } from '../seed-text';
import type {
  Company,
  Contact,
  Opportunity,
  OpportunityProduct,
  Pipeline,
  Placement,
  Product,
  User,
} from './records';
import { crmSettings, dealSizes, tagPalette } from './seed-reference';
import { publicId } from './seed-row';

/** What an opportunity may be linked to. */
export interface Surroundings {
  readonly companies: readonly Company[];
  readonly contacts: readonly Contact[];
  readonly users: readonly User[];
  readonly pipelines: readonly Pipeline[];
  readonly products: readonly Product[];
  readonly startMs: number;
}

export function seedOpportunity(
  { random, at, createdMs }: RowSeed,
  around: Surroundings,
): Opportunity {
  const company = maybe(random, 0.8, () => pickFirst(random, around.companies, partnerCount(at)));
  const contact = maybe(random, 0.75, () => pickFirst(random, around.contacts, partnerCount(at)));
  const referrer = maybe(random, 0.1, () => pickFirst(random, around.contacts, partnerCount(at)));
  const placements = seedPlacements(random, around.pipelines);
  const updatedMs = createdMs + random.int(Math.max(1, around.startMs - createdMs));
  return {
    id: random.uuid(),
    public_id: publicId('OPP', at),
    name: seedName(random, at, company),
    status: seedStatus(random, placements[0], around.pipelines),
    contact_id: contact?.id ?? null,
    customer_id: company?.id ?? null,
    value: maybe(random, 0.45, () => seedValue(random)),
    currency: random.chance(0.85) ? 'AUD' : random.pick(['USD', 'EUR', 'JPY', 'NZD']),
    lead_source: maybe(random, 0.5, () => random.pick(crmSettings.lead_sources)),
    tags: random.chance(0.4) ? random.shuffle(tagPalette).slice(0, 1 + random.int(3)) : [],
    notes: seedNotes(random),
    metadata: random.chance(0.6) ? seedMetadata(random, createdMs) : {},
    opportunity_type: maybe(random, 0.3, () => random.pick(crmSettings.opportunity_type_options)),
    next_action_date: maybe(random, 0.25, () => seedDate(random, createdMs)),
    next_action_name: maybe(random, 0.2, () => random.pick(['Call', 'Send quote', '連絡', '=1+1'])),
    primary_referrer_contact_id: referrer?.id ?? null,
    primary_referrer_category: referrer === null ? null : 'partner',
    placements,
    products: random.chance(0.1) ? [seedProduct(random, around.products)] : [],
    userIds: random.chance(0.7) ? userIds(random, around.users) : [],
    contactIds: random.chance(0.1) ? [pickFirst(random, around.contacts, partnerCount(at)).id] : [],
    lastActivityMs: maybe(random, 0.4, () => updatedMs),
    createdMs,
    updatedMs,
    archived: false,
  };
}

/** The first names after ten plain ones are hostile, later ones now and then; some repeat. */
function seedName(random: Random, at: number, company: Company | null): string {
  const hostile = hostileTexts[at - 10];
  if (hostile !== undefined) return hostile;
  if (random.chance(0.02)) return random.pick(hostileTexts);
  const noun = random.pick(dealNouns);
  return company === null ? `New ${noun}` : `${company.name} ${noun}`;
}

function seedPlacements(random: Random, pipelines: readonly Pipeline[]): Placement[] {
  const [sales, renewals, partnerships, old] = pipelines;
  const draw = random.next();
  const main = draw < 0.75 ? sales : draw < 0.85 ? renewals : draw < 0.95 ? partnerships : old;
  const second = random.chance(0.05) && main !== renewals ? renewals : undefined;
  const chosen = random.chance(0.03) ? [] : [main, second];
  return chosen
    .filter((pipeline) => pipeline !== undefined)
    .map((pipeline) => ({
      id: random.uuid(),
      pipeline_id: pipeline.id,
      stage_id: random.pick(pipeline.stages).id,
      position: random.int(50),
    }));
}

/** Follows the stage for most; a few have a status that no page names. */
function seedStatus(
  random: Random,
  card: Placement | undefined,
  pipelines: readonly Pipeline[],
): string {
  if (random.chance(0.01)) return random.pick(['cancelled', 'abandoned']);
  const pipeline = pipelines.find((candidate) => candidate.id === card?.pipeline_id);
  const stage = pipeline?.stages.find((candidate) => candidate.id === card?.stage_id);
  if (stage?.is_won_stage) return 'won';
  return stage?.is_lost_stage ? 'lost' : 'open';
}

function seedValue(random: Random): number {
  const whole = random.pick([0, 100, 950, 1500, 12_000, 48_250, 1_250_000]) + random.int(500);
  return random.chance(0.2) ? whole + random.int(100) / 100 : whole;
}

function seedNotes(random: Random): string | null {
  const draw = random.next();
  if (draw < 0.6) return null;
  if (draw < 0.62) return random.pick(hostileTexts);
  return longText(random, draw < 0.63 ? 5_200 : 40 + random.int(200));
}

/** The three known forms of a date. */
function seedDate(random: Random, createdMs: number): string {
  const iso = new Date(createdMs + random.int(120) * dayMs).toISOString();
  return random.pick([`${iso.slice(0, 23)}+00:00`, `${iso.slice(0, 19)}Z`, iso.slice(0, 10)]);
}

function seedMetadata(random: Random, createdMs: number): JsonObject {
  return {
    ...(random.chance(0.5) && { next_step: random.pick(['Call back', '+1', '見積もり', '007']) }),
    ...(random.chance(0.2) && { background: longText(random, 120) }),
    ...(random.chance(0.6) && { deal_size: random.pick(dealSizes) }),
    ...(random.chance(0.5) && { seats: random.int(500) }),
    ...(random.chance(0.3) && { go_live_at: seedDate(random, createdMs) }),
    ...(random.chance(0.4) && { is_strategic: random.chance(0.5) }),
    ...(random.chance(0.05) && { quick_links: { [random.uuid()]: 'https://files.example/a' } }),
    ...(random.chance(0.05) && { a_field_of_old: 'kept' }),
  };
}

function seedProduct(random: Random, products: readonly Product[]): OpportunityProduct {
  const product = random.pick(products);
  return {
    id: random.uuid(),
    product_id: product.id,
    quantity: 1 + random.int(5),
    unit_price: product.price,
    discount_percent: random.chance(0.5) ? 10 : 0,
    deposit_percent: null,
    payment_status: random.pick(['unpaid', 'deposit_invoiced', 'invoiced', 'paid']),
    sort_order: 0,
  };
}

function userIds(random: Random, users: readonly User[]): string[] {
  const count = random.chance(0.15) ? 2 : 1;
  return random
    .shuffle(users)
    .slice(0, count)
    .map((user) => user.id);
}
