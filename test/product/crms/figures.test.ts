/**
 * What the main job costs with each CRM, by the host's meters: the demo's own steps, from an empty
 * file to records created from pasted rows, over a thousand records.
 */
import { CRMS } from '../../../src/host/demo/crm/all';
import { CRM_NAMES, type CrmName } from '../../../src/host/demo/options';
import { openStage, type Stage } from '../../../src/host/demo/stage';
import { connectAndLink } from '../../../src/host/demo/steps/connect';
import { createStep } from '../../../src/host/demo/steps/create';
import { pullSteps } from '../../../src/host/demo/steps/pull';
import { pushStep } from '../../../src/host/demo/steps/push';
import { projectOf } from '../../../src/host/project-files';
import { blockingCalls, type Meters } from '../../../src/host/world/meters';
import { bundleFiles } from '../../support/bundle';
import { runOf } from '../../support/product';

const RECORDS = 1_000;

interface Asked {
  readonly kind: string;
  readonly action?: string;
  readonly meters: Meters;
}

interface Run {
  /** Every message of the sidebar, with what its execution cost. */
  readonly asked: readonly Asked[];
  /** Cells that the refresh without changes wrote. */
  readonly cellsWritten: number;
  readonly duplicates: number;
  readonly marksOnWrongRow: number;
  readonly untouchedCellsSent: number;
}

function run(crm: CrmName): Run {
  const stage = openStage(projectOf(bundleFiles()), CRMS[crm], { rows: RECORDS, seed: '1' });
  const asked: Asked[] = [];
  const watched: Stage = {
    ...stage,
    ask<T extends { readonly kind: string }>(request: object) {
      const answer = stage.ask<T>(request);
      const { execution } = runOf(answer.result);
      if (!execution) throw new Error('the call did not run');
      const what = request as { readonly kind: string; readonly action?: string };
      asked.push({ ...what, meters: execution.meters.read() });
      return answer;
    },
  };
  const quietly = () => undefined;
  const tabId = connectAndLink(watched, quietly);
  const { refresh } = pullSteps(watched, tabId, quietly);
  const push = pushStep(watched, tabId, quietly);
  const create = createStep(watched, tabId, quietly);
  return {
    asked,
    cellsWritten: refresh.dataCellsWritten,
    duplicates: create.duplicates,
    marksOnWrongRow: push.wrongMarks + create.wrongMarks,
    untouchedCellsSent: push.untouchedCellsSent,
  };
}

/** Calls of ours: apart from HTTP, and from pauses that the CRM's pace forces. */
function ownCalls({ meters }: Asked): number {
  return blockingCalls(meters) - meters.calls.fetch - meters.calls.sleep;
}

function sum(asked: readonly Asked[], of: (one: Asked) => number): number {
  return asked.reduce((total, one) => total + of(one), 0);
}

/** A further step of a push; one that creates also puts the records' IDs into their rows. */
const FURTHER_STEP = { push: 14, create: 17 } as const;

/** Records in a slice. */
const SLICE = { push: 40, create: 100 } as const;

/** PU11, with a call more for each pause, before which the pace is kept. */
function allowed(steps: readonly Asked[], action: 'push' | 'create', records: number): number {
  const of = (kind: 'fetch' | 'sleep') => sum(steps, ({ meters }) => meters.calls[kind]);
  const further = steps.length - 1;
  const slices = Math.ceil(records / SLICE[action]) + further;
  const base = 2 * of('fetch') + of('sleep') + 4 * slices + 16;
  return base + FURTHER_STEP[action] * further;
}

interface Expected {
  /** Requests of a pull: pages, and what is asked before or besides. */
  readonly pages: number;
  /** Requests that tell the names of ids, where records have none. */
  readonly names: number;
  /** Requests of the push of 24 changes. */
  readonly push: number;
  /** Requests that create 247 records and what they name, and look-ups. */
  readonly create: number;
  /** Calls to announce what is created besides, and to keep what names mean. */
  readonly besides: number;
}

/**
 * Close: its list begins with a request for the pipeline, and its pages overlap by a row. Octolane: one
 * change goes first to try the names of fields, and new records are looked for in the list. Close and
 * Lightfield: ten names are looked up and created besides.
 */
const EXPECTED: Readonly<Record<CrmName, Expected>> = {
  trustpager: { pages: 10, names: 0, push: 28, create: 3, besides: 0 },
  octolane: { pages: 5, names: 0, push: 6, create: 5, besides: 0 },
  close: { pages: 12, names: 0, push: 25, create: 267, besides: 4 },
  lightfield: { pages: 42, names: 23, push: 50, create: 267, besides: 4 },
};

describe.each(CRM_NAMES)('figures with %s', (crm) => {
  const expected = EXPECTED[crm];
  let done: Run;
  beforeAll(() => {
    done = run(crm);
  }, 120_000);

  test('PL2 PL13 a pull and a refresh without changes', () => {
    const [pull, quiet] = done.asked.filter(({ kind }) => kind === 'refresh');
    if (!pull || !quiet) throw new Error('there was no refresh');
    const requests = expected.pages + expected.names;
    expect(pull.meters.requests).toBe(requests);
    expect(quiet.meters.requests).toBe(requests);
    expect(ownCalls(pull)).toBeLessThanOrEqual(18 + pull.meters.calls.sleep);
    expect(ownCalls(quiet)).toBeLessThanOrEqual(14 + quiet.meters.calls.sleep);
    expect(done.cellsWritten).toBe(0);
  });

  test.each([
    ['push', 25],
    ['create', 250],
  ] as const)('PU11 %s of %i rows', (action, records) => {
    const taken = done.asked.filter((one) => one.kind === 'send' && one.action === action);
    const calls = sum(taken, (step) => ownCalls(step) + step.meters.calls.fetch);
    expect(sum(taken, ({ meters }) => meters.requests)).toBeLessThanOrEqual(expected[action]);
    const besides = action === 'create' ? expected.besides : 0;
    expect(calls).toBeLessThanOrEqual(allowed(taken, action, records) + besides);
  });

  test('CR4 MK1 PU1 nothing twice, no mark on a wrong row, no untouched cell sent', () => {
    const nothing = { duplicates: 0, marksOnWrongRow: 0, untouchedCellsSent: 0 };
    expect(done).toMatchObject(nothing);
  });
});
