/**
 * Setting schedules: one hourly trigger of each user in each file serves all tabs that this user has
 * scheduled. It is made once and never taken down, as add-ons may have only one.
 *
 * Must not know: what the trigger does.
 */
import { readLinks, writeLink } from '../core/link-store';
import type { Link } from '../core/model';
import type { Reply } from '../protocol/replies';
import type { Request } from '../protocol/requests';
import { documentStore, userStore } from './adapters/property-store';
import { safeMessage } from './adapters/safe-message';
import { me } from './profile';
import { forgetFailure, readTick, writeTick } from './schedule-record';

/** The entry point that the trigger names. */
const HANDLER = 'scheduledRefresh';

const NOT_LINKED: Reply = { kind: 'failed', message: 'This tab is not linked to a CRM.' };

type Of<K extends Request['kind']> = Extract<Request, { kind: K }>;

export function setSchedule({ tabId, rhythm }: Of<'schedule'>): Reply {
  const documents = documentStore();
  const properties = documents.all();
  const link = linkOf(properties, tabId);
  if (!link) return NOT_LINKED;
  if (rhythm === null) {
    const { schedule: _, ...bare } = link;
    writeLink(documents, bare);
    return { kind: 'scheduled' };
  }
  const refusal = ensureTrigger();
  if (refusal !== null) return { kind: 'failed', message: refusal };
  const user = userStore().all();
  const by = me(user);
  // From now on a trigger that does not run is missed.
  writeTick(documents, by.id, { ...readTick(properties, by.id), atMs: Date.now() });
  forgetFailure(documents, tabId);
  // Read anew: its settings may have been changed, or the tab unlinked, while the trigger was made.
  const now = linkOf(documents.all(), tabId);
  if (!now) return NOT_LINKED;
  writeLink(documents, { ...now, schedule: { rhythm, by } });
  return user.name ? { kind: 'scheduled' } : { kind: 'scheduled', nameless: true };
}

function linkOf(properties: Readonly<Record<string, string>>, tabId: number): Link | undefined {
  return readLinks(properties).find((link) => link.tabId === tabId);
}

/** null, or why there can be no trigger. */
function ensureTrigger(): string | null {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const triggers = ScriptApp.getUserTriggers(spreadsheet);
  if (triggers.some((trigger) => trigger.getHandlerFunction() === HANDLER)) return null;
  try {
    ScriptApp.newTrigger(HANDLER).timeBased().everyHours(1).create();
    return null;
  } catch (error) {
    return `Google did not accept a schedule: ${safeMessage(error)} Delete a trigger of this project under Extensions → Apps Script → Triggers, then try again.`;
  }
}
