/**
 * The files that the browser loads, bundled from `page/` when the workbench starts and kept in memory.
 */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type OutputFile } from 'esbuild';
import { must } from '../sandbox/assume';

export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
}

export interface PageFiles {
  /** By path, for example `/main.js`. */
  find(path: string): PageFile | null;
  /** Makes `google.script` in a frame. */
  readonly frameScript: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const pageFolder = fileURLToPath(new URL('page', import.meta.url));

/** Takes about two seconds. Rejects when the page does not compile. */
export async function bundlePageFiles(): Promise<PageFiles> {
  const [page, frame] = await Promise.all([bundlePage(), bundleFrame()]);
  const files = new Map<string, PageFile>(
    page.map(({ path, contents }) => [path.slice('/out'.length), fileOf(path, contents)]),
  );
  files.set('/index.html', fileOf('index.html', readFileSync(`${pageFolder}/index.html`)));
  return { find: (path) => files.get(path) ?? null, frameScript: frame };
}

function fileOf(path: string, contents: Uint8Array): PageFile {
  return { type: TYPES[extname(path)] ?? 'application/octet-stream', body: Buffer.from(contents) };
}

/** The grid library's rare parts (hyphenation) are split off and loaded on demand. */
async function bundlePage(): Promise<readonly OutputFile[]> {
  const { outputFiles } = await build({
    entryPoints: { main: `${pageFolder}/main.ts` },
    bundle: true,
    write: false,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    outdir: '/out',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outputFiles;
}

async function bundleFrame(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${pageFolder}/frame/google-script.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    logLevel: 'error',
  });
  return must(outputFiles[0], 'the frame script bundles into one file').text;
}
