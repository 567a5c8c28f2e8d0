/**
 * The licences of bundled packages, as their terms ask: a copy travels with the code.
 *
 * Promises: names every package that adds code to the output. Must not know: which licences the
 * project accepts.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A comment per package that one of `files` (paths relative to `root`) belongs to. */
export function licenceComments(root: string, files: readonly string[]): string {
  const folders = new Set(files.flatMap((file) => packageFolder(file) ?? []));
  return [...folders]
    .sort()
    .map((folder) => licenceComment(join(root, folder)))
    .join('');
}

function packageFolder(file: string): string | null {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? null;
}

function licenceComment(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { readonly name: string; readonly version: string; readonly license: string };
  const path = ['LICENSE', 'LICENSE.md', 'LICENCE']
    .map((file) => join(folder, file))
    .find(existsSync);
  const text = path === undefined ? '' : readFileSync(path, 'utf8').replaceAll('*/', '* /').trim();
  return `/*! ${name} ${version} (${license})\n${text}\n*/\n`;
}
