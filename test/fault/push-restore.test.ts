/** Through the bundle: the file is set back to a version from before, amid or after a create. */
import type { Book } from '../../src/host/sheet/model';
import { shareOf } from '../support/extent';
import { columnOf, idsIn, pictureOf } from './picture';
import { ledgerViolations, openEnds, requestsSince } from './push-judge';
import { previewOf, sendOffered } from './push-person';
import { LEASE_OVER_MS, recover } from './push-recover';
import { openSendScene, type SendScene } from './push-scene';

const scene = openSendScene('create');
const { product, tabId } = scene;
const { workbook } = product.world;
const sending = { tabId, action: 'create' } as const;

const answers = ['answered', 'not answered'] as const;

/** Sends all rows; returns every different version that the file had meanwhile. */
function sendKeepingVersions(answer: (typeof answers)[number]): readonly Book[] {
  scene.reset();
  const versions = new Set([workbook.current()]);
  const stop = product.world.faults.add(() => {
    versions.add(workbook.current());
    return null;
  });
  if (answer === 'not answered') {
    const fault = { kind: 'lost', error: 'timeout', executed: true } as const;
    product.trustpager.addFault({ path: '/opportunities/bulk-create', fault });
  }
  const end = sendOffered(product, sending);
  if (end.kind === 'failed') throw new Error(end.message);
  product.trustpager.clearFaults();
  product.world.clock.advance(LEASE_OVER_MS);
  product.refreshed(tabId);
  stop();
  versions.add(workbook.current());
  return [...versions];
}

/** Every other version, beginning with the first; at night all. */
function versionsTried(count: number): readonly number[] {
  return shareOf([...Array(count).keys()], 2);
}

function creationsSince(from: number): number {
  const effects = requestsSince(product, from).flatMap((request) => request.effects);
  return effects.filter(({ kind }) => kind === 'created').length;
}

describe('a file that is set back', () => {
  test.each(answers)('CR4 creates no row a second time, whatever version: %s', (answer) => {
    const count = sendKeepingVersions(answer).length;
    expect(count).toBeGreaterThan(4);
    const wrong: string[] = [];
    let refusals = 0;
    for (const at of versionsTried(count)) {
      const from = product.trustpager.ledger.entries().length;
      const version = sendKeepingVersions(answer)[at];
      if (version) workbook.restore(version);
      const created = product.trustpager.ledger.entries().length;
      const early = sendOffered(product, sending);
      if (early.kind === 'failed') {
        refusals += 1;
        if (!/set back to an earlier version.*Refresh it first/.test(early.message)) {
          wrong.push(`version ${at}: ${early.message}`);
        }
      }
      const found = [...recover(scene, 'refresh'), ...ledgerViolations(scene, from)];
      if (creationsSince(created) > 0) found.push('rows were created after the file was set back');
      wrong.push(...[...found, ...rowsLost(scene)].map((text) => `version ${at}: ${text}`));
    }
    expect(wrong).toEqual([]);
    expect(refusals).toBeGreaterThan(2);
  });
});

/** Every record has exactly one row, and no row is called new that is none. */
function rowsLost({ tabId: tab }: SendScene): readonly string[] {
  const picture = pictureOf(product, tab);
  const ids = idsIn(picture);
  const records = product.listed();
  const name = columnOf(picture, 'Name');
  const shown = new Map(picture.map((row) => [row[1]?.value, row[name]?.value]));
  return [
    ...openEnds(product, tab),
    ...records
      .filter(({ id }) => ids.filter((each) => each === id).length !== 1)
      .map((record) => `"${record.name}" has ${ids.filter((id) => id === record.id).length} rows`),
    ...records
      .filter((record) => shown.get(record.id) !== record.name)
      .map((record) => `"${record.name}" stands in a row named ${String(shown.get(record.id))}`),
  ];
}

describe('a memory that is deleted', () => {
  test('CR4 RN2 nothing is sent before a refresh, and nothing twice after it', () => {
    const count = sendKeepingVersions('answered').length;
    const wrong: string[] = [];
    for (const at of versionsTried(count)) {
      const from = product.trustpager.ledger.entries().length;
      const version = sendKeepingVersions('answered')[at];
      if (version) workbook.restore(version);
      const memory = workbook.current().sheets.find(({ name }) => name.includes('memory'));
      if (!memory) throw new Error('there is a memory');
      product.does({ kind: 'deleteSheet', sheetId: memory.id });
      const created = product.trustpager.ledger.entries().length;
      const preview = previewOf(product, sending);
      const isRefused = typeof preview === 'string' && /Refresh it/.test(preview);
      const found = isRefused ? [] : [`the preview says ${JSON.stringify(preview)}`];
      found.push(...recover(scene, 'refresh'), ...ledgerViolations(scene, from));
      if (creationsSince(created) > 0) found.push('rows were created without a memory');
      wrong.push(...[...found, ...rowsLost(scene)].map((text) => `version ${at}: ${text}`));
    }
    expect(wrong).toEqual([]);
  });
});
