/**
 * Previews and steps of the actions that write to the CRM, as the page asks for them.
 *
 * Promises: a preview writes nothing; a step sends nothing that was not confirmed. Must not know: how
 * they are shown.
 */

import type { PullSubject } from '../core/pull/pull-ports';
import { preview } from '../core/push/preview';
import type { PushPorts, RowChoice } from '../core/push/push-ports';
import { step, stop } from '../core/push/step';
import type { Tally } from '../core/run-record';
import type { Reply } from '../protocol/replies';
import type { Request } from '../protocol/requests';
import { tellOutcomes } from '../protocol/tell';
import { type LogEntry, writeLog } from './run-log';
import { onTab, type RunTimes } from './tab-run';

type Of<K extends Request['kind']> = Extract<Request, { kind: K }>;

/** A person is watching: short steps, and a wait that is longer ends one. */
const STEP_MS = 10_000;
const WAIT_MS_MAX = 20_000;

/** A preview may wait for a minute's window like a refresh. */
const PREVIEW_WAIT_MS_MAX = 65_000;

/** Items that the page gets in full. */
const ITEMS_MAX = 500;

/** These a person chooses one by one, so none may be hidden. */
const CHOSEN_SINGLY: ReadonlySet<string> = new Set([
  ...['conflict', 'empty', 'duplicate', 'parent'],
]);

export function previewAction(request: Of<'preview'>, startedMs: number): Reply {
  const times = { startedMs, waitMsMax: PREVIEW_WAIT_MS_MAX, stepMs: 0 };
  const { action, retry, tabId } = request;
  const rows = request.rows === 'selected' ? selectedRows(tabId) : 'all';
  return onTab(tabId, times, ({ ports, subject }): Reply => {
    const found = preview(ports, { ...subject, action, rows, retry });
    if (found.kind === 'failed') return found;
    const { items, marked, ...rest } = found;
    const shown = [...items].sort((a, b) => rank(a.kind) - rank(b.kind)).slice(0, ITEMS_MAX);
    const hidden = new Set(shown);
    const more = items.filter((item) => !hidden.has(item) && !CHOSEN_SINGLY.has(item.kind));
    return {
      ...{ kind: 'preview', action, tabName: ports.tab.name() },
      items: shown.sort((a, b) => a.row - b.row),
      more: more.map(({ digest }) => digest),
      marked: [...marked],
      problems: [...rest.problems].slice(0, ITEMS_MAX),
      effects: [...rest.effects],
      canSilence: rest.canSilence,
      cost: rest.cost,
      remarks: [...rest.remarks],
    };
  });
}

function rank(kind: string): number {
  return CHOSEN_SINGLY.has(kind) ? 0 : 1;
}

export function sendAction(request: Of<'send'>, startedMs: number): Reply {
  const times: RunTimes = { startedMs, waitMsMax: WAIT_MS_MAX, stepMs: STEP_MS };
  const { action, retry, run, observedAtMs, silent } = request;
  const confirmed = new Set(request.confirmed);
  const sent = onTab(request.tabId, times, ({ ports, subject }) => {
    const order = { run, confirmed, observedAtMs, silent };
    const report = step(ports, { ...subject, action, rows: 'any', retry }, order);
    if (report.kind === 'failed') return report;
    if (report.done) {
      const entry = logEntry({ action, atMs: startedMs, tally: report.tally }, ports, subject);
      writeLog({ properties: subject.properties, zone: ports.zone() }, [entry]);
    }
    return report;
  });
  if (sent.kind === 'failed') return { kind: 'failed', message: sent.message };
  const { tally: _, ...reply } = sent;
  return { ...reply, remarks: [...reply.remarks] };
}

const ACTIONS = { push: 'Push', create: 'Create', remove: 'Remove' } as const;

function logEntry(
  done: { readonly action: keyof typeof ACTIONS; readonly atMs: number; readonly tally: Tally },
  { connector }: Pick<PushPorts, 'connector'>,
  { who, link }: PullSubject,
): LogEntry {
  const { action, atMs, tally } = done;
  return {
    ...{ atMs, who },
    // The tab's own name would take a read more.
    tabName: `${connector.name} ${link.scope.pipeline.label}`,
    action: ACTIONS[action],
    counts: tellOutcomes(tally),
    seconds: Math.round(tally.ms / 1000),
    requests: tally.requests,
    error: '',
  };
}

export function stopAction({ tabId, run }: Of<'stop'>, startedMs: number): Reply {
  const times = { startedMs, waitMsMax: 0, stepMs: 0 };
  return onTab(tabId, times, ({ ports, subject }): Reply => {
    stop(ports, subject, run);
    return { kind: 'stopped' };
  });
}

/** Rows that a person has selected in the tab; none when another tab is in front. */
function selectedRows(tabId: number): RowChoice {
  const sheet = SpreadsheetApp.getActiveSheet();
  const range = sheet.getSheetId() === tabId ? sheet.getActiveRange() : null;
  if (!range) return new Set<number>();
  const rows = Array.from({ length: range.getNumRows() }, (_, index) => range.getRow() + index);
  return new Set(rows);
}
