/**
 * The build as a command: builds the project in the working directory into `dist/`, or says what is
 * wrong with it and leaves `dist/` alone. The source map goes to `.cache/`, which is never pushed.
 */
import { writeFolder } from './output-folder';
import { formatProblems } from './problem';
import { buildProject } from './project';

/** True if `dist/` was written. `quiet`: says nothing unless something is wrong. */
export async function runBuild({ quiet = false } = {}): Promise<boolean> {
  const build = await buildProject(process.cwd());
  if (build.kind === 'refused') {
    console.error(formatProblems(build.problems));
    return false;
  }
  writeFolder('dist', build.files);
  writeFolder('.cache/source-map', { 'Code.js.map': build.codeMap });
  for (const [name, text] of Object.entries(build.files)) {
    if (!quiet) console.log(`dist/${name}  ${Buffer.byteLength(text)} bytes`);
  }
  return true;
}
