/**
 * Traces a place of generated code back to the line somebody wrote.
 *
 * Promises: always names a file and a line; falls back to the generated file where the map has
 * nothing to say. Must not know: what is wrong at that place.
 */
import { SourceMap, type SourceMapPayload } from 'node:module';
import { posix } from 'node:path';
import type { Finding, Problem } from './problem';

export interface SourcePlace {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

export type LocateSource = (line: number, column: number) => SourcePlace;

/**
 * `mapText` is a source map whose sources are relative to `mapFolder`; `generatedFile` is named
 * where the map has no answer. Both are paths relative to the project's root, with slashes.
 */
export function sourceLocator(
  mapText: string,
  mapFolder: string,
  generatedFile: string,
): LocateSource {
  const map = new SourceMap(JSON.parse(mapText) as SourceMapPayload);
  return (line, column) => {
    const entry = map.findEntry(line - 1, column);
    if (!('originalSource' in entry)) return { file: generatedFile, line };
    return {
      file: posix.join(mapFolder, entry.originalSource),
      line: entry.originalLine + 1,
    };
  };
}

/** The finding as a problem of the source. */
export function traceFinding(finding: Finding, locate: LocateSource): Problem {
  const { message, remedy } = finding;
  return { ...locate(finding.line, finding.column), message, remedy };
}
