/** The wire fixtures of Close: a request and an answer written from the facts, by case. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange, HttpAnswer } from '../../../src/core/exchange';
import type { ListView } from '../../../src/core/listing';
import type { LinkedColumn } from '../../../src/core/model';

export interface Fixture {
  /** File name without its ending. */
  readonly name: string;
  readonly fact: string;
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
    /** A body that is not JSON, or none. */
    readonly bodyText?: string;
  };
}

const FOLDER = join(__dirname, '../../fixtures/wire/close');

export const FIXTURES: readonly Fixture[] = readdirSync(FOLDER)
  .sort()
  .map((file) => ({
    ...(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Omit<Fixture, 'name'>),
    name: file.replace(/\.json$/, ''),
  }));

export function fixture(name: string): Fixture {
  const found = FIXTURES.find((one) => one.name === name);
  if (!found) throw new Error(`no fixture ${name}`);
  return found;
}

export function answerOf({ answer }: Fixture): HttpAnswer {
  const { status, headers, bodyText, body } = answer;
  return { status, headers, body: bodyText ?? JSON.stringify(body) };
}

export function answer(name: string): HttpAnswer {
  return answerOf(fixture(name));
}

/** The value that an exchange reads from a fixture. */
export function readValue<T>(exchange: Exchange<T>, name: string): T {
  const result = exchange.read(answer(name));
  if (!result.ok) throw new Error(`${result.fault.kind}: ${result.fault.detail}`);
  return result.value;
}

export function queryOf({ request }: Exchange<unknown>): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams);
}

export function pathOf({ request }: Exchange<unknown>): string {
  return new URL(request.url).pathname.replace('/api/v1', '');
}

export function bodyOf({ request }: Exchange<unknown>): unknown {
  return JSON.parse(request.body ?? 'null');
}

/** An id as the fixtures have them. */
export function id(prefix: string, n: number): string {
  return `${prefix}_${String(n).padStart(prefix === 'pipe' ? 22 : 43, 'A')}`;
}

export const KEY = 'api_0123456789.abcdef';
export const SALES = { id: id('pipe', 1), label: 'Sales' } as const;

/** A tab on the pipeline that the fixtures are about. */
export function viewOf(
  filters: Readonly<Record<string, string>> = {},
  columns: readonly Pick<LinkedColumn, 'key' | 'type'>[] = [],
): ListView {
  return { key: KEY, scope: { pipeline: SALES, filters }, columns };
}
