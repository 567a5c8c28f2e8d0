/** Second step: which pipeline. */
import { ChoiceField } from '../ui/fields';
import { providerName } from '../words/providers';
import type { PipelineDraft } from './draft';

interface PipelineStepProps {
  readonly draft: PipelineDraft;
  readonly change: (draft: PipelineDraft) => void;
}

export function PipelineStep({ draft, change }: PipelineStepProps) {
  return (
    <>
      <p>One tab shows one pipeline of {providerName(draft.provider)}.</p>
      <ChoiceField
        label="Pipeline"
        value={draft.chosen}
        options={draft.pipelines}
        onChange={(chosen) => change({ ...draft, chosen })}
      />
    </>
  );
}
