/**
 * Wire fixtures: requests and answers written from Lightfield's documentation, each with the fact that
 * it stands for, as the courier hands them to a reader.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange, HttpAnswer } from '../../../src/core/exchange';
import type { ColumnType, ListView } from '../../../src/core/listing';
import { lightfield } from '../../../src/crm/lightfield/connector';

export const KEY = 'sk_lf_fixture_0123456789';

export interface Fixture {
  readonly fact: string;
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
    /** A body that is no JSON, or none. */
    readonly bodyText?: string;
  };
}

const folder = join(__dirname, '../../fixtures/wire/lightfield');

/** By name: that of the file without its ending. */
export const FIXTURES: ReadonlyMap<string, Fixture> = new Map(
  readdirSync(folder)
    .sort()
    .map((file) => [
      file.replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture,
    ]),
);

export function answerOf(name: string): HttpAnswer {
  const { status, headers, body, bodyText } = fixture(name).answer;
  return { status, headers, body: bodyText ?? JSON.stringify(body) };
}

export function fixture(name: string): Fixture {
  const found = FIXTURES.get(name);
  if (!found) throw new Error(`no fixture ${name}`);
  return found;
}

/** A tab on the whole workspace. */
export function viewOf(
  columns: readonly ColumnType[] = [],
  filters: Readonly<Record<string, string>> = {},
  pipeline = { id: 'all', label: 'All opportunities' },
): ListView {
  return { key: KEY, scope: { pipeline, filters }, columns };
}

/** The value that an exchange reads from a fixture. */
export function readFixture<T>(exchange: Exchange<T> | undefined, name: string): T {
  if (!exchange) throw new Error('no exchange');
  const answer = answerOf(name);
  if (answer.status !== 200) throw new Error(`${name} is an error`);
  const result = exchange.read(answer);
  if (!result.ok) throw new Error(`${result.fault.kind}: ${result.fault.detail}`);
  return result.value;
}

/** The query of a request, by name. */
export function queryOf({ request }: Exchange<unknown>): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams);
}

/** The JSON that a request carries. */
export function bodyOf({ request }: Exchange<unknown>): unknown {
  return JSON.parse(request.body ?? 'null');
}

/** Method and path below the base address, without the query. */
export function addressOf({ request }: Exchange<unknown>): string {
  const { pathname } = new URL(request.url);
  return `${request.method} ${decodeURIComponent(pathname.replace('/v1', ''))}`;
}

/** The records of one page of a list. */
export function recordsIn(name: string, columns: readonly ColumnType[] = []) {
  return readFixture(lightfield.page(viewOf(columns), null), name).records;
}
