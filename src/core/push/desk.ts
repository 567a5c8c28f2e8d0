/**
 * What one step of an action works with: ports, scene, order, and the two places that must always be
 * right, run record and memory.
 *
 * Promises: what is announced stands in document properties before the call returns; memory and
 * counter go together. Must not know: what is sent.
 */
import type { ListView } from '../listing';
import { remember } from '../pull/remember';
import { type BegunParent, type RunRecord, runKey, type Sending } from '../run-record';
import type { RowState, TabState } from '../state';
import { utcOffsetMinutes } from '../value/zone-inverse';
import type { WriteOptions } from '../writing';
import type { PushPorts, PushSubject, StepOrder } from './push-ports';
import type { Scene } from './scene';

export interface Desk {
  readonly ports: PushPorts;
  readonly subject: PushSubject;
  readonly order: StepOrder;
  readonly scene: Scene;
  readonly view: ListView;
  readonly run: string;
  /** The memory as it is now. */
  state(): TabState;
  record(): RunRecord;
  /** Writes down what is about to be sent, and other properties along with it. One blocking call. */
  announce(
    kind: Sending['kind'],
    ids: readonly string[],
    along?: Readonly<Record<string, string>>,
  ): void;
  /** Accounts and leads of whose creation no end is known; written down with the next announcement. */
  keepParents(parents: Readonly<Record<string, BegunParent>>): void;
  /** Queues what is to be remembered; it is safe after the next flush. */
  note(states: readonly RowState[], forgotten?: readonly string[]): void;
  nowMs(): number;
}

/** How requests of this moment are to be written, but for their keys. */
export function optionsNow({ order, scene, nowMs }: Desk): Omit<WriteOptions, 'idempotencyKey'> {
  const offset = utcOffsetMinutes(nowMs(), (atMs) => scene.zone.toSerial(atMs));
  return { silent: order.silent, utcOffsetMinutes: offset };
}

export interface DeskParts {
  readonly ports: PushPorts;
  readonly subject: PushSubject;
  readonly order: StepOrder;
  readonly scene: Scene;
  readonly run: string;
  readonly record: RunRecord;
  /** The memory as it stands in its sheet. */
  readonly state: TabState;
}

export function createDesk(parts: DeskParts): Desk {
  const { ports, subject, order, scene, run } = parts;
  const { link, connection } = subject;
  const keys = link.columns.map(({ key }) => key);
  let { record, state } = parts;
  return {
    ...{ ports, subject, order, scene, run },
    view: { key: connection.key, scope: link.scope, columns: link.columns },
    state: () => state,
    record: () => record,
    nowMs: () => ports.clock.nowMs(),
    announce(kind, ids, along = {}) {
      record = { ...record, sending: { kind, run, ids, atMs: ports.clock.nowMs() } };
      ports.documents.setAll({ ...along, [runKey(link.tabId)]: JSON.stringify(record) });
    },
    keepParents(parents) {
      const { parents: _, ...rest } = record;
      record = Object.keys(parents).length === 0 ? rest : { ...rest, parents };
    },
    note(states, forgotten = []) {
      const epoch = Math.max(record.epoch, state.epoch) + 1;
      const table = ports.memory;
      const next = remember({ table, before: state, states, forgotten, keys, epoch });
      if (next === null) return;
      state = next;
      record = { ...record, epoch };
    },
  };
}
