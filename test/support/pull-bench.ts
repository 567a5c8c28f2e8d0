/**
 * A linked tab, a CRM that is a plain list, and pulls between them, all in memory: for tests of the
 * core. Time stands still unless moved.
 */
import type { Connector } from '../../src/core/connector';
import type { Courier, Exchange, Fault, Result } from '../../src/core/exchange';
import type { RecordPage } from '../../src/core/listing';
import type {
  Connection,
  CrmRecord,
  FieldSpec,
  FieldType,
  Link,
  MaybeValue,
  RecordId,
  Writable,
} from '../../src/core/model';
import type { Store } from '../../src/core/ports';
import type { PullReport } from '../../src/core/pull/report';
import { pull } from '../../src/core/pull/run';
import { type MemoryTab, type MemoryTable, memoryTab, memoryTable } from './memory-tab';

export interface PullBench {
  readonly tab: MemoryTab;
  readonly memory: MemoryTable;
  readonly properties: Record<string, string>;
  link: Link;
  records: CrmRecord[];
  /** The CRM's fields, read a moment ago; null: those of the tab's columns. */
  fields: readonly FieldSpec[] | null;
  /** Pages of the list; replaced by tests that need odd ones. */
  pages: () => readonly Result<RecordPage>[];
  pull(): PullReport;
}

const column = (key: string, header: string, type: FieldType, onUpdate: Writable = 'yes') => ({
  key,
  header,
  type,
  onUpdate,
});

export const BENCH_LINK: Link = {
  tabId: 1,
  stateTabId: 2,
  provider: 'trustpager',
  fingerprint: ['p1'],
  scope: { pipeline: { id: 'p1', label: 'Sales' }, filters: {} },
  columns: [
    column('name', 'Name', 'text'),
    column('stage', 'Stage', 'choice', 'move'),
    column('value', 'Value', 'number'),
    column('close', 'Close', 'day'),
    column('created', 'Created', 'instant', 'no'),
  ],
  syncHeader: 'Sync',
  idHeader: 'ID',
};

export const HEADER = ['Sync', 'ID', 'Name', 'Stage', 'Value', 'Close', 'Created'];

export function pullBench(link: Link = BENCH_LINK): PullBench {
  const bench: PullBench = {
    tab: memoryTab([[...HEADER]]),
    memory: memoryTable(),
    properties: {},
    link,
    records: [],
    fields: null,
    pages: () => [{ ok: true, value: { records: bench.records, next: null } }],
    pull: () => runPull(bench),
  };
  return bench;
}

function runPull(bench: PullBench): PullReport {
  const store: Store = {
    all: () => ({ ...bench.properties }),
    set: (key, value) => {
      bench.properties[key] = value;
    },
    setAll: (entries) => {
      Object.assign(bench.properties, entries);
    },
    remove: (key) => {
      delete bench.properties[key];
    },
  };
  const connection: Connection = {
    provider: 'trustpager',
    key: 'k',
    label: 'Bench',
    fingerprint: ['p1'],
  };
  const report = pull(
    {
      tab: bench.tab,
      memory: bench.memory,
      documents: store,
      clock: { nowMs: () => NOW_MS },
      zone: () => ({
        name: 'UTC',
        toSerial: (atMs) => atMs / 86_400_000 + 25_569,
        fromSerial: (serial) => Math.round((serial - 25_569) * 86_400) * 1000,
      }),
      courier: benchCourier,
      connector: benchConnector(bench),
      memo: {
        load: () => ({ ...FIELDS_KNOWN, fields: bench.fields ?? fieldsOf(bench.link) }),
        save: () => {},
      },
    },
    { link: bench.link, connection, properties: store.all(), who: 'Maria', userId: 'maria' },
  );
  const kept = bench.properties[`link.${bench.link.tabId}`];
  if (kept) bench.link = JSON.parse(kept) as Link;
  return report;
}

const NOW_MS = Date.UTC(2026, 10, 21, 14, 2);

const FIELDS_KNOWN = { readAtMs: NOW_MS, isWhole: true, names: {} };

/** The fields as the columns of a link know them. */
export function fieldsOf({ columns }: Link): readonly FieldSpec[] {
  return columns.map(({ key, header, type, onUpdate }) => {
    return { key, label: header, type, onCreate: onUpdate, onUpdate };
  });
}

/** Exchanges of the bench carry their result in the URL's place: nothing is sent. */
const benchCourier: Courier = {
  send: (exchanges) =>
    exchanges.map((exchange) => exchange.read({ status: 200, headers: {}, body: '' })),
};

function benchConnector(bench: PullBench): Connector {
  const exchange = <T>(result: () => Result<T>): Exchange<T> => ({
    request: { method: 'get', url: 'https://crm.invalid/', headers: {} },
    idempotent: true,
    read: result,
  });
  const notFound: Fault = { kind: 'notFound', detail: '' };
  const unused = (): never => {
    throw new Error('not part of a pull');
  };
  return {
    provider: 'trustpager',
    name: 'Bench CRM',
    pace: { requestsMax: 1000, windowMs: 1000 },
    filters: [],
    looksLikeKey: () => true,
    checks: unused,
    pipelines: () => exchange(() => ({ ok: true, value: [bench.link.scope.pipeline] })),
    catalogue: unused,
    fault: unused,
    page: (_view, cursor) => {
      const pages = bench.pages();
      const at = cursor === null ? 0 : Number(cursor);
      return exchange(() => pages[at] ?? { ok: false, fault: { kind: 'badAnswer', detail: '' } });
    },
    pageSize: 100,
    names: null,
    listLagMs: 0,
    inScope: () => true,
    writing: {
      createMax: 100,
      doubt: { kind: 'lookUp', quarantineMs: 900_000 },
      createdAt: 'created_at',
      recognisedBy: ['name'],
      replacesWhole: () => false,
      updateMax: 1,
      probesUpdates: false,
      silencesCreate: true,
      silencesUpdate: () => true,
      createEffects: [],
      credits: null,
      create: unused,
      update: unused,
      remove: null,
      approval: null,
      changedSince: null,
      lookedUp: [],
      candidates: unused,
      creatable: [],
      createReferred: unused,
    },
    record: (_view, id) =>
      exchange<CrmRecord>(() => {
        const value = bench.records.find((record) => record.id === id);
        return value ? { ok: true, value } : { ok: false, fault: notFound };
      }),
  };
}

export interface BenchFields {
  readonly name?: string | null;
  readonly stage?: string | null;
  readonly value?: number | null;
  readonly close?: string | null;
}

/** A record of the bench; a field left out is not visible to the key. */
export function benchRecord(id: string, fields: BenchFields): CrmRecord {
  const values: Record<string, MaybeValue> = {
    created: { kind: 'instant', atMs: Date.UTC(2026, 0, 2, 3, 4, 5) },
  };
  if (fields.name !== undefined) {
    values.name = fields.name === null ? null : { kind: 'text', text: fields.name };
  }
  if (fields.stage !== undefined) {
    const { stage } = fields;
    values.stage =
      stage === null ? null : { kind: 'one', item: { id: `id-${stage}`, label: stage } };
  }
  if (fields.value !== undefined) {
    values.value = fields.value === null ? null : { kind: 'number', number: fields.value };
  }
  if (fields.close !== undefined) {
    values.close = fields.close === null ? null : { kind: 'day', day: fields.close };
  }
  return { id: id as RecordId, fields: values };
}
