/** A sandbox with a connector in front of it, and the few things that suites do there. */
import { must } from '../../src/core/assert';
import { readCatalogue } from '../../src/core/catalogue';
import type { Exchange, Result } from '../../src/core/exchange';
import type { ListView } from '../../src/core/listing';
import type { FieldSpec } from '../../src/core/model';
import { type Collected, collect } from '../../src/core/pull/collect';
import type { Fault } from '../../src/host/sandbox/faults';
import type { Line } from '../crm/sandbox-line';
import type { CrmPlace } from '../support/crms/place';
import { sandboxBench } from './bench';
import type { Subject } from './manifest';

/** What the place has put into the CRM is in every list by then. */
const SETTLED_MS = 120_000;

export interface Scene {
  readonly place: CrmPlace;
  readonly bench: Line;
  readonly view: ListView;
  readonly fields: readonly FieldSpec[];
}

export function openScene(subject: Subject, records: number, switches = {}): Scene {
  const { connector } = subject;
  const place = subject.open(records, switches);
  const bench = sandboxBench(connector, place);
  bench.wait(SETTLED_MS);
  const access = { key: place.keys.full, pipelineId: place.pipeline.id };
  const catalogue = readCatalogue(connector, bench.courier(), access);
  if (catalogue.kind !== 'read') throw new Error(catalogue.message);
  const columns = catalogue.fields
    .filter(({ key }) => place.columns.includes(key))
    .map(({ key, type }) => ({ key, type }));
  const scope = { pipeline: place.pipeline, filters: {} };
  return { place, bench, fields: catalogue.fields, view: { key: access.key, scope, columns } };
}

export function listOf({ connector }: Subject, { bench, view }: Scene, sinceMs?: number) {
  const courier = bench.courier();
  const list = collect({ connector, courier, view }, sinceMs);
  courier.close();
  return wholeOf(list);
}

function wholeOf(list: Collected) {
  if (list.kind !== 'whole') throw new Error(JSON.stringify(list));
  return list;
}

export function sorted(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id).sort();
}

export function sendTo<T>({ bench }: Scene, exchange: Exchange<T>): Result<T> {
  return must(bench.courier().send([exchange])[0], 'one result');
}

export function told<T>(scene: Scene, exchange: Exchange<T>): T {
  const result = sendTo(scene, exchange);
  if (!result.ok) throw new Error(`${result.fault.kind}: ${result.fault.detail}`);
  return result.value;
}

/** What may befall a request and its answer. */
export const TROUBLES: readonly Fault[] = [
  { kind: 'lost', error: 'timeout', executed: true },
  { kind: 'lost', error: 'dns', executed: false },
  { kind: 'html', status: 502, executed: false },
  { kind: 'cut' },
  { kind: 'empty' },
];
