/**
 * Builds the three files that are pushed to Google: a script, a page and the manifest.
 *
 * Promises: either all files, each past its gates, or every problem that was found. Touches no
 * folder; the caller decides where the files go.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureProblems } from './bundler';
import { manifestProblems } from './gates/manifest';
import { bundlePage } from './page-bundle';
import type { Problem } from './problem';
import { bundleServer } from './server-bundle';

/** Where the parts of the project are, relative to its root. */
export interface Layout {
  readonly entry: string;
  readonly page: string;
  readonly manifest: string;
}

export const projectLayout: Layout = {
  entry: 'src/addon/entry.ts',
  page: 'src/sidebar/sidebar.html',
  manifest: 'appsscript.json',
};

/** All that is pushed, in the order in which clasp sends it. */
export const distNames = ['appsscript.json', 'Code.js', 'Sidebar.html'] as const;

export type DistFiles = Readonly<Record<(typeof distNames)[number], string>>;

export type ProjectBuild =
  | {
      readonly kind: 'built';
      readonly files: DistFiles;
      /** Source map of the script; its sources are relative to the root. Not pushed. */
      readonly codeMap: string;
    }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Builds the project at `root`, an absolute path. */
export async function buildProject(root: string, layout = projectLayout): Promise<ProjectBuild> {
  const missing = Object.values(layout).filter((file) => !existsSync(join(root, file)));
  if (missing.length > 0) return { kind: 'refused', problems: missing.map(missingProblem) };
  try {
    return await buildParts(root, layout);
  } catch (error) {
    const problems = failureProblems(error);
    if (problems === null) throw error;
    return { kind: 'refused', problems };
  }
}

async function buildParts(root: string, layout: Layout): Promise<ProjectBuild> {
  const manifest = readFileSync(join(root, layout.manifest), 'utf8');
  const badManifest = manifestProblems(layout.manifest, manifest);
  if (badManifest.length > 0) return { kind: 'refused', problems: badManifest };
  const { urlFetchWhitelist } = JSON.parse(manifest) as { readonly urlFetchWhitelist: string[] };
  const { entry } = layout;
  const [server, page] = await Promise.all([
    bundleServer({ root, entry, allowedPrefixes: urlFetchWhitelist }),
    bundlePage(root, layout.page),
  ]);
  const problems = [...server.problems, ...page.problems];
  if (problems.length > 0) return { kind: 'refused', problems };
  const files = { 'appsscript.json': manifest, 'Code.js': server.code, 'Sidebar.html': page.html };
  return { kind: 'built', files, codeMap: server.map };
}

function missingProblem(file: string): Problem {
  return { file, message: 'The file is missing.', remedy: 'The build needs it; restore it.' };
}
