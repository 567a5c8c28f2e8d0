/** What every connector promises of reading, in front of a CRM that follows its documentation. */
import { must } from '../../src/core/assert';
import { requestsOn, someRecord, timesCreated } from '../support/crms/place';
import { text } from '../support/crms/values';
import { inShort } from './judges';
import type { Subject } from './manifest';
import { listOf, openScene, sendTo, sorted, TROUBLES, told } from './sandbox-scene';

export function readingSuite(subject: Subject): void {
  listTests(subject);
  troubleTests(subject);
}

function listTests(subject: Subject): void {
  const { connector, readings } = subject;

  test.each([{}, ...readings].map((switches) => [JSON.stringify(switches), switches] as const))(
    'SB5 the list is read to its end under %s',
    (_, switches) => {
      const scene = openScene(subject, 230, switches);
      const { records } = listOf(subject, scene);
      expect(sorted(records)).toEqual(sorted(scene.place.records()));
      expect(records.length).toBeGreaterThan(connector.pageSize / 4);
      const { key } = scene.place.text;
      const texts = new Map(scene.place.records().map(({ id, text: held }) => [id, held]));
      for (const { id, fields } of records) {
        const held = texts.get(id);
        expect([id, fields[key] ?? null]).toEqual([id, held ? text(held) : null]);
      }
    },
  );

  test('SB5 what stays while others come and go is listed, or the list says that it moved', () => {
    for (const seed of [1, 2, 3, 4]) {
      const scene = openScene(subject, 230);
      const { place } = scene;
      const [first, ...stay] = [...place.records()].sort((a, b) => (a.id < b.id ? -1 : 1));
      const gone = must(first, 'a record').id;
      const act = () => {
        if (seed % 2 === 0) place.add(`Came ${seed}`);
        else place.remove(gone);
      };
      place.sandbox.addFault({ nth: seed + 1, fault: { kind: 'meddling', act } });
      const { records, moved } = listOf(subject, scene);
      const ids = new Set(records.map(({ id }) => id as string));
      const missing = stay.filter(({ id }) => !ids.has(id));
      expect(missing.length > 0 && !moved).toBe(false);
      expect(ids.size).toBe(records.length);
    }
  });

  test('SB11 what was created or changed is listed after the stated lag', () => {
    const scene = openScene(subject, 60);
    const { place, bench } = scene;
    listOf(subject, scene);
    const added = place.add('Came later');
    const { id } = someRecord(place);
    place.rename(id, 'Called otherwise');
    bench.wait(connector.listLagMs);
    const { records } = listOf(subject, scene);
    const texts = new Map(records.map(({ id: each, fields }) => [each as string, fields]));
    expect(texts.get(added)?.[place.text.key]).toEqual(text('Came later'));
    expect(texts.get(id)?.[place.text.key]).toEqual(text('Called otherwise'));
  });

  test('PL8 a record by id is as it is now, and gone when the CRM says so', () => {
    const scene = openScene(subject, 60);
    const { place, view } = scene;
    const [one, other] = [someRecord(place, 0).id, someRecord(place, 1).id];
    place.rename(one, 'As it is now');
    place.remove(other);
    const record = told(scene, connector.record(view, one));
    expect([record.id, record.fields[place.text.key]]).toEqual([one, text('As it is now')]);
    const gone = sendTo(scene, connector.record(view, other));
    expect(gone.ok ? 'read' : gone.fault.kind).toBe('notFound');
  });

  const { changedSince } = connector.writing;
  if (changedSince) {
    test('what changed since is told, and nothing else', () => {
      const scene = openScene(subject, 60);
      const { place, bench } = scene;
      listOf(subject, scene);
      bench.wait(3_600_000);
      const sinceMs = bench.nowMs() - 60_000;
      listOf(subject, scene);
      const { id } = someRecord(place);
      place.rename(id, 'Changed just now');
      expect(sorted(listOf(subject, scene, sinceMs).records)).toEqual([id]);
    });
  }
}

function troubleTests(subject: Subject): void {
  const { connector } = subject;

  test.each(TROUBLES)('RQ2 a list is read whole through %j', (fault) => {
    const scene = openScene(subject, 60);
    const { place } = scene;
    for (const nth of [1, 4]) place.sandbox.addFault({ nth, fault });
    expect(sorted(listOf(subject, scene).records)).toEqual(sorted(place.records()));
    expect(place.sandbox.ledger.requests().some((request) => request.fault !== null)).toBe(true);
  });

  test.each(TROUBLES)('RQ2 CR5 a creation is sent once, and in doubt, after %j', (fault) => {
    const scene = openScene(subject, 20);
    const { place, view } = scene;
    for (const route of place.creates) place.sandbox.addFault({ ...route, fault });
    const from = place.sandbox.ledger.entries().length;
    const drafts = [{ fields: place.draft('Perhaps created') }];
    const options = { silent: true, idempotencyKey: 'doubt' };
    const result = sendTo(scene, connector.writing.create(view, drafts, options));
    expect(requestsOn(place, place.creates, from)).toHaveLength(1);
    if (result.ok) expect(result.value.map(inShort)).toEqual(['unknown']);
    else expect(result.fault.inDoubt === true || result.fault.kind === 'badAnswer').toBe(true);
    expect(timesCreated(place, 'Perhaps created')).toBeLessThanOrEqual(1);
  });

  test('RQ1 a hundred and twenty records by id are read without a refusal', () => {
    const scene = openScene(subject, 300);
    const { place, view, bench } = scene;
    const ids = place.records().slice(0, 120);
    const results = bench.courier().send(ids.map(({ id }) => connector.record(view, id)));
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    const statuses = place.sandbox.ledger.requests().map(({ status }) => status);
    expect(statuses).not.toContain(429);
    expect(ids.length).toBeGreaterThan(60);
  });

  test('RQ3 after a refusal nothing is sent before the stated time', () => {
    const scene = openScene(subject, 20);
    const { place, view } = scene;
    const refusal = { status: 429, headers: { 'retry-after': '17' }, body: '{"error":{}}' };
    place.sandbox.addFault({ fault: { kind: 'refused', ...refusal } });
    const { id } = someRecord(place);
    expect(told(scene, connector.record(view, id)).id).toBe(id);
    const [refused, served] = place.sandbox.ledger.requests().slice(-2);
    expect(must(served, 'again').atMs).toBeGreaterThanOrEqual(must(refused, 'once').atMs + 17_000);
  });
}
