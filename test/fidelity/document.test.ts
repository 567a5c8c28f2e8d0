/** The document and the list of probes tell the same facts. */
import { readFileSync } from 'node:fs';
import { tableRow } from './document';
import { checkPlatform } from './platform-check';
import { withoutProbe } from './switches';

const lines = readFileSync('docs/APPS-SCRIPT.md', 'utf8').split('\n');
const { probes } = checkPlatform();
const rowOf = (id: string): string | undefined =>
  lines.find((line) => line.startsWith(`| \`${id}\` |`));

test('PC1 the document has the probes of the list, once each and in its order', () => {
  const told = lines.flatMap((line) => /^\| `([a-z-]+\.[a-z-]+)` \|/.exec(line)?.[1] ?? []);
  expect(told).toEqual(probes.map(({ id }) => id));
});

test.each(probes.map((row) => [row.id, row] as const))('%s is told as it is', (id, row) => {
  expect(rowOf(id)).toBe(tableRow(row));
});

test.each(Object.entries(withoutProbe))('%s is told to have no probe', (doubt, reason) => {
  expect(rowOf(doubt)).toContain(reason);
});
