/** What every connector promises of writing, in front of a CRM that follows its documentation. */
import type { CrmRecord } from '../../src/core/model';
import type { WriteAnswer } from '../../src/core/writing';
import { type CrmPlace, someRecord, timesCreated } from '../support/crms/place';
import { text } from '../support/crms/values';
import { inShort } from './judges';
import type { Subject } from './manifest';
import { openScene, type Scene, sendTo, told } from './sandbox-scene';

export function writingSuite(subject: Subject): void {
  const { connector } = subject;
  const { writing } = connector;
  const options = { silent: true, idempotencyKey: 'write-1' };
  const create = (scene: Scene, name: string, idempotencyKey = 'write-1') =>
    writing.create(scene.view, [{ fields: scene.place.draft(name) }], {
      ...options,
      idempotencyKey,
    });

  test('SB8 a created record holds what was sent, once', () => {
    const scene = openScene(subject, 20);
    const { place, view } = scene;
    const record = recordIn(told(scene, create(scene, 'Born here')));
    const seen = told(scene, connector.record(view, record.id));
    for (const [key, value] of Object.entries(place.draft('Born here'))) {
      expect([key, idsOf(seen, key)]).toEqual([key, idsOf({ fields: { [key]: value } }, key)]);
    }
    expect(timesCreated(place, 'Born here')).toBe(1);
    const born = seen.fields[writing.createdAt];
    expect(born?.kind).toBe('instant');
  });

  test('SB8 a changed record holds what was sent, and the rest as it was', () => {
    const scene = openScene(subject, 20);
    const { place, view } = scene;
    const before = told(scene, connector.record(view, someRecord(place).id));
    const change = { record: before, fields: { [place.text.key]: text('Changed here') } };
    const others = place.records().filter(({ id }) => id !== before.id);
    for (const { exchange } of writing.update(view, [change], options).flat()) {
      const [answer] = told(scene, exchange);
      expect(['record', 'done']).toContain(answer?.kind);
    }
    expect(someText(place, before.id)).toBe('Changed here');
    expect(place.records().filter(({ id }) => id !== before.id)).toEqual(others);
    const after = told(scene, connector.record(view, before.id));
    const kept = view.columns.map(({ key }) => key).filter((key) => key !== place.text.key);
    for (const key of kept) expect([key, after.fields[key]]).toEqual([key, before.fields[key]]);
  });

  if (writing.remove) {
    const { remove } = writing;
    test('SB8 a deleted record is gone, and no other', () => {
      const scene = openScene(subject, 20);
      const { place, view } = scene;
      const { id } = someRecord(place);
      const others = place.records().filter((row) => row.id !== id);
      expect(told(scene, remove.request(view, [id as never])).map(inShort)).toEqual(['done']);
      expect(place.records()).toEqual(others);
    });
  }

  if (writing.doubt.kind === 'key') {
    const { keyMs } = writing.doubt;
    test('SB7 CR4 a key gives the first answer again, for as long as is stated', () => {
      const scene = openScene(subject, 20);
      const first = recordIn(told(scene, create(scene, 'Under a key')));
      const again = recordIn(told(scene, create(scene, 'Under a key')));
      expect([again.id, timesCreated(scene.place, 'Under a key')]).toEqual([first.id, 1]);
      sendTo(scene, create(scene, 'Other content'));
      expect(timesCreated(scene.place, 'Other content')).toBe(0);
      scene.bench.wait(keyMs + 60_000);
      // Which is why nothing is repeated under a key that may have been forgotten.
      told(scene, create(scene, 'Under a key'));
      expect(timesCreated(scene.place, 'Under a key')).toBe(2);
    });
  }
}

function recordIn([answer]: readonly WriteAnswer[]): CrmRecord {
  if (answer?.kind !== 'record') throw new Error(`a record, not ${answer?.kind}`);
  return answer.record;
}

function someText({ records }: CrmPlace, id: string) {
  return records().find((row) => row.id === id)?.text;
}

/** A value without the labels of what it refers to. */
function idsOf({ fields }: Pick<CrmRecord, 'fields'>, key: string) {
  const value = fields[key];
  return value?.kind === 'one' ? value.item.id : value;
}
