/** The forms of dates, telephone numbers and profile addresses that Lightfield takes. Pure. */
import type { TypeConfiguration } from './records';

const instantPattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * ms UTC of an ISO 8601 date and time; null where the text is none, or has no offset and
 * `withoutOffset` does not let it stand for UTC.
 */
export function readInstant(text: string, withoutOffset: boolean): number | null {
  const [matched, year = '', month = '', day = '', offset] = instantPattern.exec(text) ?? [];
  if (matched === undefined || (offset === undefined && !withoutOffset)) return null;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(day) < 1 || Number(day) > days) return null;
  const assumed = text.includes('T') ? `${text}Z` : text;
  const ms = Date.parse(offset === undefined ? assumed : text);
  return Number.isNaN(ms) ? null : ms;
}

/**
 * A number in the form that is kept: E.164, or 7 to 15 local digits; an extension follows as
 * `;ext=100`. Null where it is none of these.
 */
export function readTelephone(text: string): string | null {
  const [, main = text, extension] =
    /^(.*?)\s*(?:;ext=|ext[.:]?\s*|x|#)\s*(\d+)$/i.exec(text) ?? [];
  const compact = main.replace(/[\s().-]/g, '');
  const number = normalNumber(compact);
  if (number === null) return null;
  return extension === undefined ? number : `${number};ext=${extension}`;
}

function normalNumber(compact: string): string | null {
  if (/^\+[1-9]\d{6,14}$/.test(compact)) return compact;
  if (/^1?[2-9]\d{2}[2-9]\d{6}$/.test(compact)) return `+1${compact.slice(-10)}`;
  return /^\d{7,15}$/.test(compact) ? compact : null;
}

type Service = NonNullable<TypeConfiguration['handleService']>;

const profilePages: Readonly<Record<Service, RegExp>> = {
  TWITTER: /^https?:\/\/([a-z0-9-]+\.)*(x|twitter)\.com\/[^/?#]+/i,
  LINKEDIN: /^https?:\/\/([a-z0-9-]+\.)*linkedin\.com\/(in|company)\/[^/?#]+/i,
  FACEBOOK: /^https?:\/\/([a-z0-9-]+\.)*facebook\.com\/[^/?#]+/i,
  INSTAGRAM: /^https?:\/\/([a-z0-9-]+\.)*instagram\.com\/[^/?#]+/i,
};

/** Why the text is not a profile page of the service; null: it is. */
export function socialProblem(text: string, service: Service | undefined): string | null {
  if (service === undefined || profilePages[service].test(text)) return null;
  return `the address of a ${service} profile is needed`;
}
