/**
 * Reads the body of a create or an update of an opportunity (Close's OpenAPI, CreateOpportunity and
 * UpdateOpportunity). All that is wrong is named at once, under `field-errors`.
 */
import { isObject, type Json, type JsonObject } from '../json';
import { type Read, read } from './answers';
import { readCustom } from './custom-input';
import { bad, type Parsed, parsed, type Reading } from './reading';
import type { Attachment, ValuePeriod } from './records';
import { isWrapped } from './rich-text';
import { dayAt, readMoment } from './times';
import { type Scene, statusById } from './workspace';

/** What was sent and understood. Absent: not sent. */
export interface Inputs {
  readonly lead_id: string;
  readonly contact_id: string | null;
  readonly user_id: string;
  readonly status_id: string;
  /** A status by its label. */
  readonly status: string;
  readonly pipeline_id: string;
  readonly value: number | null;
  readonly value_period: ValuePeriod;
  readonly confidence: number;
  readonly note: string | null;
  readonly note_html: string | null;
  readonly date_won: string | null;
  /** ms UTC. */
  readonly date_created: number;
  readonly created_by: string;
  readonly attachments: readonly Attachment[];
}

export interface OpportunityInput {
  readonly inputs: Partial<Inputs>;
  /** All custom values after the write. */
  readonly custom: JsonObject;
}

interface FieldReader<T> {
  readonly on: 'create' | 'update' | 'both';
  /** Name of the relation, which errors use in place of the key. */
  readonly relation?: string;
  /** A null in an update, where the schema allows it. */
  readonly onNull?: (reading: Reading) => Parsed<T>;
  readonly parse: (value: Json, scene: Scene) => Parsed<T>;
}

const noObject = bad('Object does not exist.');

/** A null that the schema of updates does not list. */
function unlistedNull<T>(value: (scene: Scene) => T) {
  return (scene: Scene): Parsed<T> =>
    scene.switches.nullOnUpdate === 'cleared' ? parsed(value(scene)) : bad(nullMessage);
}

const nullMessage = 'This field may not be null.';

const readers: { readonly [K in keyof Inputs]: FieldReader<Inputs[K]> } = {
  lead_id: {
    on: 'create',
    relation: 'lead',
    parse: (value, { workspace }) => parseReference(value, workspace.leads),
  },
  contact_id: {
    on: 'both',
    relation: 'contact',
    onNull: () => parsed(null),
    parse: (value, { workspace }) => parseReference(value, workspace.contacts),
  },
  user_id: { on: 'both', relation: 'user', onNull: nullOwner, parse: parseOwner },
  status_id: {
    on: 'both',
    relation: 'status',
    parse: (value, { workspace }) =>
      typeof value === 'string' && statusById(workspace, value) !== null ? parsed(value) : noObject,
  },
  status: { on: 'update', parse: parseText },
  pipeline_id: {
    on: 'create',
    relation: 'pipeline',
    parse: (value, { workspace }) => parseReference(value, workspace.pipelines),
  },
  value: { on: 'both', onNull: unlistedNull(() => null), parse: parseValue },
  value_period: { on: 'both', parse: parsePeriod },
  confidence: {
    on: 'both',
    onNull: unlistedNull(({ switches }) => switches.confidenceDefault),
    parse: parseConfidence,
  },
  note: { on: 'both', onNull: unlistedNull(() => null), parse: parseText },
  note_html: {
    on: 'both',
    onNull: () => parsed(null),
    parse: (value, { switches }) => {
      if (typeof value !== 'string') return bad('Value must be of str type.');
      if (isWrapped(value) || switches.bareHtml === 'stored') return parsed(value);
      return bad('Rich text must be wrapped in <body>.');
    },
  },
  date_won: { on: 'both', onNull: () => parsed(null), parse: parseDateWon },
  date_created: {
    on: 'create',
    parse: (value, { offsetMs }) => {
      const moment = typeof value === 'string' ? readMoment(value, offsetMs) : null;
      return moment === null ? badDate : parsed(moment.ms);
    },
  },
  created_by: {
    on: 'create',
    parse: (value, { workspace }) => parseReference(value, workspace.users),
  },
  attachments: { on: 'both', parse: parseAttachments },
};

const badDate = bad('Invalid ISO 8601 datetime.');

export function readOpportunity(body: JsonObject, reading: Reading): Read<OpportunityInput> {
  const inputs: [string, unknown][] = [];
  const fieldErrors: Record<string, string> = {};
  const { switches, row } = reading;
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('custom.')) continue;
    const reader = isInput(name) ? readers[name] : null;
    const wrongTurn = row === null ? 'update' : 'create';
    const hidden = name === 'note_html' && switches.noteHtml === 'absent';
    if (reader === null || reader.on === wrongTurn || hidden) {
      if (switches.unknownKeys === 'refused') fieldErrors[name] = 'This field is not known here.';
      continue;
    }
    if (value === null && row === null) continue;
    const field = value === null ? parseNull(reader, reading) : reader.parse(value, reading);
    const { relation } = reader;
    const errorName = switches.relationKey === 'relation' && relation ? relation : name;
    if (field.ok) inputs.push([name, field.value]);
    else fieldErrors[errorName] = field.message;
  }
  const custom = readCustom(body, reading);
  const problems = { ...fieldErrors, ...custom.fieldErrors };
  if (Object.keys(problems).length === 0) {
    return read({ inputs: Object.fromEntries(inputs) as Partial<Inputs>, custom: custom.values });
  }
  const status = custom.lacksRole ? switches.fieldWithoutRole : 400;
  return { ok: false, problem: { errors: [], fieldErrors: problems, status } };
}

function isInput(name: string): name is keyof Inputs {
  return Object.hasOwn(readers, name);
}

function parseNull({ onNull }: FieldReader<unknown>, reading: Reading): Parsed<unknown> {
  return onNull === undefined ? bad(nullMessage) : onNull(reading);
}

function parseReference(value: Json, table: { get(id: string): unknown }): Parsed<string> {
  return typeof value === 'string' && table.get(value) !== undefined ? parsed(value) : noObject;
}

function parseOwner(value: Json, { workspace, switches }: Scene): Parsed<string> {
  const user = typeof value === 'string' ? workspace.users.get(value) : undefined;
  if (user === undefined || (!user.active && switches.inactiveOwner === 'refused')) return noObject;
  return parsed(user.id);
}

/** An owner is never null in an answer, so a null that is taken must become somebody. */
function nullOwner({ switches, user, row }: Reading): Parsed<string> {
  if (switches.nullOwner === 'refused' || row === null) return bad(nullMessage);
  return parsed(switches.nullOwner === 'caller' ? user.id : row.user_id);
}

function parseText(value: Json): Parsed<string> {
  return typeof value === 'string' ? parsed(value) : bad('Value must be of str type.');
}

function parseValue(value: Json, { switches }: Scene): Parsed<number> {
  if (!Number.isSafeInteger(value)) return bad('Value must be of int type.');
  const amount = value as number;
  if (amount < 0 && switches.negativeValue === 'refused')
    return bad('The value must be at least 0.');
  return parsed(amount);
}

function parsePeriod(value: Json): Parsed<ValuePeriod> {
  return value === 'one_time' || value === 'monthly' || value === 'annual'
    ? parsed(value)
    : bad('Not a valid choice.');
}

function parseConfidence(value: Json, { switches }: Scene): Parsed<number> {
  if (!Number.isSafeInteger(value)) return bad('Value must be of int type.');
  const percent = value as number;
  if (switches.confidenceRange === 'free') return parsed(percent);
  if (percent > 100) return bad('The value must not be larger than 100.');
  return percent < 0 ? bad('The value must be at least 0.') : parsed(percent);
}

function parseDateWon(value: Json, { offsetMs, switches }: Scene): Parsed<string> {
  const moment = typeof value === 'string' ? readMoment(value, offsetMs) : null;
  const { dateWonInput, dateWonZone } = switches;
  if (moment === null || dateWonInput === (moment.dayOnly ? 'momentOnly' : 'dayOnly')) {
    return badDate;
  }
  if (!moment.zoned || dateWonZone === 'written') return parsed(moment.day);
  return parsed(dayAt(moment.ms, dateWonZone === 'client' ? offsetMs : 0));
}

function parseAttachments(value: Json): Parsed<readonly Attachment[]> {
  if (!Array.isArray(value)) return bad('Value must be of list type.');
  const files: Attachment[] = [];
  for (const item of value as readonly Json[]) {
    const { url, filename, content_type = '' } = isObject(item) ? item : {};
    const whole = [url, filename, content_type].every((part) => typeof part === 'string');
    if (!whole) return bad('An attachment needs filename and url.');
    files.push({ url, filename, content_type } as Attachment);
  }
  return parsed(files);
}
