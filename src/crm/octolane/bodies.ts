/**
 * Fields of the product as the bodies of writes: a creation, and the patch of a change.
 *
 * Promises: nothing that was not given is sent, and nothing but the properties listed here, since
 * Octolane drops a mistyped one without a word. Must not know: addresses, answers.
 */
import type { FieldKey, MaybeValue, Named } from '../../core/model';
import type { Draft, FieldValues } from '../../core/writing';
import type { Body } from '../shared/api';
import { sentCustomName } from './custom-fields';
import { fieldOf, isPublished } from './fields';
import { type DayForm, sentAs } from './values';

/** Empty fields are left out. It goes into `pipeline`; without a stage onto the first one. */
export function draftBody({ fields }: Draft, pipeline: Named): Body {
  const parts = {
    opportunity: {} as Record<string, unknown>,
    related_objects: {} as Record<string, unknown>,
  };
  const custom: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value === null) continue;
    const name = sentCustomName(key);
    const place = fieldOf(key)?.onCreate;
    if (name !== null) custom[name] = sentAs(value, 'iso');
    else if (place) parts[place.part][place.property] = sentIdentifier(key, value);
  }
  const { opportunity, related_objects } = parts;
  const attributes = Object.keys(custom).length === 0 ? {} : { custom_attributes: custom };
  return {
    pipeline_id: pipeline.id,
    opportunity: { ...opportunity, ...attributes },
    related_objects,
  };
}

/** Accounts are known by their domain, so each must be written in one way. */
function sentIdentifier(key: FieldKey, value: MaybeValue): unknown {
  const sent = sentAs(value, 'seconds');
  if (typeof sent !== 'string') return sent;
  return key === 'account_domain' ? bareDomain(sent) : sent.trim();
}

/** `https://www.Acme.com/about` is `acme.com`. */
export function bareDomain(text: string): string {
  const [host = ''] = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .split(/[/?#]/);
  return host;
}

/** How much of a change is sent, and how. */
export interface PatchForm {
  readonly days: DayForm;
  /** Leaves out what no documentation says that a change takes. */
  readonly publishedOnly: boolean;
}

/** The forms in which changes may be taken, best first; creations take days as seconds. */
export function patchForms(changes: readonly FieldValues[]): readonly PatchForm[] {
  const entries = changes.flatMap((fields) => Object.entries(fields));
  const own = entries.filter(([key]) => sentCustomName(key) === null);
  const hasDays = own.some(([, value]) => value?.kind === 'day');
  const isGuessed = ([key]: readonly [FieldKey, unknown]) => !isPromised(key);
  const mixes = entries.some(isGuessed) && !entries.every(isGuessed);
  return [
    { days: 'seconds', publishedOnly: false },
    ...(hasDays ? [{ days: 'iso', publishedOnly: false } as const] : []),
    ...(mixes ? [{ days: 'iso', publishedOnly: true } as const] : []),
  ];
}

function isPromised(key: FieldKey): boolean {
  return sentCustomName(key) !== null || isPublished(key);
}

/** Null clears; so it is sent only where it was asked for. */
export function patchBody(fields: FieldValues, { days, publishedOnly }: PatchForm): Body {
  const sent = Object.entries(fields).filter(([key]) => !publishedOnly || isPromised(key));
  return Object.fromEntries(
    sent.map(([key, value]) => {
      const name = sentCustomName(key);
      return [name ?? key, sentAs(value, name === null ? days : 'iso')];
    }),
  );
}
