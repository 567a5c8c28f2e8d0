/** The answers of the wire fixtures as the courier hands them to a reader. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange, Fault, HttpAnswer } from '../../../src/core/exchange';
import type { ListView } from '../../../src/core/listing';
import type { CrmRecord } from '../../../src/core/model';
import { octolane } from '../../../src/crm/octolane/connector';

export interface Fixture {
  /** File name without its ending. */
  readonly name: string;
  readonly fact: string;
  readonly request: { readonly method: string; readonly path: string };
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
    /** A body that is not JSON, or none. */
    readonly bodyText?: string;
  };
}

const folder = join(__dirname, '../../fixtures/wire/octolane');

export const FIXTURES: readonly Fixture[] = readdirSync(folder)
  .sort()
  .map((file) => ({
    ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<Fixture, 'name'>),
    name: file.replace(/\.json$/, ''),
  }));

/** Names of the fixtures that begin so. */
export function namesOf(beginning: string): readonly string[] {
  return FIXTURES.map(({ name }) => name).filter((name) => name.startsWith(beginning));
}

export function fixture(name: string): HttpAnswer {
  const found = FIXTURES.find((one) => one.name === name);
  if (!found) throw new Error(`no fixture ${name}`);
  const { status, headers, bodyText, body } = found.answer;
  return { status, headers, body: bodyText ?? JSON.stringify(body) };
}

export function idOf(n: number): CrmRecord['id'] {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as CrmRecord['id'];
}

export const KEY = 'oct_test_0123456789abcdef';

/** A tab on the pipeline that the fixtures are about. */
export const VIEW: ListView = {
  key: KEY,
  scope: { pipeline: { id: idOf(101), label: 'Sales' }, filters: {} },
  columns: [],
};

/** The value that an exchange reads from a fixture. */
export function readValue<T>(exchange: Exchange<T>, name: string): T {
  const result = exchange.read(fixture(name));
  if (!result.ok) throw new Error(`${result.fault.kind}: ${result.fault.detail}`);
  return result.value;
}

export function faultOf(exchange: Exchange<unknown>, name: string): Fault {
  const result = exchange.read(fixture(name));
  if (result.ok) throw new Error(`${name} was read`);
  return result.fault;
}

/** The only record of a list. */
export function recordOf(name: string, view: ListView = VIEW): CrmRecord {
  const { records } = readValue(octolane.page(view, null), name);
  const [record] = records;
  if (!record || records.length > 1) throw new Error(`${name} has one record`);
  return record;
}

/** The JSON that an exchange sends. */
export function sentBy(exchange: Exchange<unknown> | undefined): Record<string, unknown> {
  return JSON.parse(exchange?.request.body ?? 'null') as Record<string, unknown>;
}
