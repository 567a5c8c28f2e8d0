/**
 * Puts the sidebar together as one page that needs nothing from elsewhere: the script and the style
 * sheet that the template links to are bundled and written into it.
 *
 * A template links as it would for a dev server: `<link rel="stylesheet" href="x.css">` and
 * `<script type="module" src="x.ts"></script>`, with paths relative to the template. JSX is compiled
 * as the layer's tsconfig says.
 * Source: Apps Script guide "HTML service: restrictions".
 */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Bundled, bundle, isDependency } from './bundler';
import { sizeProblems } from './gates/size';
import { zodProblems } from './gates/zod';
import { licenceComments } from './licences';
import type { Problem } from './problem';

export interface PageBundle {
  readonly html: string;
  readonly problems: readonly Problem[];
}

const outputName = 'Sidebar.html';
const styleTag = /<link\s+rel="stylesheet"\s+href="([^":]+)"\s*\/?>/g;
const scriptTag = /<script\s+type="module"\s+src="([^":]+)"\s*><\/script>/g;
/** An element that loads something by itself; a link for people (`<a href>`) does not. */
const loadingTag = /<(?:script|link|img|iframe|source|audio|video)\b[^>]*\b(?:src|href)\s*=/i;
const remoteStyle = /url\(\s*["']?(?:https?:)?\/\/|@import\b/i;

/** `template` is relative to `root`. Rejects where esbuild does. */
export async function bundlePage(root: string, template: string): Promise<PageBundle> {
  const text = readFileSync(join(root, template), 'utf8');
  const folder = posix.dirname(template);
  const styles = await bundleLinked(text, styleTag, (file) => bundleStyle(root, folder, file));
  const scripts = await bundleLinked(text, scriptTag, (file) => bundleScript(root, folder, file));
  const parts = [...styles.values(), ...scripts.values()];
  const html = text
    .replace(styleTag, (_tag, file: string) => `<style>${styles.get(file)?.code}</style>`)
    .replace(scriptTag, (_tag, file: string) => `<script>${scripts.get(file)?.code}</script>`);
  const weights = Object.assign({}, ...parts.map((part) => part.weights)) as Bundled['weights'];
  return {
    html,
    problems: [
      ...remoteProblems(template, text),
      ...parts.flatMap((part) => part.problems),
      ...(await zodProblems(
        root,
        parts.flatMap((part) => part.zodImporters),
      )),
      ...sizeProblems(outputName, html, weights),
    ],
  };
}

/** The bundle of every file that a tag of the text names. */
async function bundleLinked(
  text: string,
  tag: RegExp,
  bundleFile: (file: string) => Promise<Bundled>,
): Promise<ReadonlyMap<string, Bundled>> {
  const files = [...text.matchAll(tag)].map((match) => match[1] ?? '');
  return new Map(
    await Promise.all(files.map(async (file) => [file, await bundleFile(file)] as const)),
  );
}

async function bundleScript(root: string, folder: string, file: string): Promise<Bundled> {
  const bundled = await bundle(root, 'sidebar.js', {
    entryPoints: [posix.join(folder, file)],
    format: 'iife',
    platform: 'browser',
    target: 'es2019',
    lineLimit: 160,
  });
  const packages = Object.keys(bundled.weights).filter(isDependency);
  return { ...bundled, code: escapeScript(bundled.code + licenceComments(root, packages)) };
}

async function bundleStyle(root: string, folder: string, file: string): Promise<Bundled> {
  const entry = posix.join(folder, file);
  const bundled = await bundle(root, 'sidebar.css', {
    entryPoints: [entry],
    loader: { '.svg': 'dataurl', '.png': 'dataurl' },
  });
  const message = 'The style sheet loads something from elsewhere.';
  const remote: Problem = { file: entry, message, remedy: 'Put it into the project.' };
  const problems = remoteStyle.test(bundled.code) ? [remote] : [];
  return {
    ...bundled,
    code: bundled.code.replace(/<\/(?=style)/gi, '<\\/'),
    problems: [...bundled.problems, ...problems],
  };
}

/** Keeps the HTML parser inside the script element until its real end. */
export function escapeScript(code: string): string {
  return code.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '\\x3C!--');
}

function remoteProblems(template: string, text: string): readonly Problem[] {
  return text.split('\n').flatMap((line, index) => {
    const rest = line.replace(styleTag, '').replace(scriptTag, '');
    if (!loadingTag.test(rest)) return [];
    const message = 'The page would load something that is not part of it.';
    const remedy =
      'Link only to a local style sheet or module script, each as `<link rel="stylesheet" ' +
      'href="…">` or `<script type="module" src="…"></script>`.';
    return [{ file: template, line: index + 1, message, remedy }];
  });
}
