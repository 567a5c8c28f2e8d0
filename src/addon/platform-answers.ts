/**
 * What "Check this platform" found out about this Google account, kept per document: the two answers
 * that the add-on itself uses. Without a check the safest reading is taken.
 */
import type { Store } from '../core/ports';

export interface PlatformAnswers {
  /** The way in which a text that looks like a formula stays text. */
  readonly literalRoute: 'richText' | 'apostrophe' | 'format';
  /** Who does zone arithmetic; `unknown` = compare both at the start of a run. */
  readonly zoneArithmetic: 'intl' | 'utilities' | 'unknown';
  /** ms UTC of the check; 0 when there was none. */
  readonly checkedAtMs: number;
}

const KEY = 'platform';
const UNCHECKED: PlatformAnswers = {
  literalRoute: 'richText',
  zoneArithmetic: 'unknown',
  checkedAtMs: 0,
};

/** `properties` is what the document store's `all` gave. */
export function readPlatformAnswers(properties: Readonly<Record<string, string>>): PlatformAnswers {
  const text = properties[KEY];
  return text ? { ...UNCHECKED, ...(JSON.parse(text) as Partial<PlatformAnswers>) } : UNCHECKED;
}

export function writePlatformAnswers(documents: Store, answers: PlatformAnswers): void {
  documents.set(KEY, JSON.stringify(answers));
}
