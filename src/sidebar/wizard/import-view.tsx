/** Importing a pipeline into a new tab: CRM, pipeline, filters, columns, in steps. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../server/google';
import { Button } from '../ui/button';
import { useDesk } from '../ui/desk';
import { Page } from '../ui/page';
import type { View } from '../view';
import { amount } from '../words/amount';
import { type Provider, providerName } from '../words/providers';
import { ColumnsStep } from './columns-step';
import { CrmStep } from './crm-step';
import {
  back,
  chosenPipeline,
  type DetailsStep,
  type Draft,
  FIRST_STEP,
  linkRequest,
  type PipelineDraft,
  STEPS,
  withCatalogue,
  withPipelines,
} from './draft';
import { FiltersStep } from './filters-step';
import { importInto } from './import-into';
import { PipelineStep } from './pipeline-step';

const TITLES: Readonly<Record<Draft['step'], string>> = {
  crm: 'Choose a CRM',
  pipeline: 'Choose a pipeline',
  filters: 'Filter the list',
  columns: 'Choose columns',
};

export function ImportView({ go }: { readonly go: (view: View) => void }) {
  const desk = useDesk();
  const [draft, setDraft] = useState<Draft>(FIRST_STEP);
  const [providers, setProviders] = useState<readonly Provider[] | null>(null);

  async function readPipelines(provider: Provider): Promise<string> {
    const { pipelines } = await ask({ kind: 'pipelines', provider }, 'pipelines');
    setDraft(withPipelines(provider, pipelines));
    return '';
  }

  const choose = (provider: Provider): void =>
    desk.perform(`Reading the pipelines of ${providerName(provider)}…`, () =>
      readPipelines(provider),
    );

  /** With a single connection there is nothing to choose in the first step. */
  const open = useRef(() =>
    desk.perform('Loading…', async () => {
      const { connections } = await ask({ kind: 'connections' }, 'connections');
      setProviders(connections.map(({ provider }) => provider));
      const [first, second] = connections;
      return first && !second ? readPipelines(first.provider) : '';
    }),
  );
  useEffect(() => open.current(), []);

  function next(): void {
    if (draft.step === 'filters') setDraft({ ...draft, step: 'columns' });
    if (draft.step === 'pipeline') readFields(draft);
  }

  function readFields(from: PipelineDraft): void {
    const pipeline = chosenPipeline(from);
    if (!pipeline) return;
    desk.perform(`Reading the fields of ${pipeline.label}…`, async () => {
      const { provider } = from;
      const request = { kind: 'catalogue', provider, pipelineId: pipeline.id } as const;
      setDraft(withCatalogue(from, pipeline, await ask(request, 'catalogue')));
      return '';
    });
  }

  function finish(details: DetailsStep): void {
    const bring = importInto(linkRequest(details), ask);
    const work = async (say: (doing: string) => void): Promise<string> => {
      const { tabName, refreshed } = await bring(say);
      return [
        `${tabName} is ready: ${amount(refreshed.counts.records, 'opportunity')}.`,
        ...refreshed.remarks,
      ].join(' ');
    };
    desk.perform('Making a new tab…', work, () => go({ kind: 'home' }));
  }

  const before = back(draft);
  return (
    <Page
      title={TITLES[draft.step]}
      focusKey={draft.step}
      back={() => {
        desk.say('');
        if (before) setDraft(before);
        else go({ kind: 'home' });
      }}
      actions={<StepActions draft={draft} next={next} finish={finish} />}
    >
      <p class="hint">
        Step {STEPS.indexOf(draft.step) + 1} of {STEPS.length}
      </p>
      {draft.step === 'crm' && <CrmStep providers={providers} choose={choose} />}
      {draft.step === 'pipeline' && <PipelineStep draft={draft} change={setDraft} />}
      {draft.step === 'filters' && <FiltersStep draft={draft} change={setDraft} />}
      {draft.step === 'columns' && <ColumnsStep draft={draft} change={setDraft} />}
    </Page>
  );
}

interface StepActionsProps {
  readonly draft: Draft;
  readonly next: () => void;
  readonly finish: (details: DetailsStep) => void;
}

function StepActions({ draft, next, finish }: StepActionsProps) {
  if (draft.step === 'crm') return null;
  if (draft.step !== 'columns') {
    return (
      <Button look="primary" onClick={next}>
        Next
      </Button>
    );
  }
  const count = draft.columns.size;
  return (
    <Button look="primary" disabled={count === 0} onClick={() => finish(draft)}>
      Import {amount(count, 'column')} into a new tab
    </Button>
  );
}
