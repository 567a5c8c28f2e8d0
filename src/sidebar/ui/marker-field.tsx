/** The field of the CRM that tells which row an opportunity came of. */
import { ChoiceField, type Option } from './fields';

interface MarkerFieldProps {
  /** Text fields of the workspace's own; without any there is nothing to choose. */
  readonly markers: readonly Option[];
  /** Empty for none. */
  readonly value: string;
  readonly set: (value: string) => void;
}

export function MarkerField({ markers, value, set }: MarkerFieldProps) {
  if (markers.length === 0) return null;
  return (
    <>
      <ChoiceField
        label="Mark new opportunities in the CRM"
        value={value}
        options={[{ id: '', label: 'No' }, ...markers]}
        onChange={set}
      />
      <p class="hint">
        The chosen field gets the ID of the row that an opportunity came of. After a lost answer
        that tells for certain whether it was created. Your colleagues see it.
      </p>
    </>
  );
}
