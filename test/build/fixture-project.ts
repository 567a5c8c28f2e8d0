/**
 * Small projects in folders of their own, to be built and refused.
 *
 * They lie inside the repository's `.cache`, so that they resolve the same packages.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatProblem } from '../../src/build/problem';
import { buildProject, type DistFiles, projectLayout } from '../../src/build/project';

const soundFiles: Readonly<Record<string, string>> = {
  [projectLayout.entry]: 'export function onOpen(): string { return "open"; }\n',
  [projectLayout.page]: '<p>Hello</p>\n',
  [projectLayout.manifest]: readFileSync(projectLayout.manifest, 'utf8'),
};
const folders: string[] = [];

/** A sound project in which `files` (path to text) are added or replaced. Returns its root. */
export function fixtureProject(files: Readonly<Record<string, string>>): string {
  const cache = join(process.cwd(), '.cache');
  mkdirSync(cache, { recursive: true });
  const root = mkdtempSync(join(cache, 'fixture-'));
  folders.push(root);
  for (const [path, text] of Object.entries({ ...soundFiles, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** The files of a project that must build. */
export async function builtFiles(files: Readonly<Record<string, string>>): Promise<DistFiles> {
  const build = await buildProject(fixtureProject(files));
  if (build.kind === 'refused') throw new Error(build.problems.map(formatProblem).join('\n'));
  return build.files;
}

/** What the build says about a project, one text for each problem; empty if it builds. */
export async function complaints(
  files: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const build = await buildProject(fixtureProject(files));
  return build.kind === 'refused' ? build.problems.map(formatProblem) : [];
}

/** To be called after the tests of a file. */
export function removeFixtureProjects(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}
