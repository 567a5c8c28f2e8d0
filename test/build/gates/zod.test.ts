import { complaints, removeFixtureProjects } from '../fixture-project';

afterAll(removeFixtureProjects);

async function complaintsAbout(importLine: string): Promise<readonly string[]> {
  const found = await complaints({
    'src/addon/entry.ts': `\n${importLine}\nexport function run(): boolean { return z.safeParse(z.string(), 1).success; }`,
  });
  return found.filter((text) => /zod/i.test(text));
}

test('BD5 the mini build as a namespace passes', async () => {
  expect(await complaintsAbout("import * as z from 'zod/mini';")).toEqual([]);
});

test('BD5 a type-only import passes, since nothing of it is bundled', async () => {
  const line = "import type { ZodType } from 'zod'; const z: ZodType | null = null;";
  expect(await complaintsAbout(line)).toEqual([]);
});

test.each(['catch', 'core', 'locales', 'util'])('z.%s is refused', async (member) => {
  const found = await complaintsAbout(`import * as z from 'zod/mini';\nz.${member};`);
  expect(found[0]).toContain(`src/addon/entry.ts:3: z.${member} keeps all helpers of zod`);
});

test.each(['String(z)', "z['string']", '({ z })'])('%s is refused', async (use) => {
  const found = await complaintsAbout(`import * as z from 'zod/mini';\nString(${use});`);
  expect(found[0]).toContain('src/addon/entry.ts:3: Zod as a whole is kept in the bundle.');
});

test.each([
  ["import { z } from 'zod/mini';", 'A name imported from zod'],
  ["import z from 'zod';", "The import of 'zod' is large"],
  ["import { z } from 'zod';", "The import of 'zod' is large"],
  ["import * as z from 'zod';", "The import of 'zod' is large"],
  ["import * as z from 'zod/v4';", "The import of 'zod/v4' is large"],
  ["import * as z from 'zod/v4-mini';", "The import of 'zod/v4-mini' is large"],
  ["export * from 'zod/mini'; const z = 1;", 'A re-export of zod'],
  ["const z = import('zod/mini');", 'A dynamic import of zod'],
  [
    "declare function require(name: string): unknown; const z = require('zod');",
    'A require of zod',
  ],
])('%s is refused', async (line, message) => {
  const found = await complaintsAbout(line);
  expect(found[0]).toMatch(/^src\/addon\/entry\.ts:2: /);
  expect(found[0]).toContain(message);
});
