/** Picks from the findings the two answers that the add-on itself uses. */
import type { PlatformAnswers } from '../platform-answers';
import type { Finding } from './run-probes';

/** In the order of preference: the probe that shows whether a route works in our text columns. */
const ROUTES: readonly (readonly [PlatformAnswers['literalRoute'], string])[] = [
  ['richText', 'text.rich-text-in-plain-text-cell'],
  ['apostrophe', 'text.format-and-apostrophe-equals'],
  ['format', 'text.format-and-equals'],
];

/**
 * `nowMs`: ms UTC. Where no route works it is rich text: what is then a formula all the same is
 * found when the tab is read back.
 */
export function answersFrom(findings: readonly Finding[], nowMs: number): PlatformAnswers {
  const observed = new Map(findings.map((finding) => [finding.probe.id, finding.observed]));
  const route = ROUTES.find(([, id]) => observed.get(id) === 'text');
  return {
    literalRoute: route ? route[0] : 'richText',
    zoneArithmetic: observed.get('runtime.intl-zones') === 'same' ? 'intl' : 'utilities',
    checkedAtMs: nowMs,
  };
}
