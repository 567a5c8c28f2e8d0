/** Builds the add-on once before the first test; see `bundle.ts`. */
import { writeFolder } from '../../src/build/output-folder';
import { formatProblems } from '../../src/build/problem';
import { buildProject } from '../../src/build/project';
import { bundleFolder, refusalName } from './bundle';

export default async function buildBundle(): Promise<void> {
  const build = await buildProject(process.cwd());
  const files =
    build.kind === 'built' ? build.files : { [refusalName]: formatProblems(build.problems) };
  writeFolder(bundleFolder, files);
}
