/** The rules of docs/SPEC.md and the tests that quote them are held together. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const spec = readFileSync('docs/SPEC.md', 'utf8');
const rules = [...spec.matchAll(/^\| ([A-Z]{2}\d+) \|/gm)].map((match) => match[1] ?? '');
const groups = new Set(rules.map((rule) => rule.slice(0, 2)));

/** Ids at the start of titles, with the file that quotes them. */
function quotedIds(): ReadonlyMap<string, string> {
  const quoted = new Map<string, string>();
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.test.ts'))) {
    const text = readFileSync(join('test', file), 'utf8');
    for (const [, ids = ''] of text.matchAll(/['"`]((?:[A-Z]{2}\d+ )+)/g)) {
      for (const id of ids.trim().split(' ')) if (groups.has(id.slice(0, 2))) quoted.set(id, file);
    }
  }
  return quoted;
}

const quoted = quotedIds();

test('BD13 every id is given once', () => {
  expect(new Set(rules).size).toBe(rules.length);
  expect(rules.length).toBeGreaterThan(80);
});

test('BD13 every rule is quoted by a test', () => {
  expect(rules.filter((rule) => !quoted.has(rule))).toEqual([]);
});

test('BD13 every quoted id is a rule', () => {
  expect([...quoted].filter(([id]) => !rules.includes(id))).toEqual([]);
});
