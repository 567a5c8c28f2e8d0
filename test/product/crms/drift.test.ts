/**
 * Through the bundle, for every CRM: a field that was deleted, changed its type or lost an option there
 * pauses what it concerns and nothing else, and goes on by itself.
 */
import type { ProviderId } from '../../../src/core/model';
import { requestsOn } from '../../support/crms/place';
import { PROVIDERS } from '../../support/crms/place-in';
import { openProduct } from '../../support/product';
import { type Desk, deskAt, SOON_MS } from './desk';
import { type DriftPlace, driftPlaceIn } from './drift-place';

/** Longer than fields are remembered. */
const HOUR_MS = 3_700_000;

interface DriftDesk extends Desk {
  readonly place: DriftPlace;
  readonly edited: string;
  readonly other: string;
  readonly third: string;
  /** What a refresh after an hour says. */
  remarks(waitMs?: number): string;
  /** Bodies of the requests that changed records. */
  sent(): readonly unknown[];
}

/** Two records that hold the number 5 and the second option. */
function openDrift(provider: ProviderId): DriftDesk {
  const product = openProduct({ crm: provider, records: 12 });
  const { crm } = product;
  const place = driftPlaceIn(product);
  const [edited = '', other = '', third = ''] = crm.records().map(({ id }) => id);
  for (const id of [edited, other]) place.fill(id, { number: 5, choice: place.choice.options[1] });
  product.world.clock.advance(SOON_MS);
  const tabId = product.link({ columns: [...crm.columns, place.number.key, place.choice.key] });
  product.refreshed(tabId);
  return {
    ...deskAt(product, tabId),
    ...{ place, edited, other, third },
    remarks(waitMs = HOUR_MS) {
      product.world.clock.advance(waitMs);
      return product.refreshed(tabId).remarks.join('\n');
    },
    sent: () => requestsOn(crm, crm.updates).filter(({ effects }) => effects.length > 0),
  };
}

describe.each(PROVIDERS)('%s', (provider) => {
  test('FC2 FC7 a deleted field: its column is left alone, edits wait, and go when it is back', () => {
    const desk = openDrift(provider);
    const { product, crm, tabId, place, edited, other } = desk;
    const { title } = place.number;
    const cells = () => [edited, other].map((id) => desk.shown(desk.rowOf(id), title));
    desk.types(desk.rowOf(edited), title, '7');
    place.deleteNumber();
    crm.rename(other, 'Renamed there');
    const told = desk.remarks();
    expect(told).toContain(`Column "${title}" is paused`);
    expect(cells()).toEqual([7, 5]);
    expect(desk.shown(desk.rowOf(other), crm.text.title)).toBe('Renamed there');
    expect(desk.shown(desk.rowOf(edited), 'Sync')).toBe('● Edited');
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 0, rejected: 1 });
    expect(desk.sent()).toEqual([]);
    expect(desk.shown(desk.rowOf(edited), 'Sync')).toMatch(`✗ ${title}: is a field that`);
    expect(desk.remarks()).toBe(told);
    place.restoreNumber();
    expect(desk.remarks(SOON_MS)).toBe('');
    expect(cells()).toEqual([7, 5]);
    expect(desk.shown(desk.rowOf(edited), 'Sync')).toBe('● Edited');
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 1 });
    expect([edited, other].map((id) => place.held(id).number)).toEqual([7, 5]);
  });

  test('FC3 FC7 another type: taken up where nobody changed a cell, else kept until that is settled', () => {
    const desk = openDrift(provider);
    const { product, tabId, place, edited, other } = desk;
    const { title } = place.number;
    desk.types(desk.rowOf(edited), title, '7');
    place.numberAs('text');
    for (const id of [edited, other]) place.fill(id, { number: 'about 5' });
    const told = desk.remarks();
    expect(told).toMatch(new RegExp(`Column "${title}" is paused: its field in .* is text now`));
    expect(told).toContain(`row ${desk.rowOf(edited)} (the CRM says about 5)`);
    expect(desk.shown(desk.rowOf(other), title)).toBe(5);
    product.send(tabId, 'push');
    expect(desk.sent()).toEqual([]);
    desk.types(desk.rowOf(edited), title, 'about 5');
    expect(desk.remarks(SOON_MS)).toBe('');
    for (const id of [edited, other]) {
      expect(desk.shown(desk.rowOf(id), title)).toBe('about 5');
      expect(desk.shown(desk.rowOf(id), 'Sync')).toBeNull();
    }
    expect(desk.remarks(SOON_MS)).toBe('');
    desk.types(desk.rowOf(edited), title, '007');
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 1 });
    expect(place.held(edited).number).toBe('007');
  });

  test('FC4 an option that is gone: not sent, told, and sent when it is back', () => {
    const desk = openDrift(provider);
    const { product, tabId, place, edited, other, third } = desk;
    const { title, options } = place.choice;
    place.fill(third, { choice: options[0] });
    desk.refreshes();
    desk.types(desk.rowOf(edited), title, options[0]);
    place.offerFirst(false);
    const told = desk.remarks();
    expect(told).toContain(`no option "${options[0]}" any more`);
    expect(told).toContain(`row ${desk.rowOf(edited)}`);
    expect(told).toContain('still ha');
    expect(desk.shown(desk.rowOf(third), title)).toBe(options[0]);
    expect(desk.shown(desk.rowOf(third), 'Sync')).toBeNull();
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 0, rejected: 1 });
    expect(desk.sent()).toEqual([]);
    expect(desk.shown(desk.rowOf(other), title)).toBe(options[1]);
    place.offerFirst(true);
    expect(desk.remarks()).toBe('');
    expect(desk.shown(desk.rowOf(edited), 'Sync')).toBe('● Edited');
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 1 });
    expect(place.held(edited).choice).toBe(options[0]);
  });
});
