/**
 * Seeded opportunities: many values are null, the first hostile texts come early, and some stand
 * where the lists do not tell: at a retired stage, with an owner who left, with an option of old.
 */
import type { Json, JsonObject } from '../json';
import type { Random } from '../random';
import { dayMs, maybe, partnerCount, pickFirst } from '../seed-row';
import { dealNouns, hostileTexts, longText } from '../seed-text';
import type { CustomField, Opportunity, Partner, Pipeline, User } from './records';
import type { RowSeed } from './seed-row';
import { isoMillis } from './times';
import { partnerText } from './workspace';

/** What an opportunity may be linked to. */
export interface Surroundings {
  readonly accounts: readonly Partner[];
  readonly contacts: readonly Partner[];
  readonly users: readonly User[];
  readonly pipelines: readonly Pipeline[];
}

export function seedOpportunity(seed: RowSeed, around: Surroundings): Opportunity {
  const { random, at, createdUs, updatedUs } = seed;
  const account = maybe(random, 0.8, () => pickFirst(random, around.accounts, partnerCount(at)));
  const someContact = (): string => pickFirst(random, around.contacts, partnerCount(at)).id;
  const pipeline = seedPipeline(random, around.pipelines);
  const createdMs = Math.floor(createdUs / 1000);
  return {
    id: random.uuid(),
    pipelineId: pipeline.id,
    name: seedName(random, at, account),
    stageId: maybe(random, 0.98, () => random.pick(pipeline.stages).id),
    amount: maybe(random, 0.65, () => seedAmount(random)),
    closeMs: maybe(random, 0.6, () => seedDate(random, createdMs)),
    nextActionMs: maybe(random, 0.25, () => seedDate(random, createdMs)),
    nextSteps: seedNextSteps(random),
    ownerId: maybe(random, 0.85, () => random.pick(around.users).id),
    accountId: account?.id ?? null,
    contactId: maybe(random, 0.75, someContact),
    stakeholderIds: random.chance(0.15)
      ? [...new Set(Array.from({ length: 1 + random.int(3) }, someContact))]
      : [],
    custom: seedCustom(random, pipeline, around.users),
    createdUs,
    updatedUs,
  };
}

function seedPipeline(random: Random, pipelines: readonly Pipeline[]): Pipeline {
  const [sales, renewals, partnerships] = pipelines;
  const draw = random.next();
  const chosen = draw < 0.75 ? sales : draw < 0.9 ? renewals : partnerships;
  return chosen ?? random.pick(pipelines);
}

/** The first names after ten plain ones are hostile, later ones now and then; some repeat. */
function seedName(random: Random, at: number, account: Partner | null): string | null {
  const hostile = hostileTexts[at - 10];
  if (hostile !== undefined) return hostile;
  if (random.chance(0.02)) return maybe(random, 0.7, () => random.pick(hostileTexts));
  const noun = random.pick(dealNouns);
  const company = partnerText(account ?? undefined, 'name');
  return company === null ? `New ${noun}` : `${company} ${noun}`;
}

function seedAmount(random: Random): number {
  const whole = random.pick([0, 100, 950, 1500, 12_000, 50_000, 1_250_000]) + random.int(500);
  if (random.chance(0.02)) return -whole;
  return random.chance(0.2) ? whole + random.int(100) / 100 : whole;
}

/** Midnight UTC for most; some have a time of day. */
function seedDate(random: Random, createdMs: number): number {
  const ms = createdMs - (createdMs % dayMs) + random.int(180) * dayMs;
  return random.chance(0.1) ? ms + random.int(dayMs) : ms;
}

function seedNextSteps(random: Random): string | null {
  const draw = random.next();
  if (draw < 0.6) return null;
  if (draw < 0.62) return random.pick(hostileTexts);
  return longText(random, draw < 0.63 ? 5_200 : 40 + random.int(200));
}

function seedCustom(random: Random, pipeline: Pipeline, users: readonly User[]): JsonObject {
  const entries = pipeline.customFields
    .filter(() => random.chance(0.35))
    .map((field) => [field.propertyName, seedValue(random, field, users)] as const);
  return Object.fromEntries(entries);
}

function seedValue(random: Random, field: CustomField, users: readonly User[]): Json {
  const { type, options = [] } = field;
  const day = (): string => isoMillis((19_000 + random.int(1500)) * dayMs);
  const option = (): string => (random.chance(0.05) ? 'gone-100001' : random.pick(options).value);
  switch (type) {
    case 'select':
    case 'radio':
      return option();
    case 'multi_select':
      return random
        .shuffle(options)
        .slice(0, random.int(3))
        .map(({ value }) => value);
    case 'team_members':
      return [random.pick(users).id];
    case 'number':
    case 'currency':
      return random.chance(0.3) ? random.int(100_000) / 100 : random.int(500);
    case 'percentage':
      return random.int(101);
    case 'rating':
      return 1 + random.int(5);
    case 'checkbox':
      return random.chance(0.5);
    case 'date':
      return day();
    case 'datetime':
    case 'timestamp':
      return isoMillis((19_000 + random.int(1500)) * dayMs + random.int(dayMs));
    case 'date_range':
      return { start: day(), end: day() };
    case 'location':
      return { city: 'Zürich', country: 'CH' };
    case 'time':
      return '14:30';
    case 'email':
      return 'billing@company-1.example';
    case 'phone':
      return '+61 400 000 000';
    case 'website':
    case 'url':
      return 'https://files.example/a?b=c&d=é';
    case 'string':
      return random.pick(hostileTexts);
  }
}
