/** What every connector tells of a workspace: its fields, and which keys belong to it. */
import { must } from '../../src/core/assert';
import { tryKey } from '../../src/core/connect';
import type { Subject } from './manifest';
import { openScene } from './sandbox-scene';

export function workspaceSuite(subject: Subject): void {
  fieldTests(subject);
  connectingTests(subject);
}

function fieldTests(subject: Subject): void {
  const { connector } = subject;
  const { writing } = connector;

  test('TB1 the fields of a tab agree with the traits', () => {
    const { fields, place } = openScene(subject, 20);
    const labels = fields.map(({ label }) => label.toLowerCase());
    expect(new Set(labels).size).toBe(labels.length);
    const byKey = new Map(fields.map((field) => [field.key, field]));
    const field = (key: string) => must(byKey.get(key), `there is a field ${key}`);
    for (const { label, required, kept, onCreate, onUpdate } of fields) {
      if (required) expect([label, onCreate]).not.toEqual([label, 'no']);
      if (kept) expect([label, onUpdate]).not.toEqual([label, 'no']);
      if (onCreate === 'move') throw new Error(`${label} cannot be moved before it exists`);
    }
    for (const key of writing.lookedUp) expect(['reference', 'list']).toContain(field(key).type);
    for (const key of [...writing.recognisedBy, writing.createdAt])
      expect(field(key).key).toBe(key);
    expect(field(writing.createdAt).type).toBe('instant');
    for (const key of Object.keys(place.draft('x'))) expect(field(key).onCreate).not.toBe('no');
    for (const { key, optionsOf } of connector.filters) {
      if (optionsOf) expect([key, field(optionsOf).options?.length]).not.toEqual([key, undefined]);
    }
    expect(fields.filter(({ byDefault }) => byDefault).length).toBeGreaterThan(3);
  });
}

function connectingTests(subject: Subject): void {
  const { connector } = subject;

  test('CN1 keys of a workspace are told from those of another, and from nobody’s', () => {
    const { place, bench } = openScene(subject, 20);
    const { full, otherWorkspace, unknown } = place.keys;
    const [own, other] = [full, otherWorkspace].map((key) => {
      const result = tryKey(connector, bench.courier(), key);
      if (result.kind !== 'accepted') throw new Error(result.message);
      return result.connection.fingerprint;
    });
    expect(own?.length).toBeGreaterThan(0);
    expect(own?.filter((id) => other?.includes(id))).toEqual([]);
    const refused = tryKey(connector, bench.courier(), unknown);
    expect(refused.kind).toBe('refused');
    expect(JSON.stringify(refused)).not.toContain(unknown);
  });
}
