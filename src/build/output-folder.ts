/**
 * Makes a folder hold exactly the given files.
 *
 * Promises: a reader never sees half a file, not even while two builds write the same folder.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes `files` (name to text) into `folder` and removes everything else from it. */
export function writeFolder(folder: string, files: Readonly<Record<string, string>>): void {
  const staging = `${folder}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  mkdirSync(staging, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(staging, name), text);
    renameSync(join(staging, name), join(folder, name));
  }
  rmSync(staging, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (!Object.hasOwn(files, name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
