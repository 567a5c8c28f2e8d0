/** Fourth step: which fields become columns. */
import { FieldPicker } from '../ui/field-picker';
import { MarkerField } from '../ui/marker-field';
import type { DetailsStep } from './draft';
import { SampleTable, sampleText } from './sample-part';

interface ColumnsStepProps {
  readonly draft: DetailsStep;
  readonly change: (draft: DetailsStep) => void;
}

export function ColumnsStep({ draft, change }: ColumnsStepProps) {
  const { catalogue, columns, marker } = draft;
  return (
    <>
      <p>Columns for Sync and ID come in by themselves. Your own columns may stand beside them.</p>
      <FieldPicker
        fields={catalogue.fields}
        chosen={columns}
        change={(chosen) => change({ ...draft, columns: chosen })}
      />
      <MarkerField
        markers={catalogue.markers}
        value={marker}
        set={(chosen) => change({ ...draft, marker: chosen })}
      />
      <Seen draft={draft} />
    </>
  );
}

/** What was seen of the list in the step before. */
function Seen({ draft }: Pick<ColumnsStepProps, 'draft'>) {
  const outcome = draft.sample?.outcome;
  if (outcome?.kind !== 'found') return null;
  return (
    <details>
      <summary>First rows: {sampleText(draft)}</summary>
      <SampleTable draft={draft} found={outcome} />
    </details>
  );
}
