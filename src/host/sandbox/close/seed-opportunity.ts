/**
 * Seeded opportunities: values with and without cents, periods of all kinds, owners who have left,
 * planned dates on open ones, choices that no longer exist, rich and hostile notes.
 */
import { must } from '../assume';
import type { Json, JsonObject } from '../json';
import type { Random } from '../random';
import { dayMs, maybe, partnerCount, pickFirst, type RowSeed } from '../seed-row';
import { hostileTexts, longText } from '../seed-text';
import { newId } from './ids';
import type { CustomField, Lead, Opportunity, Pipeline, Status, StatusType, User } from './records';
import { htmlOfNote, noteOfHtml } from './rich-text';
import { dayAt, timestamp } from './times';

/** What an opportunity may be linked to. */
export interface Surroundings {
  readonly leads: readonly Lead[];
  readonly users: readonly User[];
  readonly pipelines: readonly Pipeline[];
  readonly opportunityFields: readonly CustomField[];
  readonly startMs: number;
}

export function seedOpportunity(
  { random, at, createdMs }: RowSeed,
  around: Surroundings,
): Opportunity {
  // Among the first leads only, so that the choice does not depend on the organization's size.
  const lead = pickFirst(random, around.leads, partnerCount(at));
  const status = seedStatus(random, around.pipelines);
  const updatedMs = createdMs + random.int(Math.max(1, around.startMs - createdMs));
  const custom = seedCustom(random, { lead, createdMs, ...around });
  return {
    id: newId(random, 'oppo'),
    lead_id: lead.id,
    contact_id: maybe(random, 0.6, () => lead.contact_ids[0] ?? null),
    user_id: random.pick(around.users).id,
    status_id: status.id,
    value: maybe(random, 0.85, () => seedValue(random)),
    value_period: random.chance(0.7) ? 'one_time' : random.pick(['monthly', 'annual']),
    confidence: random.chance(0.6) ? 50 : random.int(101),
    ...seedNotes(random, at),
    date_won: seedDateWon(random, status.type, { createdMs, updatedMs }),
    attachments: random.chance(0.04) ? [seedFile(at)] : [],
    custom,
    created_by: maybe(random, 0.9, () => random.pick(around.users).id),
    updated_by: maybe(random, 0.9, () => random.pick(around.users).id),
    createdMs,
    updatedMs,
    lostMs: status.type === 'lost' ? updatedMs : null,
    is_stalled: status.type === 'active' && random.chance(0.1),
    suggested_action: maybe(random, 0.02, () => ({
      action: 'adjust_close_date',
      details: { close_date: dayAt(around.startMs, 0) },
      justification: 'The date has passed.',
    })),
  };
}

function seedStatus(random: Random, pipelines: readonly Pipeline[]): Status {
  const [sales, ...others] = pipelines;
  const pipeline = random.chance(0.7) ? must(sales, 'a first pipeline') : random.pick(others);
  return random.pick(pipeline.statuses);
}

/** Minor units. */
function seedValue(random: Random): number {
  const whole = random.pick([0, 100, 950, 1500, 12_000, 48_250, 1_250_000]) + random.int(500);
  return whole * 100 + (random.chance(0.2) ? random.int(100) : 0);
}

/** The first notes after ten plain ones are hostile; a fifth of the rest is rich text. */
function seedNotes(random: Random, at: number): Pick<Opportunity, 'note' | 'note_html'> {
  const hostile = hostileTexts[at - 10];
  if (hostile !== undefined) return { note: hostile, note_html: htmlOfNote(hostile) };
  const draw = random.next();
  if (draw < 0.4) return { note: null, note_html: null };
  if (draw < 0.42) return { note: random.pick(hostileTexts), note_html: null };
  if (draw < 0.6) {
    const note_html = `<body><p><strong>Next:</strong> ${random.pick(['call', 'visit'])}</p></body>`;
    return { note: noteOfHtml(note_html), note_html };
  }
  const note = longText(random, draw < 0.61 ? 5_200 : 40 + random.int(200));
  return { note, note_html: random.chance(0.5) ? htmlOfNote(note) : null };
}

/** Won ones have one; on open ones it is a plan; lost ones may keep the plan they had. */
function seedDateWon(
  random: Random,
  type: StatusType,
  { createdMs, updatedMs }: Pick<Opportunity, 'createdMs' | 'updatedMs'>,
): string | null {
  const planned = dayAt(createdMs + random.int(120) * dayMs, 0);
  if (type === 'won') return dayAt(updatedMs, 0);
  return random.chance(0.3) ? planned : null;
}

function seedFile(at: number) {
  return {
    url: `https://files.sandbox.example/${at}.pdf`,
    filename: `offer ${at}.pdf`,
    content_type: 'application/pdf',
  };
}

type CustomSurroundings = Surroundings & { readonly lead: Lead; readonly createdMs: number };

function seedCustom(random: Random, around: CustomSurroundings): JsonObject {
  const values = around.opportunityFields.flatMap((field) => {
    if (!random.chance(0.4)) return [];
    const one = () => seedOne(random, field, around);
    const value = field.accepts_multiple_values ? distinct([one(), one()]) : one();
    return value === null ? [] : [[field.id, value] as const];
  });
  return Object.fromEntries(values);
}

function distinct(values: readonly Json[]): readonly Json[] {
  return [...new Set(values)];
}

function seedOne(random: Random, field: CustomField, around: CustomSurroundings): Json {
  const { lead, users, createdMs } = around;
  switch (field.type) {
    case 'number':
      return random.chance(0.2) ? random.int(1000) / 8 : random.int(500);
    case 'date':
      return dayAt(createdMs + random.int(200) * dayMs, 0);
    case 'datetime':
      return timestamp(createdMs + random.int(200 * dayMs));
    case 'choices':
      // A choice that was taken out of the list stays on old records.
      return random.chance(0.03) ? 'No longer offered' : random.pick(field.choices ?? ['']);
    case 'user':
      return random.pick(users).id;
    case 'contact':
      return lead.contact_ids[0] ?? null;
    case 'url':
      return `https://files.sandbox.example/?q=${random.int(1000)}&a=1`;
    case 'text':
      return random.pick(['Call back', '+1', '見積もり', '007', 'a, b', hostileTexts[0] ?? '']);
    default:
      return String(random.int(100));
  }
}
