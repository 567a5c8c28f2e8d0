import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleText } from '../support/bundle';

test('the server side finds the place of the view once, in the root element', () => {
  const parts = bundleText('Sidebar.html').split('data-view="home"');
  expect(parts).toHaveLength(2);
  expect(parts[0]).toMatch(/<html lang="en" $/);
});

test('the page is no heavier than 150 kB', () => {
  expect(Buffer.byteLength(bundleText('Sidebar.html'))).toBeLessThanOrEqual(150_000);
});

test.each(['preact', 'zod'])('the page carries the licence of %s', (name) => {
  expect(bundleText('Sidebar.html')).toMatch(new RegExp(`/\\*! ${name} [\\d.]+ \\(MIT\\)`));
});

test('data never becomes markup: nothing in the page’s sources writes HTML', () => {
  const files = readdirSync('src/sidebar', { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /\.tsx?$/.test(file));
  const writing = sources.filter((file) =>
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser/i.test(
      readFileSync(join('src/sidebar', file), 'utf8'),
    ),
  );
  expect(sources.length).toBeGreaterThan(30);
  expect(writing).toEqual([]);
});
