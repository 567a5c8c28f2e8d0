/** Which fields become columns: ticked one by one, or by the search. */
import { useState } from 'preact/hooks';
import { amount } from '../words/amount';
import { Button } from './button';
import { CheckField, TextField } from './fields';
import { foundFields, type PickableField, ticked, usualKeys } from './picking';

interface FieldPickerProps {
  readonly fields: readonly PickableField[];
  /** Keys. */
  readonly chosen: ReadonlySet<string>;
  readonly change: (chosen: ReadonlySet<string>) => void;
}

export function FieldPicker({ fields, chosen, change }: FieldPickerProps) {
  const [search, setSearch] = useState('');
  const found = foundFields(fields, search);
  const which = search === '' ? 'all' : 'found';
  const tick = (keys: readonly string[], wanted: boolean): void =>
    change(ticked(chosen, keys, wanted));
  const keys = found.map(({ key }) => key);
  return (
    <>
      <TextField label="Search columns" type="search" value={search} onInput={setSearch} />
      <div class="actions">
        <Button onClick={() => change(usualKeys(fields))}>The usual ones</Button>
        <Button onClick={() => tick(keys, true)}>Tick {which}</Button>
        <Button onClick={() => tick(keys, false)}>Untick {which}</Button>
      </div>
      <p aria-live="polite" class="hint">
        {amount(chosen.size, 'column')} chosen
        {search !== '' && `, ${amount(found.length, 'column')} found`}
      </p>
      <fieldset>
        <legend>Columns</legend>
        {found.map(({ key, label, readOnly }) => (
          <CheckField
            key={key}
            checked={chosen.has(key)}
            onChange={(wanted) => tick([key], wanted)}
          >
            <bdi>{label}</bdi>
            {readOnly && <span class="tag">read-only</span>}
          </CheckField>
        ))}
      </fieldset>
    </>
  );
}
