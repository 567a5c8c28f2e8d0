/** The document tells the probes of the list, each of them fully, and what the host does. */
import { toldProbes, toldWithoutProbe } from './document';
import { checkPlatform } from './platform-check';
import { flips, withoutProbe } from './switches';

const { probes } = checkPlatform();
const observed = new Map(probes.map((row) => [row.id, row.observed]));
const told = toldProbes.map((row) => [row.id, row] as const);

test('PC1 the document has the probes of the list, once each and in its order', () => {
  expect(toldProbes.map(({ id }) => id)).toEqual(probes.map(({ id }) => id));
});

describe('PC1 the document', () => {
  test.each(told)('tells a fact about %s, where it is from, and its confidence', (_id, row) => {
    expect(row.fact).toMatch(/\S.*\.$/);
    expect(row.source).toMatch(/\S/);
    expect(['documented', 'measured', 'claimed', 'open']).toContain(row.confidence);
  });

  test('trusts a source alike wherever it names it', () => {
    const pairs = new Set(toldProbes.map(({ source, confidence }) => `${source}: ${confidence}`));
    expect(pairs.size).toBe(new Set(toldProbes.map(({ source }) => source)).size);
  });

  test.each(told)('tells what the host does about %s', (id, { host }) => {
    expect(host).toBe(observed.get(id));
  });

  test.each(told)('tells the switches that %s notices', (id, { switches }) => {
    const noticed = flips.filter(({ changes }) => id in changes).map(({ doubt }) => doubt);
    expect(switches).toEqual([...new Set(noticed)]);
  });

  test('tells why a doubt has no probe', () => {
    expect(toldWithoutProbe).toEqual(withoutProbe);
  });
});
