/**
 * One step of an action that writes to the CRM, from the lease to the marks. The page calls it again
 * until it is done; a run that ends in between has lost nothing.
 *
 * Promises: nothing is sent from a tab that somebody else works on, or by a run that is not the one
 * that holds the tab; whatever happens, the report says what was done. Must not know: Apps Script.
 */
import { busyText } from '../busy';
import type { PullSubject } from '../pull/pull-ports';
import {
  leaseOfOthers,
  type RunRecord,
  readRunRecord,
  type Tally,
  writeRunRecord,
} from '../run-record';
import { conclude } from './conclude';
import { createDesk, type Desk } from './desk';
import { resumesAtMs } from './faults';
import type { PushPorts, PushSubject, StepOrder } from './push-ports';
import { addOutcomes, NO_OUTCOMES, type Outcomes } from './row-fact';
import { openScene } from './scene';
import { stepCreations } from './step-creations';
import { stepRemovals } from './step-removals';
import { type ActionEnd, type ActionResult, type StepReport, stopText } from './step-report';
import { stepUpdates } from './step-updates';

/** How long a page may take to ask for the next step before others may begin, ms. */
const LEASE_MS = 120_000;

const DOING = { push: 'pushing', create: 'creating rows of', remove: 'deleting rows of' } as const;

/** Runs a step with the document lock held by the caller. */
export function step(ports: PushPorts, subject: PushSubject, order: StepOrder): StepReport {
  const { tabId } = subject.link;
  const record = readRunRecord(subject.properties, tabId);
  const nowMs = ports.clock.nowMs();
  const other = leaseOfOthers(record, { run: order.run, userId: subject.userId }, nowMs);
  if (other) return { kind: 'failed', message: busyText(other) };
  if (order.run !== null && record.lease?.run !== order.run)
    return { kind: 'failed', message: LOST };
  const run = order.run ?? ports.freshKey();
  const leased: RunRecord = {
    ...record,
    lease: {
      who: subject.who,
      sinceMs: record.lease?.run === run ? record.lease.sinceMs : nowMs,
      doing: DOING[subject.action],
      userId: subject.userId,
      run,
      ...(record.lease?.run === run && record.lease.tally && { tally: record.lease.tally }),
      untilMs: nowMs + LEASE_MS,
    },
  };
  const opened = openScene(ports, subject, record);
  if (opened.kind === 'failed') return opened;
  const { scene, stored } = opened;
  const desk = createDesk({
    ...{ ports, subject, order, scene, run },
    record: leased,
    state: stored,
  });
  keepSettled(desk);
  const end = ACTIONS[subject.action](desk);
  if (end.kind === 'failed') {
    writeRunRecord(ports.documents, tabId, { ...desk.record(), lease: null });
    return end;
  }
  return finish(desk, end, nowMs);
}

const LOST =
  'Another run has begun on this tab meanwhile, or too much time has passed, so this one ended. What was sent is marked in the tab. Open the preview again for the rest; nothing is sent twice.';

const ACTIONS: Readonly<Record<PushSubject['action'], (desk: Desk) => ActionEnd>> = {
  push: stepUpdates,
  create: stepCreations,
  remove: stepRemovals,
};

/** What a cut run had sent must be safe in the memory before the run record tells of another batch. */
function keepSettled({ scene, ports, note }: Desk): void {
  const open = scene.settled.filter(({ id, state }) => id === state.id);
  if (open.length === 0) return;
  note(open.map(({ state }) => state));
  ports.tab.apply([]);
}

function finish(desk: Desk, result: ActionResult, startedMs: number): StepReport {
  const { ports, subject, run } = desk;
  const told = new Set(result.facts.map(({ id }) => id));
  const settled = desk.scene.settled.filter(({ id }) => !told.has(id));
  const remarks = conclude(desk, [...result.facts, ...settled]);
  const nowMs = ports.clock.nowMs();
  const resumeAtMs = result.stop === null ? null : resumesAtMs(result.stop, nowMs);
  const done = result.left === 0 || (result.stop !== null && resumeAtMs === null);
  const lease = desk.record().lease;
  const untilMs = (resumeAtMs ?? nowMs) + LEASE_MS;
  const tally = addTally(lease?.tally, result.outcomes, {
    requests: ports.requests(),
    ms: nowMs - startedMs,
  });
  writeRunRecord(ports.documents, subject.link.tabId, {
    ...desk.record(),
    sending: null,
    lease: done || lease === null ? null : { ...lease, tally, untilMs },
  });
  const stopped =
    result.stop !== null && resumeAtMs === null
      ? [stopText(result.stop, ports.connector.name)]
      : [];
  return {
    kind: 'progress',
    ...{ run, done, resumeAtMs },
    outcomes: result.outcomes,
    tally,
    left: result.left,
    observedAtMs: result.observedAtMs,
    remarks: [...stopped, ...result.remarks, ...remarks],
  };
}

function addTally(
  before: Tally | undefined,
  outcomes: Outcomes,
  cost: Pick<Tally, 'requests' | 'ms'>,
): Tally {
  const requests = (before?.requests ?? 0) + cost.requests;
  const ms = (before?.ms ?? 0) + cost.ms;
  return { ...addOutcomes(before ?? NO_OUTCOMES, outcomes), requests, ms };
}

/** Gives the tab free when a person cancels. With the document lock held by the caller. */
export function stop(ports: Pick<PushPorts, 'documents'>, subject: PullSubject, run: string): void {
  const record = readRunRecord(subject.properties, subject.link.tabId);
  if (record.lease?.run !== run) return;
  writeRunRecord(ports.documents, subject.link.tabId, { ...record, lease: null });
}
