/**
 * Runs esbuild and turns its answer into the words of this build.
 *
 * Promises: nothing is written to disk; warnings count as problems. Must not know: what is bundled
 * and which gates follow.
 */
import { join } from 'node:path';
import { type BuildOptions, build, type Message, type Metafile } from 'esbuild';
import type { Weights } from './gates/size';
import { isZod } from './gates/zod';
import type { Problem } from './problem';

export interface Bundled {
  readonly code: string;
  /** Source map; its sources are relative to the root. Empty if none was asked for. */
  readonly map: string;
  readonly problems: readonly Problem[];
  /** Files that add to the output, relative to the root. */
  readonly weights: Weights;
  /** Files of the project itself that import something of zod. */
  readonly zodImporters: readonly string[];
}

/** Bundles into a file that would lie in `root`. Rejects as esbuild does; see `failureProblems`. */
export async function bundle(
  root: string,
  outputName: string,
  options: BuildOptions,
): Promise<Bundled> {
  const { outputFiles, metafile, warnings } = await build({
    ...options,
    absWorkingDir: root,
    outfile: join(root, outputName),
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
    // Our own gate refuses `eval` in whatever form.
    logOverride: { 'direct-eval': 'silent' },
  });
  const textOf = (suffix: string): string =>
    outputFiles.find((file) => file.path.endsWith(suffix))?.text ?? '';
  return {
    code: textOf(outputName),
    map: textOf(`${outputName}.map`),
    problems: warnings.map(messageProblem),
    weights: weightsOf(metafile),
    zodImporters: zodImporters(metafile),
  };
}

/** The problems behind a rejection of esbuild; null if the error is something else. */
export function failureProblems(error: unknown): readonly Problem[] | null {
  const { errors } = Object(error) as { readonly errors?: unknown };
  return Array.isArray(errors) ? (errors as readonly Message[]).map(messageProblem) : null;
}

/** True for files of packages, which no rule about our own sources applies to. */
export function isDependency(file: string): boolean {
  return /(^|\/)node_modules\//.test(file);
}

function messageProblem({ text, location, notes }: Message): Problem {
  const remedy = notes.map((note) => note.text).join(' ') || 'Correct the source.';
  if (location === null) return { file: 'esbuild', message: text, remedy };
  return { file: location.file, line: location.line, message: text, remedy };
}

function weightsOf({ outputs }: Metafile): Weights {
  const sizes = Object.values(outputs)
    .flatMap((output) => Object.entries(output.inputs))
    .map(([file, { bytesInOutput }]): [string, number] => [file, bytesInOutput])
    .filter(([, bytes]) => bytes > 0);
  return Object.fromEntries(sizes);
}

function zodImporters({ inputs }: Metafile): readonly string[] {
  return Object.entries(inputs)
    .filter(([file]) => !isDependency(file))
    .filter(([, { imports }]) => imports.some(({ original }) => isZod(original)))
    .map(([file]) => file);
}
