import { readFileSync } from 'node:fs';
import { placeholderScriptId, pushObstacle } from '../../src/build/push-target';

test('BD10 the repository names no script, so that nobody pushes into one by accident', () => {
  const text = readFileSync('.clasp.json', 'utf8');
  expect(JSON.parse(text)).toEqual({ scriptId: placeholderScriptId, rootDir: 'dist' });
  expect(pushObstacle(text)).toMatch(/^Nothing was pushed: \.clasp\.json does not name a script/);
});

test.each(['{}', '{"scriptId":""}', '{"scriptId":7}'])('%s stops a push', (text) => {
  expect(pushObstacle(text)).toContain('Nothing was pushed');
});

test('BD10 a script id lets a push through', () => {
  expect(pushObstacle('{"scriptId":"1AbC"}')).toBeNull();
});
