/**
 * The two findings that the add-on itself uses, kept for the document.
 * Must not know: how they were found, apart from the ids of the probes.
 */
import type { Finding } from './run-probes';

/** How a text that could be a formula is stored to the letter in a cell of plain-text format. */
export type LiteralRoute = 'richText' | 'apostrophe' | 'format';

export interface PlatformAnswers {
  readonly literalRoute: LiteralRoute;
  /** Who knows the clocks of the spreadsheet's zone. */
  readonly zoneArithmetic: 'intl' | 'utilities';
  /** ms since the epoch, UTC. */
  readonly checkedAtMs: number;
}

/** Document property. */
export const ANSWERS_KEY = 'platform';

/** In the order of preference: the probe that shows whether a route works. */
const ROUTES: readonly (readonly [LiteralRoute, string])[] = [
  ['richText', 'text.rich-text-in-plain-text-cell'],
  ['apostrophe', 'text.format-and-apostrophe-equals'],
  ['format', 'text.format-and-equals'],
];

/** Without any route that works it is rich text: what is then a formula is found by reading back. */
export function answersFrom(findings: readonly Finding[], nowMs: number): PlatformAnswers {
  const observed = new Map(findings.map((finding) => [finding.probe.id, finding.observed]));
  const route = ROUTES.find(([, id]) => observed.get(id) === 'text');
  return {
    literalRoute: route ? route[0] : 'richText',
    zoneArithmetic: observed.get('runtime.intl-zones') === 'same' ? 'intl' : 'utilities',
    checkedAtMs: nowMs,
  };
}

/** `properties` is what the document store's `all` gave; null before the first check. */
export function readAnswers(properties: Readonly<Record<string, string>>): PlatformAnswers | null {
  const text = properties[ANSWERS_KEY];
  return text === undefined ? null : (JSON.parse(text) as PlatformAnswers);
}
