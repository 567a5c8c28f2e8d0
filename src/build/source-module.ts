/**
 * One source file as a syntax tree, with types stripped and lines traced back.
 *
 * Promises: sees what the bundler sees; type-only imports are gone. Must not know: any rule.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Program, parse } from 'acorn';
import { transform } from 'esbuild';
import { type LocateSource, sourceLocator } from './source-place';

export interface SourceModule {
  readonly ast: Program;
  readonly locate: LocateSource;
}

/** Reads and parses `file`, a path relative to `root`. Rejects if esbuild cannot parse it. */
export async function readSourceModule(root: string, file: string): Promise<SourceModule> {
  const { code, map } = await transform(readFileSync(join(root, file), 'utf8'), {
    loader: 'ts',
    format: 'esm',
    target: 'esnext',
    sourcemap: 'external',
    sourcefile: file,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  const ast = parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  return { ast, locate: sourceLocator(map, '.', file) };
}
