/** The platform's own words, fit to be shown: of bearable length, nothing shaped like a key in them. */
import { createScrub } from '../../crm/http/scrub';

const LENGTH_MAX = 500;

/** Nothing is asked of the platform here: it has just failed, so whose keys there are is not known. */
const scrub = createScrub([]);

/** `error` is whatever was thrown. */
export function safeMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return scrub(text).slice(0, LENGTH_MAX);
}
