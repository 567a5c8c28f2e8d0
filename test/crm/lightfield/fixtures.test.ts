/** Every wire fixture is judged by some test of this folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { FIXTURES } from './fixture-answers';

test('every fixture is judged', () => {
  const tests = readdirSync(__dirname)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(`${__dirname}/${file}`, 'utf8'))
    .join('\n');
  const names = [...FIXTURES.keys()];
  const unjudged = names.filter((name) => !new RegExp(`\\b${name}['":]`).test(tests));
  expect(unjudged).toEqual([]);
  expect(names.length).toBeGreaterThan(90);
});
