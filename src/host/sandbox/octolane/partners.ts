/**
 * What can be done to accounts and contacts. Creating resolves: an account is known by its domain, a
 * contact by its e-mail (Octolane docs, Create or resolve).
 */
import type { Json, JsonObject } from '../json';
import { accountNumbers, accountTexts, contactTexts, interactionTimes } from './bodies';
import { addHistory, differences } from './book';
import { identifierKeys } from './directory';
import type { Partner, PartnerKind } from './records';
import { isoMillis } from './times';
import { partnersOf, type Scene } from './workspace';

export interface Resolved {
  readonly partner: Partner;
  readonly isNew: boolean;
}

const storedKeys: Readonly<Record<PartnerKind, readonly string[]>> = {
  account: ['domain', ...accountTexts, ...accountNumbers, 'tags', ...interactionTimes],
  contact: [
    ...['email', ...contactTexts, 'twitter_followers', 'email_verified', 'other_emails'],
    ...interactionTimes,
  ],
};

/** The partner of this identifier, made if there is none. Unknown keys of `input` are dropped. */
export function resolvePartner(scene: Scene, kind: PartnerKind, input: JsonObject): Resolved {
  const { workspace, switches } = scene;
  const identifier = String(input[identifierKeys[kind]]);
  const known = workspace.directory.find(kind, identifier, switches.identifiers);
  const given = storedFields(kind, input);
  if (known === undefined) return { partner: createPartner(scene, kind, given), isNew: true };
  const { [identifierKeys[kind]]: _same, ...others } = given;
  if (switches.resolveOverwrites === 'no') return { partner: known, isNew: false };
  return { partner: updatePartner(scene, kind, known, { fields: others }), isNew: false };
}

function storedFields(kind: PartnerKind, input: JsonObject): JsonObject {
  const entries = storedKeys[kind]
    .filter((key) => input[key] !== undefined)
    .map((key) => [key, storedValue(key, input[key] ?? null)] as const);
  return withName(kind, Object.fromEntries(entries));
}

function storedValue(key: string, value: Json): Json {
  if (key === 'tags' && typeof value === 'string') return [value];
  const isTime = interactionTimes.some((name) => name === key);
  return isTime ? readTimestamp(value) : value;
}

/** A date-time, or Unix seconds, or Unix milliseconds. */
function readTimestamp(value: Json): Json {
  if (value === null) return null;
  const ms =
    typeof value === 'number' ? (value >= 1e11 ? value : value * 1000) : Date.parse(String(value));
  return Number.isNaN(ms) ? null : isoMillis(ms);
}

function withName(kind: PartnerKind, { full_name, ...fields }: JsonObject): JsonObject {
  if (kind === 'account') return fields;
  const parts = [fields.first_name, fields.last_name].filter((part) => typeof part === 'string');
  const name = full_name ?? (parts.length > 0 ? parts.join(' ') : undefined);
  return name === undefined ? fields : { ...fields, name };
}

function createPartner(scene: Scene, kind: PartnerKind, given: JsonObject): Partner {
  const { workspace, random, nowUs, record } = scene;
  const accountId = kind === 'contact' ? accountOf(scene, String(given.email)) : null;
  const fields = kind === 'contact' ? { ...given, account_id: accountId } : given;
  const partner = { id: random.uuid(), fields, custom: {}, createdUs: nowUs, updatedUs: nowUs };
  partnersOf(workspace, kind).put(partner);
  workspace.directory.note(kind, partner);
  record({ kind: 'created', entity: kind, id: partner.id, fields });
  record({ kind: 'automation', trigger: 'enrichment', id: partner.id, skippedActionIds: [] });
  return partner;
}

/** The account of an address's domain, made by the switch. */
function accountOf(scene: Scene, email: string): string | null {
  const { workspace, switches } = scene;
  const domain = email.slice(email.indexOf('@') + 1);
  if (switches.contactMakesAccount === 'yes') {
    return resolvePartner(scene, 'account', { domain }).partner.id;
  }
  return workspace.directory.find('account', domain, switches.identifiers)?.id ?? null;
}

export interface PartnerChange {
  readonly fields?: JsonObject;
  /** The whole new set of custom values. */
  readonly custom?: JsonObject;
}

/** A write that changes nothing leaves no trace. */
export function updatePartner(
  scene: Scene,
  kind: PartnerKind,
  partner: Partner,
  { fields = {}, custom = partner.custom }: PartnerChange,
): Partner {
  const { workspace, record, nowUs } = scene;
  const next = { ...partner, fields: { ...partner.fields, ...fields }, custom, updatedUs: nowUs };
  const changes = differences(flat(partner), flat(next));
  if (Object.keys(changes).length === 0) return partner;
  partnersOf(workspace, kind).put(next);
  workspace.directory.note(kind, next);
  record({ kind: 'updated', entity: kind, id: partner.id, changes });
  addHistory(scene, partner.id, changes);
  return next;
}

function flat({ fields, custom }: Partner): JsonObject {
  return { ...fields, ...custom };
}
