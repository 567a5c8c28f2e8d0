import { escapeScript } from '../../src/build/page-bundle';
import { builtFiles, complaints, removeFixtureProjects } from './fixture-project';

const page = 'src/sidebar/sidebar.html';
const linked = `<!doctype html>
<link rel="stylesheet" href="look.css">
<main></main>
<script type="module" src="main.ts"></script>
`;

afterAll(removeFixtureProjects);

describe('BD7 a sound page', () => {
  test('holds its script and style itself', async () => {
    const files = await builtFiles({
      [page]: linked,
      'src/sidebar/look.css': "@import './base.css';\nmain { color: teal }",
      'src/sidebar/base.css': 'body { margin: 7px }',
      'src/sidebar/main.ts': "import { greet } from './greet';\ngreet(document.title);",
      'src/sidebar/greet.ts':
        'export function greet(name: string): void { alert("Hello " + name); }',
    });
    const html = files['Sidebar.html'];
    expect(html).toMatch(/<style>body\{margin:7px\}main\{color:teal\}\s*<\/style>/);
    expect(html).toMatch(/<script>[^<]*alert\("Hello "[^<]*<\/script>/);
    expect(html).not.toMatch(/\b(?:src|href)=/);
  });

  test('keeps text that looks like the end of the script inside the script', async () => {
    const files = await builtFiles({
      [page]: '<script type="module" src="main.ts"></script>',
      'src/sidebar/main.ts': "document.title = '</script><!-- <script> $& $1';",
    });
    const html = files['Sidebar.html'];
    expect(html.match(/<\/script/g)).toHaveLength(1);
    expect(html).not.toContain('<!--');
    expect(html).toContain('$& $1');
  });

  test('may link to other places for people to follow', async () => {
    const link = '<a href="https://example.com/help" target="_blank">Help</a>\n';
    expect((await builtFiles({ [page]: link }))['Sidebar.html']).toBe(link);
  });
});

test('BD7 escaped code means what it meant', () => {
  const code = 'const text = "</ScRiPt><!--" + /<\\/script>/u.source;';
  const run = (source: string): string => new Function(`${source} return text;`)() as string;
  expect(escapeScript(code)).not.toMatch(/<\/script|<!--/i);
  expect(run(escapeScript(code))).toBe(run(code));
});

describe('BD7 a page is refused for', () => {
  test.each([
    ['a remote script', '<script src="https://example.com/a.js"></script>'],
    ['a remote style sheet', '<link rel="stylesheet" href="https://example.com/a.css">'],
    ['a remote picture', '<img alt="" src="//example.com/a.png">'],
    ['a local script that is not a module', '<script src="main.js"></script>'],
  ])('%s', async (_title, tag) => {
    const found = await complaints({ [page]: `<p></p>\n${tag}\n` });
    expect(found).toEqual([expect.stringContaining(`${page}:2: The page would load something`)]);
  });

  test('a style sheet that loads from elsewhere', async () => {
    const found = await complaints({
      [page]: linked,
      'src/sidebar/look.css': 'main { background: url(https://example.com/a.png) }',
      'src/sidebar/main.ts': '',
    });
    expect(found[0]).toContain('src/sidebar/look.css: The style sheet loads something');
  });

  test('its size', async () => {
    const found = await complaints({ [page]: `<p>${'x'.repeat(160_000)}</p>` });
    expect(found).toEqual([expect.stringContaining('Sidebar.html: 160007 bytes are more than')]);
  });

  test('zod the expensive way', async () => {
    const found = await complaints({
      [page]: linked,
      'src/sidebar/look.css': '',
      'src/sidebar/main.ts': "import { z } from 'zod/mini';\nz.string();",
    });
    expect(found[0]).toContain('src/sidebar/main.ts:1: A name imported from zod');
  });
});
