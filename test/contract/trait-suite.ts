/** What holds for every connector whatever its CRM is like: traits that agree with each other. */
import { changeOf, OPTIONS, writeExchange } from './asked';
import type { Subject } from './manifest';

export function traitSuite(subject: Subject): void {
  writingTests(subject);
  shapeTests(subject);
}

function writingTests(subject: Subject): void {
  const { connector, view } = subject;
  const { writing } = connector;

  test('a request creates as many as the trait says, and no more', () => {
    const asked = writeExchange(subject, 'create', writing.createMax);
    expect(asked.request.method).toBe('post');
    expect(() => writeExchange(subject, 'create', writing.createMax + 1)).toThrow();
  });

  test('every change is about its own record, in requests of at most the stated size', () => {
    const count = writing.updateMax * 2 + 1;
    const changes = Array.from({ length: count }, (_, at) => changeOf(subject, at));
    const calls = writing.update(view, changes, OPTIONS).flat();
    const places = calls.flatMap(({ about }) => about);
    expect([...places].sort((a, b) => a - b)).toEqual(changes.map((_, at) => at));
    for (const { about, keys } of calls) {
      expect(about.length).toBeLessThanOrEqual(writing.updateMax);
      expect(keys).toEqual(Object.keys(subject.change));
    }
    expect(writing.update(view, [], OPTIONS).flat()).toEqual([]);
  });

  test('a request deletes as many as the trait says', () => {
    const { remove } = writing;
    if (remove === null) {
      expect(subject.manifest.writes['one deleted']).toHaveProperty('never');
      return;
    }
    expect(() => writeExchange(subject, 'remove', remove.max)).not.toThrow();
    expect(() => writeExchange(subject, 'remove', remove.max + 1)).toThrow();
    expect(remove.effect).toMatch(/^\S.*[^.]$/);
  });

  test('names are looked up for the stated fields, and created for some of those', () => {
    expect(writing.lookedUp.length).toBeGreaterThan(0);
    for (const key of writing.lookedUp) {
      expect(writing.candidates(view, key, 'Acme').idempotent).toBe(true);
    }
    expect(() => writing.candidates(view, 'no such field', 'Acme')).toThrow();
    for (const key of writing.creatable) {
      expect(writing.lookedUp).toContain(key);
      expect(writing.createReferred(view, key, 'Acme', OPTIONS).idempotent).toBe(false);
    }
    expect(() => writing.createReferred(view, 'no such field', 'Acme', OPTIONS)).toThrow();
  });

  test('CR4 doubt is settled by a key that is sent, or after a quarantine', () => {
    const { doubt } = writing;
    const { headers } = writeExchange(subject, 'create').request;
    if (doubt.kind === 'key') {
      expect(headers['idempotency-key']).toBe(OPTIONS.idempotencyKey);
      expect(doubt.keyMs).toBeGreaterThanOrEqual(3_600_000);
    } else expect(doubt.quarantineMs).toBeGreaterThanOrEqual(600_000);
  });
}

function shapeTests({ connector, view }: Subject): void {
  test('filters have names and labels of their own', () => {
    for (const part of ['key', 'label'] as const) {
      const all = connector.filters.map((filter) => filter[part]);
      expect(new Set(all).size).toBe(all.length);
    }
    for (const { type, optionsOf } of connector.filters) {
      expect([type, optionsOf !== undefined]).toEqual([type, type === 'choice']);
    }
  });

  test('a record of which nothing is visible is not left out', () => {
    const filters = Object.fromEntries(
      connector.filters.map(({ key, type }) => [key, type === 'day' ? '2026-01-01' : 'x']),
    );
    const record = { id: 'any' as never, fields: {} };
    expect(connector.inScope(record, { ...view.scope, filters })).toBe(true);
  });

  test('CN1 what is no key is told from one without asking', () => {
    expect(connector.looksLikeKey(view.key)).toBe(true);
    for (const text of [
      '',
      ' ',
      `${view.key} `,
      `${view.key}\n`,
      'two words',
      'käse-und-brot-0123',
    ]) {
      expect([text, connector.looksLikeKey(text)]).toEqual([text, false]);
    }
  });

  test('checks say what they are for, what is missed, and whose the key is', () => {
    const checks = connector.checks(view.key);
    expect(checks.some(({ required }) => required)).toBe(true);
    for (const { purpose, right, without } of checks) {
      for (const text of [purpose, right, without]) expect(text).toMatch(/^\S.*[^.\s]$/);
    }
  });
}
