/** Our own TypeScript as one text, for places that import nothing: a realm, a thread. */
import { type BuildOptions, buildSync } from 'esbuild';
import { must } from '../sandbox/assume';

/** `entry`: path of the file that everything starts from. */
export function bundled(entry: string, options: Pick<BuildOptions, 'platform' | 'target'>): string {
  const result = buildSync({
    ...options,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    logLevel: 'silent',
  });
  return must(result.outputFiles[0], `${entry} bundles into one file`).text;
}
