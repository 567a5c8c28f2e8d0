/** Turns the three pushed files into the project that Google would hold. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './sandbox/assume';
import type { Manifest, Project } from './world/project';

export interface PushedFile {
  readonly name: string;
  readonly text: string;
}

const NAMES = ['appsscript.json', 'Code.js', 'Sidebar.html'] as const;

/** Reads a folder that the build wrote. */
export function readProjectFolder(folder: string): Project {
  return projectOf(NAMES.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })));
}

/** `files` in the order in which clasp pushes them; remote names have no extension. */
export function projectOf(files: readonly PushedFile[]): Project {
  const manifest = must(
    files.find(({ name }) => name === 'appsscript.json'),
    'a project has a manifest',
  );
  const withExtension = (extension: string) =>
    files
      .filter(({ name }) => name.endsWith(extension))
      .map(({ name, text }) => ({ name: name.slice(0, -extension.length), source: text }));
  return {
    manifest: JSON.parse(manifest.text) as Manifest,
    scripts: withExtension('.js'),
    pages: withExtension('.html'),
  };
}
