/** What to say when the platform fails in a way nobody foresaw. Keys never appear in it. */
import { safeMessage } from './adapters/safe-message';
import { sendQueued } from './adapters/send-queued';

/**
 * Google's own words help support; the person needs to know that nothing is lost. Also sends what
 * is still queued, so that the text reaches them.
 */
export function unexpectedText(error: unknown): string {
  sendQueued();
  return `Google Sheets or the add-on stopped unexpectedly: ${safeMessage(error)} Refresh again: what was written so far is checked and finished by the next run.`;
}
