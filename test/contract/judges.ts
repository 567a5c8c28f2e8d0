/** How each group of cases is judged. Every judge throws what Jest's `expect` throws. */
import { must } from '../../src/core/assert';
import type { CataloguePart } from '../../src/core/connector';
import type { Exchange, HttpAnswer, Result } from '../../src/core/exchange';
import { collect } from '../../src/core/pull/collect';
import type { WriteAnswer } from '../../src/core/writing';
import { answerNamed, catalogueExchange, OPTIONS, pageExchange, writeExchange } from './asked';
import { FIXTURES_MS, scriptedBench } from './bench';
import type { Fixtures } from './fixtures';
import type {
  BrokenCase,
  CatalogueCase,
  FaultCase,
  ListCase,
  NameCase,
  Subject,
  ValueCase,
  WriteCase,
} from './manifest';

type Judge<T> = (subject: Subject, fixtures: Fixtures, wanted: T) => void;

export const judgeList: Judge<ListCase> = (subject, fixtures, { pages, records, end }) => {
  const { connector, view, prelude } = subject;
  const answers = [...prelude, ...pages].map((name) => answerNamed(fixtures, name));
  const bench = scriptedBench(connector, view.key, answers);
  const list = collect({ connector, courier: bench.courier(), view });
  if (list.kind !== 'whole') {
    expect(list.kind === 'failed' && list.fault.kind).toBe(end);
    return;
  }
  const asked = bench.sent.map(({ url, body = '' }) => `${url} ${body}`);
  expect(new Set(asked).size).toBe(answers.length);
  expect(asked).toHaveLength(answers.length);
  const { cut, moved } = list;
  expect({ records: list.records.length, cut, moved }).toEqual({
    records: records ?? list.records.length,
    cut: end === 'cut',
    moved: end === 'cut' || end === 'moved',
  });
  expect(['whole', 'moved', 'cut']).toContain(end);
};

export const judgeValue: Judge<ValueCase> = (subject, fixtures, wanted) => {
  const { fixture, at = 0, columns = [], shows, inScope = true } = wanted;
  const exchange = pageExchange(subject, fixtures, columns);
  const { records } = readAs(exchange, answerNamed(fixtures, fixture));
  const record = must(records[at], `there is a record ${at}`);
  const keys = Object.keys(shows);
  expect(Object.fromEntries(keys.map((key) => [key, record.fields[key]]))).toEqual(shows);
  for (const key of keys)
    expect([key, key in record.fields]).toEqual([key, shows[key] !== undefined]);
  expect(subject.connector.inScope(record, subject.view.scope)).toBe(inScope);
};

export const judgeFault: Judge<FaultCase> = ({ connector, view }, fixtures, wanted) => {
  const answer = answerNamed(fixtures, wanted.fixture);
  const fault = connector.fault(answer, FIXTURES_MS);
  const { kind, waitMs, says = '', missing, inDoubt } = wanted;
  const { detail, status, retryAtMs } = fault;
  expect([kind, status]).toEqual([fault.kind, answer.status]);
  expect(detail).toContain(says);
  expect(detail).toMatch(/^\S(.*[^.\s])?$/s);
  expect(detail).not.toContain(view.key);
  expect(fault.missing).toEqual(missing);
  expect(fault.inDoubt).toBe(inDoubt);
  expect(retryAtMs).toBe(waitMs === undefined ? undefined : FIXTURES_MS + waitMs);
};

/** `name`: the case, which says whether a list or a creation is answered. */
export function judgeBroken(
  subject: Subject,
  fixtures: Fixtures,
  { fixture, kind = 'badAnswer' }: BrokenCase,
  name: string,
): void {
  const answer = answerNamed(fixtures, fixture);
  expect([200, 201]).toContain(answer.status);
  const exchange: Exchange<unknown> = name.includes('creation')
    ? writeExchange(subject, 'create')
    : pageExchange(subject, fixtures);
  const result = exchange.read(answer);
  expect(result.ok ? 'read' : result.fault.kind).toBe(kind);
}

export const judgeWrite: Judge<WriteCase> = (subject, fixtures, wanted) => {
  const answer = answerNamed(fixtures, wanted.fixture);
  const exchange = writeExchange(subject, wanted.asked, wanted.count);
  const result = resultOf(subject, exchange, answer);
  expect(result.ok ? result.value.map(inShort) : result.fault.kind).toEqual(wanted.answers);
  const [first] = result.ok ? result.value : [];
  if (wanted.shows) {
    expect(first?.kind === 'record' && first.record.fields).toMatchObject(wanted.shows);
  }
};

export function inShort(answer: WriteAnswer): string {
  switch (answer.kind) {
    case 'record':
      return `record ${answer.record.id.slice(-1)}`;
    case 'rejected':
      return `rejected: ${answer.message}`;
    default:
      return answer.kind;
  }
}

export function judgeName(
  { connector, view, lookUp }: Subject,
  fixtures: Fixtures,
  { fixture, gives }: NameCase,
  name: string,
): void {
  const { writing } = connector;
  const answer = answerNamed(fixtures, fixture);
  if (name === 'a new one of that name') {
    const key = must(writing.creatable[0], 'something is created by its name');
    const made = readAs(writing.createReferred(view, key, lookUp.name, OPTIONS), answer);
    expect([made.label]).toEqual(gives);
    expect(made.id).not.toBe('');
    return;
  }
  const result = writing.candidates(view, lookUp.key, lookUp.name).read(answer);
  const found = result.ok
    ? result.value.map(({ label, detail }) => ({ label, detail }))
    : result.fault.kind;
  expect(found).toEqual(gives);
}

export const judgeCatalogue: Judge<CatalogueCase> = (subject, fixtures, wanted) => {
  const exchange = catalogueExchange(subject, wanted.asked);
  const value = readAs(exchange, answerNamed(fixtures, wanted.fixture));
  const { gives } = wanted;
  const { fields = [], options = {} } = value as CataloguePart;
  if ('types' in gives) {
    const types = Object.fromEntries(fields.map(({ key, type }) => [key, type]));
    expect(types).toMatchObject(gives.types);
  } else if ('labels' in gives) {
    const labels = fields.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining([...gives.labels]));
    expect(new Set(labels.map((label) => label.toLowerCase())).size).toBe(labels.length);
  } else if ('choices' in gives) {
    const found = Object.keys(gives.choices).map((key) => {
      const field = fields.find((each) => each.key === key);
      return [key, (options[key] ?? field?.options ?? []).map(({ label }) => label)];
    });
    expect(Object.fromEntries(found)).toEqual(gives.choices);
  } else if ('more' in gives) {
    expect(value).toMatchObject({ next: expect.anything() });
  } else {
    expect(value).toEqual(gives);
  }
};

/** As the courier would read it. */
function resultOf<T>({ connector }: Subject, exchange: Exchange<T>, answer: HttpAnswer): Result<T> {
  const isGood = answer.status >= 200 && answer.status < 300;
  return isGood
    ? exchange.read(answer)
    : { ok: false, fault: connector.fault(answer, FIXTURES_MS) };
}

function readAs<T>(exchange: Exchange<T>, answer: HttpAnswer): T {
  const result = exchange.read(answer);
  if (!result.ok) throw new Error(`${result.fault.kind}: ${result.fault.detail}`);
  return result.value;
}
