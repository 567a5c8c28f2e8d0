/**
 * Bundles the Apps Script side into one plain script and runs every gate over it.
 *
 * Promises: problems name source lines. Names and white space are minified, since a script is read
 * again on every execution; lines stay short enough for the editor of Apps Script, and the source
 * map leads from a line of a log to the source.
 */
import { bundle, isDependency } from './bundler';
import { declareEntryPoints, type EntryPoint, holderName, readEntryPoints } from './entry-points';
import { freeNames } from './gates/free-names';
import { dynamicCodeFindings, globalFindings } from './gates/globals';
import { hostFindings } from './gates/hosts';
import { loadScript } from './gates/load';
import { regexFindings } from './gates/regex';
import { sizeProblems } from './gates/size';
import { parseScript } from './gates/syntax';
import type { CodeUnit } from './gates/unit';
import { zodProblems } from './gates/zod';
import { licenceComments } from './licences';
import type { Finding, Problem } from './problem';
import { type LocateSource, sourceLocator, traceFinding } from './source-place';

export interface ServerBundle {
  readonly code: string;
  readonly map: string;
  readonly problems: readonly Problem[];
}

export interface ServerOptions {
  readonly root: string;
  /** The file whose exports are the entry points, relative to `root`. */
  readonly entry: string;
  /** Addresses the manifest allows to be fetched. */
  readonly allowedPrefixes: readonly string[];
}

const outputName = 'Code.js';

/** Rejects only where esbuild does. */
export async function bundleServer(options: ServerOptions): Promise<ServerBundle> {
  const { root, entry, allowedPrefixes } = options;
  const { points, problems: entryProblems } = await readEntryPoints(root, entry);
  const bundled = await bundle(root, outputName, {
    entryPoints: [entry],
    format: 'iife',
    globalName: holderName,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2019',
    lineLimit: 160,
    sourcemap: 'external',
    footer: { js: declareEntryPoints(points.map(({ name }) => name)) },
  });
  const packages = Object.keys(bundled.weights).filter(isDependency);
  const code = bundled.code + licenceComments(root, packages);
  const locate = sourceLocator(bundled.map, '.', outputName);
  const findings = codeFindings(code, allowedPrefixes);
  const zod = await zodProblems(root, bundled.zodImporters);
  const isSound = entryProblems.length === 0 && findings.length === 0;
  const loaded = isSound ? loadProblems(code, points) : { findings: [], problems: [] };
  return {
    code,
    map: bundled.map,
    problems: [
      ...entryProblems,
      ...bundled.problems,
      ...zod,
      // What is wrong inside zod follows from how it is used; that is said already.
      ...[...findings, ...loaded.findings]
        .map((finding) => codeProblem(finding, locate))
        .filter(({ file }) => zod.length === 0 || !isDependency(file)),
      ...loaded.problems,
      ...sizeProblems(outputName, code, bundled.weights),
    ],
  };
}

/** What the gates find in a script by reading it. */
export function codeFindings(code: string, allowedPrefixes: readonly string[]): readonly Finding[] {
  const parsed = parseScript(code);
  if (parsed.kind === 'refused') return parsed.findings;
  const unit: CodeUnit = { code, ast: parsed.ast, freeNames: freeNames(parsed.ast) };
  return [
    ...globalFindings(unit),
    ...dynamicCodeFindings(unit),
    ...regexFindings(unit),
    ...hostFindings(unit, allowedPrefixes),
  ];
}

/** A package cannot be corrected here; what can be done without is our use of it. */
function codeProblem(finding: Finding, locate: LocateSource): Problem {
  const problem = traceFinding(finding, locate);
  if (!isDependency(problem.file)) return problem;
  const remedy =
    'This is code of a package. Find what keeps it in the bundle (an import or a call of ours) ' +
    'and do without it.';
  return { ...problem, remedy };
}

function loadProblems(
  code: string,
  points: readonly EntryPoint[],
): { readonly findings: readonly Finding[]; readonly problems: readonly Problem[] } {
  const names = points.map(({ name }) => name);
  const { findings, misfits } = loadScript(code, holderName, names);
  const problems = points.flatMap(({ name, place }): readonly Problem[] => {
    const misfit = misfits.find((each) => each.name === name);
    if (misfit === undefined) return [];
    const message = `Entry point "${name}" is ${misfit.tag}, not a plain function.`;
    return [{ ...place, message, remedy: 'Export an ordinary function, not async.' }];
  });
  return { findings, problems };
}
