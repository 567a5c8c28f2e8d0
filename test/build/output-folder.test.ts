import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFolder } from '../../src/build/output-folder';

let parent: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'output-folder-'));
});

afterEach(() => rmSync(parent, { recursive: true }));

test('BD8 a folder is made and holds the files', () => {
  writeFolder(join(parent, 'a', 'dist'), { 'Code.js': 'one' });
  expect(readFileSync(join(parent, 'a', 'dist', 'Code.js'), 'utf8')).toBe('one');
  expect(readdirSync(join(parent, 'a'))).toEqual(['dist']);
});

test('BD8 what was there before is replaced or removed', () => {
  const dist = join(parent, 'dist');
  mkdirSync(join(dist, 'old'), { recursive: true });
  writeFileSync(join(dist, 'Code.js'), 'old');
  writeFileSync(join(dist, 'Code.js.map'), 'old');
  writeFolder(dist, { 'Code.js': 'new' });
  expect(readdirSync(dist)).toEqual(['Code.js']);
  expect(readFileSync(join(dist, 'Code.js'), 'utf8')).toBe('new');
});
