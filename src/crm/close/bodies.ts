/**
 * Fields of the product as the bodies of writes.
 *
 * Promises: nothing that was not given is sent, except what decides where a new record stands. Must
 * not know: addresses, answers.
 */
import { assert } from '../../core/assert';
import type { Named } from '../../core/model';
import type { Draft, FieldValues } from '../../core/writing';
import type { Body } from '../shared/api';
import { customPropertiesOf } from './custom-fields';
import { ONE_TIME, propertiesOf } from './fields';

/**
 * Empty fields are left out. With a status that is not the pipeline's, Close refuses it; without one
 * it takes the pipeline's first. What period a value has by default is not documented.
 */
export function draftBody({ fields }: Draft, pipeline: Named): Body {
  assert(fields.lead?.kind === 'one', 'a new opportunity has a lead, else Close makes one up');
  const given = Object.entries(fields).filter(([, value]) => value !== null);
  const body = bodyOf(Object.fromEntries(given));
  const period = 'value' in body ? { value_period: ONE_TIME } : {};
  return { ...period, ...body, pipeline_id: pipeline.id };
}

/** Empties the note in both of its forms. */
export function changeBody(fields: FieldValues): Body {
  const rich = fields.note === null ? { note_html: null } : {};
  return { ...bodyOf(fields), ...rich };
}

function bodyOf(fields: FieldValues): Body {
  return { ...propertiesOf(fields), ...customPropertiesOf(fields) };
}

/**
 * The same said otherwise, for a server that refused it; null when there is no other way. A day is
 * documented as a moment, too; the rich form of the note is younger than most of the API.
 */
export function otherForm(body: Body): Body | null {
  const { note_html, date_won, ...rest } = body;
  const isDay = typeof date_won === 'string' && !date_won.includes('T');
  if (note_html === undefined && !isDay) return null;
  if (date_won === undefined) return rest;
  return { ...rest, date_won: isDay ? `${date_won}T00:00:00` : date_won };
}

/** Without its custom fields, some of which only certain roles may write; null if that is no less. */
export function withoutCustom(body: Body): Body | null {
  const entries = Object.entries(body);
  const others = entries.filter(([name]) => !name.startsWith('custom.'));
  const isLess = others.length > 0 && others.length < entries.length;
  return isLess ? Object.fromEntries(others) : null;
}
