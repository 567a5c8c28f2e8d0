/** Last step: which fields become columns. */
import { useState } from 'preact/hooks';
import { Button } from '../ui/button';
import { CheckField, ChoiceField, TextField } from '../ui/fields';
import { amount } from '../words/amount';
import { type DetailsStep, foundFields, usualColumns, withColumns } from './draft';

interface ColumnsStepProps {
  readonly draft: DetailsStep;
  readonly change: (draft: DetailsStep) => void;
}

export function ColumnsStep({ draft, change }: ColumnsStepProps) {
  const [search, setSearch] = useState('');
  const found = foundFields(draft.catalogue, search);
  const keys = found.map(({ key }) => key);
  return (
    <>
      <p>Columns for Sync and ID come in by themselves. Your own columns may stand beside them.</p>
      <TextField label="Search" type="search" value={search} onInput={setSearch} />
      <div class="actions">
        <Button onClick={() => change({ ...draft, columns: usualColumns(draft.catalogue) })}>
          The usual ones
        </Button>
        <Button onClick={() => change(withColumns(draft, keys, true))}>
          {search === '' ? 'Tick all' : 'Tick found'}
        </Button>
        <Button onClick={() => change(withColumns(draft, keys, false))}>
          {search === '' ? 'Untick all' : 'Untick found'}
        </Button>
      </div>
      <p aria-live="polite" class="hint">
        {amount(draft.columns.size, 'column')} chosen
        {search !== '' && `, ${amount(found.length, 'column')} found`}
      </p>
      <fieldset>
        <legend>Columns</legend>
        {found.map(({ key, label, readOnly }) => (
          <CheckField
            key={key}
            checked={draft.columns.has(key)}
            onChange={(wanted) => change(withColumns(draft, [key], wanted))}
          >
            <bdi>{label}</bdi>
            {readOnly && <span class="tag">read-only</span>}
          </CheckField>
        ))}
      </fieldset>
      <MarkerChoice draft={draft} change={change} />
    </>
  );
}

/** Offered only where the workspace has a text field of its own. */
function MarkerChoice({ draft, change }: ColumnsStepProps) {
  const { markers } = draft.catalogue;
  if (markers.length === 0) return null;
  return (
    <>
      <ChoiceField
        label="Mark new opportunities in the CRM"
        value={draft.marker}
        options={[{ id: '', label: 'No' }, ...markers]}
        onChange={(marker) => change({ ...draft, marker })}
      />
      <p class="hint">
        The chosen field gets the ID of the row that an opportunity came of. After a lost answer
        that tells for certain whether it was created. Your colleagues see it.
      </p>
    </>
  );
}
