/**
 * The one door from the sidebar: validates a request, carries it out, answers with a reply.
 *
 * Promises: always a reply, never an exception with internals in it; nothing but plain data.
 */
import { readLinks } from '../core/link-store';
import { readRunRecord } from '../core/run-record';
import type { Reply } from '../protocol/replies';
import { type Request, requestSchema } from '../protocol/requests';
import { documentStore, userStore } from './adapters/property-store';
import { connect, listFields, listPipelines } from './choosing';
import { forgetConnections, readConnections } from './connections';
import { describePlace } from './destination';
import { troubleOf } from './health';
import { linkTab } from './linking';
import { me, nameMyself } from './profile';
import { lookAtReading } from './reading';
import { refreshTab } from './refresh';
import { sampleList } from './sampling';
import { setSchedule } from './schedule';
import { previewAction, sendAction, stopAction } from './sending';
import { changeSettings, readSettings, scheduleOf } from './tab-settings';
import { unexpectedText } from './unexpected';
import { unlinkTab } from './unlinking';

/** `input` is whatever the sidebar sent. */
export function answer(input: unknown): Reply {
  const startedMs = Date.now();
  const request = requestSchema.safeParse(input);
  if (!request.success) {
    return {
      kind: 'failed',
      message: 'The sidebar sent something unknown. Reload the spreadsheet.',
    };
  }
  try {
    return carryOut(request.data, startedMs);
  } catch (error) {
    return { kind: 'failed', message: unexpectedText(error) };
  }
}

function carryOut(request: Request, startedMs: number): Reply {
  switch (request.kind) {
    case 'connect':
      return connect(request, startedMs);
    case 'disconnect':
      forgetConnections(userStore(), request.provider);
      return { kind: 'disconnected' };
    case 'connections': {
      const known = readConnections(userStore().all());
      const connections = known.map(({ provider, label }) => ({ provider, label }));
      return { kind: 'connections', connections };
    }
    case 'pipelines':
      return listPipelines(request, startedMs);
    case 'catalogue':
      return listFields(request, startedMs);
    case 'sample':
      return sampleList(request, startedMs);
    case 'place':
      return describePlace();
    case 'link':
      return linkTab(request, startedMs);
    case 'refresh':
      return refreshed(request, startedMs);
    case 'reading':
      return lookAtReading(request);
    case 'preview':
      return previewAction(request, startedMs);
    case 'send':
      return sendAction(request, startedMs);
    case 'stop':
      return stopAction(request, startedMs);
    case 'profile':
      return { kind: 'profile', name: nameMyself(request.name) };
    case 'schedule':
      return setSchedule(request);
    case 'settings':
      return readSettings(request, startedMs);
    case 'changeSettings':
      return changeSettings(request, startedMs);
    case 'unlink':
      return unlinkTab(request, startedMs);
    case 'tabs':
      return linkedTabs(startedMs);
  }
}

function refreshed(
  { tabId, watch }: Extract<Request, { kind: 'refresh' }>,
  startedMs: number,
): Reply {
  const { report } = refreshTab(tabId, startedMs, { watch });
  if (report.kind === 'failed' && report.isCancelled) return { kind: 'cancelled' };
  if (report.kind === 'failed') return { kind: 'failed', message: report.message };
  return { kind: 'refreshed', counts: report.counts, remarks: [...report.remarks] };
}

function linkedTabs(nowMs: number): Reply {
  const properties = documentStore().all();
  const { id } = me(userStore().all());
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const found = readLinks(properties).map((link) => {
    return { link, sheet: spreadsheet.getSheetById(link.tabId) };
  });
  const lost = found
    .filter(({ sheet }) => sheet === null)
    .map(({ link: { tabId, provider, scope } }) => {
      return { tabId, provider, pipeline: scope.pipeline.label };
    });
  const tabs = found.flatMap(({ link, sheet }) => {
    if (!sheet) return [];
    const { stamp } = readRunRecord(properties, link.tabId);
    return [
      {
        tabId: link.tabId,
        name: sheet.getName(),
        provider: link.provider,
        pipeline: link.scope.pipeline.label,
        refreshedAtMs: stamp?.atMs ?? null,
        records: stamp?.records ?? null,
        trouble: troubleOf(properties, link, nowMs),
        schedule: scheduleOf(link, id),
      },
    ];
  });
  return { kind: 'tabs', tabs, lost };
}
