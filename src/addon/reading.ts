/**
 * What the page asks while a list is read for it in another execution. It takes no lock and touches
 * nothing but the user's cache, so it holds nothing up.
 */
import type { Reply } from '../protocol/replies';
import type { Request } from '../protocol/requests';
import { readSight, stopReading } from './adapters/reading-cache';

export function lookAtReading({ watch, stop }: Extract<Request, { kind: 'reading' }>): Reply {
  if (stop) stopReading(watch);
  return { kind: 'reading', sight: readSight(watch) };
}
