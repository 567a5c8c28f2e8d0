/** The exchanges of a subject: what the fixtures of its contract are answers to. */
import { must } from '../../src/core/assert';
import type { Exchange, HttpAnswer } from '../../src/core/exchange';
import type { ColumnType, RecordPage } from '../../src/core/listing';
import type { RecordId } from '../../src/core/model';
import type { Fixtures } from './fixtures';
import type { CatalogueCase, Subject, WriteCase, WriteExchange } from './manifest';

export const OPTIONS = { silent: true, idempotencyKey: 'contract-1' } as const;

export function answerNamed(fixtures: Fixtures, name: string): HttpAnswer {
  return must(fixtures.get(name), `there is a fixture ${name}`);
}

/** A page of records, after whatever has to be asked before. */
export function pageExchange(
  { connector, view, prelude }: Subject,
  fixtures: Fixtures,
  columns: readonly ColumnType[] = view.columns,
): Exchange<RecordPage> {
  const tab = { ...view, columns };
  return prelude.reduce(
    (exchange, name) => {
      const page = exchange.read(answerNamed(fixtures, name));
      if (!page.ok) throw new Error(`${name}: ${page.fault.detail}`);
      return connector.page(tab, page.value.next);
    },
    connector.page(tab, null),
  );
}

export function writeExchange(
  subject: Subject,
  asked: WriteCase['asked'],
  count = 1,
): WriteExchange {
  const { connector, view } = subject;
  const { writing } = connector;
  const places = Array.from({ length: count }, (_, at) => at);
  switch (asked) {
    case 'create':
      return writing.create(
        view,
        places.map((at) => ({ fields: must(subject.drafts[at] ?? subject.drafts[0], 'a draft') })),
        OPTIONS,
      );
    case 'update': {
      const changes = places.map((at) => changeOf(subject, at));
      const [call] = writing.update(view, changes, OPTIONS).flat();
      return must(call, 'a change makes a request').exchange;
    }
    case 'remove': {
      const ids = places.map((at) => idAt(subject, at));
      return must(writing.remove, 'it deletes').request(view, ids);
    }
  }
}

/** The standard change, to the record at this place. */
export function changeOf(subject: Subject, at: number) {
  return { record: { id: idAt(subject, at), fields: {} }, fields: subject.change };
}

export function idAt({ ids }: Subject, at: number): RecordId {
  return (ids[at] ?? `other-${at}`) as RecordId;
}

export function catalogueExchange(
  { connector, view }: Subject,
  asked: CatalogueCase['asked'],
): Exchange<unknown> {
  if (asked === 'pipelines') return connector.pipelines(view.key);
  if ('part' in asked) {
    const parts = connector.catalogue(view.key, view.scope.pipeline.id);
    return must(parts[asked.part], `there is a part ${asked.part}`).exchange;
  }
  const check = connector.checks(view.key).find(({ purpose }) => purpose === asked.check);
  return must(check, `there is a check to ${asked.check}`).exchange;
}

export type Exchanges = ReadonlyMap<string, Exchange<unknown>>;

/** One exchange of each kind that the connector makes, by what it is for. */
export function allExchanges(subject: Subject, fixtures: Fixtures): Exchanges {
  const { connector, view, lookUp } = subject;
  const { writing } = connector;
  const found: [string, Exchange<unknown> | null | undefined][] = [
    ...connector
      .checks(view.key)
      .map(({ purpose, exchange }): [string, Exchange<unknown>] => [`check: ${purpose}`, exchange]),
    ['pipelines', connector.pipelines(view.key)],
    ...connector
      .catalogue(view.key, view.scope.pipeline.id)
      .map(({ exchange }, at): [string, Exchange<unknown>] => [`catalogue ${at}`, exchange]),
    ['list', connector.page(view, null)],
    ['page', pageExchange(subject, fixtures)],
    ['record', connector.record(view, idAt(subject, 0))],
    ['changed since', writing.changedSince?.(view, 0, null)],
    ...(connector.names?.(view, [{ key: lookUp.key, id: idAt(subject, 0) }]) ?? []).map(
      (exchange, at): [string, Exchange<unknown>] => [`names ${at}`, exchange],
    ),
    ['candidates', writing.candidates(view, lookUp.key, lookUp.name)],
    ['approval', writing.approval?.(view, 'approval-1')],
    ['create', writeExchange(subject, 'create')],
    ['update', writeExchange(subject, 'update')],
    ['remove', writing.remove && writeExchange(subject, 'remove')],
    ...writing.creatable.map((key): [string, Exchange<unknown>] => [
      `create ${key}`,
      writing.createReferred(view, key, lookUp.name, OPTIONS),
    ]),
  ];
  return new Map(
    found.flatMap(([name, exchange]) => (exchange ? [[name, exchange] as const] : [])),
  );
}

/** Those that change something in the CRM. */
export const WRITES = /^(create|update|remove)/;
