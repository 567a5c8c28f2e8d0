/**
 * The stage of the demo: a local host whose CRM has a pipeline of exactly the wanted size, and a
 * person, Maria, who works with the add-on through its menu and its sidebar's door.
 */
import type { CallResult } from '../driver/editor';
import { type LocalHost, openLocalHost } from '../local-host';
import { must } from '../sandbox/assume';
import type { Opportunity } from '../sandbox/trustpager/records';
import { createTrustPagerSandbox, type TrustPagerSandbox } from '../sandbox/trustpager/sandbox';
import type { Project } from '../world/project';
import { DEFAULT_START_MS, DEFAULT_USER } from '../world/world';

export const MARIA = DEFAULT_USER.email;

export interface Stage extends LocalHost {
  readonly pipeline: { readonly id: string; readonly label: string };
  /** What the CRM's pipeline holds now. */
  listed(): readonly Opportunity[];
  /** One message of the sidebar; fails the demo when the add-on did not answer at all. */
  ask<T extends { readonly kind: string }>(request: object): { reply: T; result: CallResult };
}

export function openStage(project: Project, rows: number, seed: string): Stage {
  const records = recordsFor(rows, seed);
  const host = openLocalHost({ project, seed, trustpager: { records } });
  const pipeline = pulledPipeline(host.trustpager);
  // The first click is what authorizes a script.
  host.editor.openDocument(MARIA);
  host.editor.clickMenu(MARIA, 'Open sidebar');
  return {
    ...host,
    pipeline: { id: pipeline.id, label: pipeline.name },
    listed: () => inPipeline(host.trustpager, pipeline.id),
    ask: <T extends { readonly kind: string }>(request: object) => {
      const result = host.editor.scriptRun(MARIA, 'rpc', [request]);
      if (result.kind === 'failure')
        throw new Error(`The add-on did not answer: ${result.message}`);
      return { reply: result.value as T, result };
    },
  };
}

/** The smallest CRM whose pipeline holds `rows`: a seeded record is the same in every size. */
function recordsFor(rows: number, seed: string): number {
  for (let records = rows * 2; ; records *= 2) {
    const trial = createTrustPagerSandbox({ seed, records, startMs: DEFAULT_START_MS });
    const { id } = pulledPipeline(trial);
    const places = trial
      .workspace()
      .opportunities.values()
      .flatMap((row, index) => (isListed(row, id) ? [index + 1] : []));
    const enough = places[rows - 1];
    if (enough !== undefined) return enough;
  }
}

function pulledPipeline({ workspace }: TrustPagerSandbox) {
  const pipelines = workspace().pipelines.values();
  return must(pipelines.find((each) => each.is_default) ?? pipelines[0], 'a pipeline exists');
}

function inPipeline({ workspace }: TrustPagerSandbox, id: string): readonly Opportunity[] {
  return workspace()
    .opportunities.values()
    .filter((row) => isListed(row, id));
}

function isListed(row: Opportunity, pipelineId: string): boolean {
  return !row.archived && row.placements.some((card) => card.pipeline_id === pipelineId);
}
