/**
 * The built add-on as it would be pushed, for tests that run it.
 *
 * It is built once for a whole test run, into a folder of its own: tests neither see nor disturb
 * what somebody has in `dist/`. A build that was refused fails the tests that ask for the bundle,
 * with the build's own words, and no others.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distNames } from '../../src/build/project';

/** Relative to the repository's root. */
export const bundleFolder = '.cache/bundle';

/** In place of the bundle where the build was refused. */
export const refusalName = 'refused.txt';

export interface BundleFile {
  readonly name: (typeof distNames)[number];
  readonly text: string;
}

/** All files of the bundle, in the order in which clasp sends them. */
export function bundleFiles(): readonly BundleFile[] {
  const refusal = join(bundleFolder, refusalName);
  if (existsSync(refusal)) throw new Error(readFileSync(refusal, 'utf8'));
  return distNames.map((name) => ({ name, text: readFileSync(join(bundleFolder, name), 'utf8') }));
}

/** One file of the bundle. */
export function bundleText(name: BundleFile['name']): string {
  const file = bundleFiles().find((each) => each.name === name);
  if (file === undefined) throw new Error(`bundleText: there is no ${name}`);
  return file.text;
}
