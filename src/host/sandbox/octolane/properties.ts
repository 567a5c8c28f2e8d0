/**
 * The system properties of an opportunity: how a PATCH writes them, how history and ledger call
 * them. Five names are published (Octolane OpenAPI, bulk update and history); the rest is a switch.
 */
import type { Json } from '../json';
import { missing, type Read, read, refuse } from './answers';
import type { AttributeType, Opportunity, OpportunityFields, Pipeline } from './records';
import { isUuid } from './shape';
import type { OctolaneSwitches } from './switches';
import { dateMsMax, isoMillis, readIso } from './times';
import { activeStages, type Workspace } from './workspace';

/** Where a value is to be written. */
export interface Target {
  readonly workspace: Workspace;
  readonly pipeline: Pipeline;
  readonly switches: OctolaneSwitches;
  /** Name under which offences are told. */
  readonly path: string;
}

export interface SystemProperty {
  /** The name in history and ledger, and of a PATCH where it is published. */
  readonly key: string;
  readonly isPublished?: true;
  readonly label: string;
  readonly type: AttributeType;
  valueOf(row: Opportunity): Json;
  /** Absent: nobody can write it. */
  readonly read?: (value: Json, target: Target) => Read<Partial<OpportunityFields>>;
}

function written<K extends keyof OpportunityFields>(
  name: K,
  reader: (value: Json, target: Target) => Read<OpportunityFields[K]>,
): NonNullable<SystemProperty['read']> {
  return (value, target) => {
    const found = reader(value, target);
    return found.ok ? read({ [name]: found.value }) : found;
  };
}

export const systemProperties: readonly SystemProperty[] = [
  {
    key: 'name',
    isPublished: true,
    label: 'Name',
    type: 'string',
    valueOf: (row) => row.name,
    read: written('name', readText),
  },
  {
    key: 'opportunity_stage',
    isPublished: true,
    label: 'Stage',
    type: 'select',
    valueOf: (row) => row.stageId,
    read: written('stageId', readStage),
  },
  {
    key: 'opportunity_account',
    isPublished: true,
    label: 'Account',
    type: 'string',
    valueOf: (row) => row.accountId,
    read: written('accountId', (value, target) => readPartner(value, target, 'accounts')),
  },
  {
    key: 'opportunity_contact',
    isPublished: true,
    label: 'Primary contact',
    type: 'string',
    valueOf: (row) => row.contactId,
    read: written('contactId', (value, target) => readPartner(value, target, 'contacts')),
  },
  {
    key: 'opportunity_other_stakeholders',
    isPublished: true,
    label: 'Other stakeholders',
    type: 'multi_select',
    valueOf: (row) => row.stakeholderIds,
    read: written('stakeholderIds', readStakeholders),
  },
  {
    key: 'amount',
    label: 'Amount',
    type: 'currency',
    valueOf: (row) => row.amount,
    read: written('amount', (value, { path }) =>
      value === null || typeof value === 'number' ? read(value) : refuse(path, 'must be a number'),
    ),
  },
  {
    key: 'close_date',
    label: 'Close date',
    type: 'date',
    valueOf: (row) => dateView(row.closeMs),
    read: written('closeMs', readDate),
  },
  {
    key: 'next_action_date',
    label: 'Next action date',
    type: 'date',
    valueOf: (row) => dateView(row.nextActionMs),
    read: written('nextActionMs', readDate),
  },
  {
    key: 'next_steps',
    label: 'Next steps',
    type: 'string',
    valueOf: (row) => row.nextSteps,
    read: written('nextSteps', readText),
  },
  {
    key: 'owner',
    label: 'Owner',
    type: 'team_members',
    valueOf: (row) => row.ownerId,
    read: written('ownerId', readOwner),
  },
  { key: 'probability', label: 'Probability', type: 'percentage', valueOf: () => null },
  { key: 'created_at', label: 'Created at', type: 'timestamp', valueOf: () => null },
];

/** The name that the workspace's field list gives and a PATCH takes. */
export function propertyNameOf(
  { key, isPublished }: SystemProperty,
  { systemPropertyNames }: OctolaneSwitches,
): string {
  return isPublished || systemPropertyNames === 'plain' ? key : `opportunity_${key}`;
}

function dateView(ms: number | null): string | null {
  return ms === null ? null : isoMillis(ms);
}

function readText(value: Json, { path }: Target): Read<string | null> {
  return value === null || typeof value === 'string'
    ? read(value)
    : refuse(path, 'must be a string');
}

function readStage(value: Json, { pipeline, path }: Target): Read<string> {
  if (typeof value !== 'string' || !isUuid(value)) return refuse(path, 'must be a valid uuid');
  const stage = activeStages(pipeline).find(({ id }) => id === value.toLowerCase());
  return stage === undefined ? refuse(path, 'is not a stage of this pipeline') : read(stage.id);
}

function readPartner(
  value: Json,
  { workspace, path }: Target,
  table: 'accounts' | 'contacts',
): Read<string | null> {
  if (value === null) return read(null);
  if (typeof value !== 'string' || !isUuid(value)) return refuse(path, 'must be a valid uuid');
  const partner = workspace[table].get(value.toLowerCase());
  return partner === undefined ? missing(path, 'Related record') : read(partner.id);
}

/** The whole new list; null and [] both clear it. */
function readStakeholders(value: Json, target: Target): Read<readonly string[]> {
  if (value === null) return read([]);
  if (!Array.isArray(value)) return refuse(target.path, 'must be an array');
  const ids = new Set<string>();
  for (const item of value as readonly Json[]) {
    const id = readPartner(item, target, 'contacts');
    if (!id.ok) return id;
    if (id.value !== null) ids.add(id.value);
  }
  return read([...ids]);
}

export function readOwner(value: Json, { workspace, path }: Target): Read<string | null> {
  if (value === null) return read(null);
  if (typeof value !== 'string' || !isUuid(value)) return refuse(path, 'must be a valid uuid');
  const user = workspace.users.get(value.toLowerCase());
  return user?.isMember ? read(user.id) : refuse(path, 'is not a member of this workspace');
}

function readDate(value: Json, { path, switches: { patchDates } }: Target): Read<number | null> {
  if (value === null) return read(null);
  if (Number.isInteger(value) && patchDates !== 'iso') return readSeconds(Number(value), path);
  const us = typeof value === 'string' && patchDates !== 'seconds' ? readIso(value) : null;
  if (us !== null) return read(us / 1000);
  return refuse(path, patchDates === 'iso' ? 'must be an ISO 8601 date' : 'must be an integer');
}

/** Milliseconds of Unix seconds, if a date can hold them. */
export function readSeconds(seconds: number, path: string): Read<number> {
  const ms = seconds * 1000;
  return Math.abs(ms) > dateMsMax ? refuse(path, 'is out of range') : read(ms);
}
