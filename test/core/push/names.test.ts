import type { Exchange, Fault, Result } from '../../../src/core/exchange';
import {
  chooseCandidate,
  lookUpNames,
  NAMES_MAX,
  nameId,
  type WantedName,
} from '../../../src/core/push/names';
import type { Candidate } from '../../../src/core/writing';
import { writingOf } from './writing-of';

const acme: Candidate = { id: 'c1', label: 'Acme', detail: 'acme.com', aliases: ['acme.com'] };
const acmeToo: Candidate = { id: 'c2', label: 'ACME ', detail: 'acme.org', aliases: ['acme.org'] };
const bolt: Candidate = { id: 'c3', label: 'Bolt', detail: '', aliases: ['acme'] };

describe('the candidate that a name means', () => {
  test.each<[string, string, Candidate[], unknown]>([
    ['the label', 'Acme', [acme], { kind: 'one', item: { id: 'c1', label: 'Acme' } }],
    ['another case', ' aCME ', [acme], { kind: 'one', item: { id: 'c1', label: 'Acme' } }],
    [
      'composed alike',
      'Zoe\u0308',
      [{ ...bolt, label: 'Zoë' }],
      { kind: 'one', item: { id: 'c3', label: 'Zoë' } },
    ],
    ['an alias', 'ACME.org', [acme, acmeToo], { kind: 'one', item: { id: 'c2', label: 'ACME ' } }],
    [
      'one that comes twice',
      'Acme',
      [acme, acme],
      { kind: 'one', item: { id: 'c1', label: 'Acme' } },
    ],
    ['a part of a label', 'Acm', [acme], { kind: 'none' }],
    ['more than a label', 'Acme Ltd', [acme], { kind: 'none' }],
    ['none at all', 'Acme', [], { kind: 'none' }],
    [
      'two of one name',
      'Acme',
      [acme, acmeToo],
      { kind: 'ambiguous', details: ['acme.com', 'acme.org'] },
    ],
    [
      'a label and an alias',
      'Acme',
      [acme, bolt],
      { kind: 'ambiguous', details: ['acme.com', 'c3'] },
    ],
  ])('VA4 %s', (_what, text, candidates, choice) => {
    expect(chooseCandidate(text, candidates)).toEqual(choice);
  });
});

const down: Fault = { kind: 'serverError', status: 503, detail: '' };

/** A CRM that knows some accounts; counts batches and remembers what it was asked. */
function crm(answers: (name: string) => Result<readonly Candidate[]>) {
  const batches: string[][] = [];
  const exchange = (name: string): Exchange<readonly Candidate[]> => ({
    request: { method: 'get', url: `https://crm.invalid/${name}`, headers: {} },
    idempotent: true,
    read: () => answers(name),
  });
  const find = (wanted: readonly WantedName[]) =>
    lookUpNames({
      connector: {
        name: 'Bench CRM',
        writing: writingOf({
          lookedUp: ['customer', 'contact'],
          candidates: (_view, key, name) => exchange(`${key}/${name}`),
        }),
      },
      courier: {
        send: (exchanges) => {
          batches.push(
            exchanges.map(({ request }) => request.url.slice('https://crm.invalid/'.length)),
          );
          return exchanges.map((each) => each.read({ status: 200, headers: {}, body: '' }));
        },
      },
      view: { key: 'k', scope: { pipeline: { id: 'p', label: 'P' }, filters: {} }, columns: [] },
      wanted,
    });
  return { batches, find };
}

const account = (text: string): WantedName => ({ key: 'customer', text });

describe('looking up names', () => {
  test('VA5 asks for each name of each field once, all in one batch', () => {
    const { batches, find } = crm(() => ({ ok: true, value: [acme] }));
    const findings = find([
      account('Bolt'),
      account('Acme'),
      account(' acme'),
      { key: 'contact', text: 'Acme' },
    ]);
    expect(batches).toEqual([['customer/Bolt', 'customer/acme', 'contact/Acme']]);
    expect(findings.size).toBe(3);
    expect(findings.get(nameId(account('ACME')))).toEqual({
      kind: 'one',
      item: { id: 'c1', label: 'Acme' },
    });
    expect(findings.get(nameId(account('Bolt')))).toEqual({ kind: 'none' });
  });

  test('VA5 sends nothing where there is nothing to ask', () => {
    const { batches, find } = crm(() => ({ ok: true, value: [] }));
    expect(find([]).size).toBe(0);
    expect(batches).toEqual([]);
  });

  test('VA5 says of each name why it could not be looked up, and keeps the others', () => {
    const { find } = crm((name) =>
      name === 'customer/Bolt' ? { ok: false, fault: down } : { ok: true, value: [acme] },
    );
    const findings = find([account('Bolt'), account('Acme')]);
    expect(findings.get(nameId(account('Bolt')))).toEqual({
      kind: 'failed',
      message: 'Bench CRM has a problem of its own (status 503). Try again later.',
    });
    expect(findings.get(nameId(account('Acme')))).toMatchObject({ kind: 'one' });
  });

  test('VA5 does not ask for a field that the CRM cannot be asked for', () => {
    const { batches, find } = crm(() => ({ ok: true, value: [acme] }));
    const name = { key: 'pipeline', text: 'Acme' };
    expect(find([name]).get(nameId(name))).toEqual({
      kind: 'failed',
      message: 'Bench CRM offers no way to look this name up.',
    });
    expect(batches).toEqual([]);
  });

  test('VA5 asks for no more than its share of a run, and says so of the rest', () => {
    const { batches, find } = crm(() => ({ ok: true, value: [] }));
    const wanted = Array.from({ length: NAMES_MAX + 2 }, (_, index) => account(`Name ${index}`));
    const findings = find([...wanted, account('name 0')]);
    expect(batches.map((batch) => batch.length)).toEqual([NAMES_MAX]);
    const kinds = wanted.map((name) => findings.get(nameId(name))?.kind);
    expect(kinds.slice(0, NAMES_MAX).every((kind) => kind === 'none')).toBe(true);
    expect(kinds.slice(NAMES_MAX)).toEqual(['failed', 'failed']);
    expect(findings.get(nameId(account(`Name ${NAMES_MAX}`)))).toMatchObject({
      message: expect.stringContaining('200 different names'),
    });
  });
});
