/** Importing a pipeline: CRM, pipeline, filters, columns, destination, in steps. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, refresh } from '../server/google';
import { Button } from '../ui/button';
import { useDesk } from '../ui/desk';
import { Page } from '../ui/page';
import type { View } from '../view';
import { amount } from '../words/amount';
import { type Provider, providerName } from '../words/providers';
import { ColumnsStep } from './columns-step';
import { CrmStep } from './crm-step';
import { importRequest, isReady, lookedAgain, tabNameOf, withPlace } from './destination';
import { DestinationStep } from './destination-step';
import {
  back,
  chosenPipeline,
  type DestinationDraft,
  type Draft,
  FIRST_STEP,
  type PipelineDraft,
  type Place,
  STEPS,
  withCatalogue,
  withPipelines,
  withSample,
} from './draft';
import { FiltersStep } from './filters-step';
import { importInto } from './import-into';
import { PipelineStep } from './pipeline-step';

const TITLES: Readonly<Record<Draft['step'], string>> = {
  crm: 'Choose a CRM',
  pipeline: 'Choose a pipeline',
  filters: 'Filter the list',
  columns: 'Choose columns',
  destination: 'Choose a tab',
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
    if (draft.step === 'pipeline') readFields(draft);
    if (draft.step === 'filters') setDraft({ ...draft, step: 'columns' });
    if (draft.step === 'columns') look((place) => withPlace(draft, place));
  }

  function look(withFound: (place: Place) => DestinationDraft): void {
    desk.perform('Looking at the tabs of this file…', async () => {
      setDraft(withFound(await ask({ kind: 'place' }, 'place')));
      return '';
    });
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

  function finish(destination: DestinationDraft): void {
    const work = importInto(importRequest(destination), { ask, refresh });
    desk.perform('Making the tab ready…', work, () => go({ kind: 'home' }));
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
      {draft.step === 'filters' && (
        <FiltersStep
          draft={draft}
          change={setDraft}
          sampled={(asked, sample) => setDraft((now) => withSample(now, asked, sample))}
        />
      )}
      {draft.step === 'columns' && <ColumnsStep draft={draft} change={setDraft} />}
      {draft.step === 'destination' && (
        <DestinationStep
          draft={draft}
          change={setDraft}
          lookAgain={() => look((place) => lookedAgain(draft, place))}
        />
      )}
    </Page>
  );
}

interface StepActionsProps {
  readonly draft: Draft;
  readonly next: () => void;
  readonly finish: (destination: DestinationDraft) => void;
}

function StepActions({ draft, next, finish }: StepActionsProps) {
  if (draft.step === 'crm') return null;
  if (draft.step !== 'destination') {
    const isOff = draft.step === 'columns' && draft.columns.size === 0;
    return (
      <Button look="primary" disabled={isOff} onClick={next}>
        Next
      </Button>
    );
  }
  return (
    <Button look="primary" disabled={!isReady(draft)} onClick={() => finish(draft)}>
      Import {amount(draft.before.columns.size, 'column')} into “<bdi>{tabNameOf(draft)}</bdi>”
    </Button>
  );
}
