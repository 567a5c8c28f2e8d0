/** `npm run demo`: the main job, told in a few lines or as one JSON object. */
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { harOf } from '../http/har';
import { readProjectFolder } from '../project-files';
import type { Project } from '../world/project';
import { CRMS } from './crm/all';
import { loadMs } from './load-time';
import { readOptions, USAGE } from './options';
import { runScenario } from './scenario';
import { openStage } from './stage';
import type { DemoStep } from './steps/tell';

function run(): void {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    console.log(USAGE);
    return;
  }
  if (options.har !== null) checkWritable(options.har);
  const project = readProjectFolder('dist');
  const stage = openStage(project, CRMS[options.crm], options);
  const tell = options.json ? () => undefined : print;
  const figures = runScenario(stage, tell);
  if (options.json) console.log(JSON.stringify({ ...figures, bundle: bundleOf(project) }));
  if (options.har !== null) {
    writeFileSync(options.har, `${JSON.stringify(harOf(stage.exchanges), null, 2)}\n`);
    if (!options.json) console.log(`\nHTTP traffic written to ${options.har}.`);
  }
}

/** Better before the work than after it. */
function checkWritable(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch {
    throw new Error(`--har: ${file} cannot be written. Name a file in a folder that exists.`);
  }
}

function bundleOf(project: Project) {
  const bytes = (files: readonly { readonly source: string }[]) =>
    files.reduce((sum, { source }) => sum + Buffer.byteLength(source), 0);
  return {
    serverBytes: bytes(project.scripts),
    sidebarBytes: bytes(project.pages),
    loadMs: loadMs(project),
  };
}

function print({ title, lines }: DemoStep): void {
  console.log(`\n${title}`);
  for (const line of lines) console.log(`  ${line}`);
}

try {
  run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
