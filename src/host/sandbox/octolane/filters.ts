/**
 * Filters of a search: joined by AND, one operator each (Octolane docs, Filters, and the OpenAPI's
 * SearchFilter). Dates are ISO 8601 texts; numbers are refused there.
 */
import type { Json } from '../json';
import { type Problem, type Read, read, refuse } from './answers';
import type { SearchFilter } from './bodies';
import { type Access, type Comparable, type Entity, findAccess, type Kind } from './entity';
import { type Operator, operatorOf } from './operators';
import type { Row } from './records';
import type { OctolaneSwitches } from './switches';
import { readIso } from './times';
import type { Workspace } from './workspace';

export interface FilterTerms<T extends Row> {
  readonly entity: Entity<T>;
  readonly workspace: Workspace;
  /** Null: all pipelines. */
  readonly pipelineId: string | null;
  readonly switches: OctolaneSwitches;
}

/** One test for all `filters`, or what is wrong with the first bad one. */
export function compileFilters<T extends Row>(
  filters: readonly SearchFilter[],
  terms: FilterTerms<T>,
): Read<(row: T) => boolean> {
  const tests: ((row: T) => boolean)[] = [];
  for (const [at, filter] of filters.entries()) {
    const test = compileOne(filter, terms, `filters.${at}`);
    if (!test.ok) return test;
    tests.push(test.value);
  }
  return read((row) => tests.every((test) => test(row)));
}

function compileOne<T extends Row>(
  filter: SearchFilter,
  terms: FilterTerms<T>,
  path: string,
): Read<(row: T) => boolean> {
  const { switches, workspace } = terms;
  const operator = operatorOf(filter.operator ?? 'eq', switches);
  if (operator === undefined) return refuse(`${path}.operator`, 'is not a known operator');
  const access = allowedAccess(filter.field, terms);
  if (access === null) {
    if (switches.unknownField === 'ignored') return read(() => true);
    return refuse(`${path}.field`, `${filter.field} is not a field to filter by`);
  }
  if (!operator.kinds.includes(access.kind)) {
    return refuse(`${path}.operator`, `does not go with ${filter.field}`);
  }
  const wanted = readWanted(filter.value, { operator, access, path: `${path}.value`, switches });
  if (!wanted.ok) return wanted;
  const { fold, values } = folding(operator, access.kind, wanted.value, switches);
  return read((row) => {
    const actual = access.valueOf(row, workspace);
    return actual === null
      ? nullTest(operator, values, switches)
      : operator.test(fold(actual), values);
  });
}

function allowedAccess<T extends Row>(name: string, terms: FilterTerms<T>): Access<T> | null {
  const { switches } = terms;
  const access = findAccess(terms.entity, name, terms);
  if (access?.system?.related && switches.relatedFilters === 'refused') return null;
  return name === 'id' && switches.idFilter === 'refused' ? null : access;
}

function nullTest(
  operator: Operator,
  wanted: readonly Comparable[],
  { nullsInNegation }: OctolaneSwitches,
): boolean {
  if (operator.onNull !== undefined) return operator.onNull(wanted);
  if (operator.takes === 'scalar' && wanted[0] === null) return operator.test(null, wanted);
  return operator.negative === true && nullsInNegation === 'kept';
}

/** Ids are compared without regard to case; texts by the switch, and only where parts are looked for. */
function folding(
  { takes }: Operator,
  kind: Kind,
  wanted: readonly Comparable[],
  { textMatch }: OctolaneSwitches,
) {
  const lowers = kind === 'id' || (takes === 'text' && textMatch === 'insensitive');
  const fold = (value: Comparable): Comparable =>
    lowers && typeof value === 'string' ? value.toLowerCase() : value;
  return { fold, values: wanted.map(fold) };
}

interface WantedTerms {
  readonly operator: Operator;
  readonly access: { readonly kind: Kind };
  readonly path: string;
  readonly switches: OctolaneSwitches;
}

function readWanted(value: Json | undefined, terms: WantedTerms): Read<readonly Comparable[]> {
  const { operator, path, switches } = terms;
  if (operator.takes === 'none') return read([]);
  if (operator.takes === 'list' || operator.takes === 'pair') {
    if (!Array.isArray(value)) return refuse(path, 'must be an array');
    if (operator.takes === 'pair' && value.length !== 2) return refuse(path, 'must be [min, max]');
    if (value.length > switches.inListMax) {
      return refuse(path, `must contain at most ${switches.inListMax} items`);
    }
    return readEach(value as readonly Json[], terms);
  }
  if (value === undefined) return refuse(path, 'is required');
  if (value === null) {
    return operator.takes === 'scalar' ? read([null]) : refuse(path, 'must not be null');
  }
  return readEach([value], terms);
}

function readEach(
  values: readonly Json[],
  { access, path }: WantedTerms,
): Read<readonly Comparable[]> {
  const found = values.map((value) => readOne(value, access.kind, path));
  const problem = found.find((each) => !each.ok)?.problem as Problem | undefined;
  if (problem !== undefined) return { ok: false, problem };
  return read(found.flatMap((each) => (each.ok ? [each.value] : [])));
}

function readOne(value: Json, kind: Kind, path: string): Read<Comparable> {
  if (kind === 'moment' || kind === 'day') {
    const us = typeof value === 'string' ? readIso(value) : null;
    if (us === null) return refuse(path, 'must be an ISO 8601 date or date-time');
    return read(kind === 'day' ? us / 1000 : us);
  }
  const type = kind === 'number' || kind === 'boolean' ? kind : 'string';
  if (typeof value !== type) return refuse(path, `must be a ${type}`);
  return read(value as string | number | boolean);
}
