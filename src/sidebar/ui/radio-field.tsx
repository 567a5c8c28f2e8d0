/** One of several choices that exclude each other; those of one `name` belong together. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface RadioFieldProps {
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly children: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly disabled?: boolean;
}

export function RadioField(props: RadioFieldProps) {
  const { name, checked, onChoose, children, hint, disabled = false } = props;
  const id = useId();
  return (
    <div class="radio">
      <label class="check">
        <input
          type="radio"
          name={name}
          checked={checked}
          disabled={disabled}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={onChoose}
        />
        <span>{children}</span>
      </label>
      {hint !== undefined && (
        <p class="hint" id={id}>
          {hint}
        </p>
      )}
    </div>
  );
}
