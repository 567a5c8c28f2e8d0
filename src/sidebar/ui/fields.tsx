/** Form fields under visible labels. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** Default: text. */
  readonly type?: 'text' | 'password' | 'date' | 'search';
  readonly hint?: ComponentChildren;
  /** What is wrong with the value; empty for nothing. */
  readonly problem?: string;
  readonly required?: boolean;
  readonly lengthMax?: number;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onInput, type = 'text', hint, problem = '', required = false } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        // The typings want one literal; the attribute takes any of these.
        type={type as 'text'}
        value={value}
        required={required}
        maxLength={props.lengthMax ?? 500}
        autocomplete="off"
        spellcheck={false}
        {...described(id, { hint: hint !== undefined, problem: problem !== '' })}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Problem id={id} text={problem} />
    </div>
  );
}

/** What a field says about itself besides its label, to those who hear it. */
function described(id: string, has: { readonly hint: boolean; readonly problem: boolean }) {
  const ids = [has.hint ? `${id}-hint` : '', has.problem ? `${id}-problem` : ''].filter(Boolean);
  return {
    'aria-invalid': has.problem ? true : undefined,
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
  };
}

function Problem({ id, text }: { readonly id: string; readonly text: string }) {
  if (text === '') return null;
  return (
    <p class="problem" id={`${id}-problem`}>
      <bdi>{text}</bdi>
    </p>
  );
}

export interface Option<T extends string = string> {
  readonly id: T;
  readonly label: string;
}

interface ChoiceFieldProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  /** What is wrong with the choice; empty for nothing. */
  readonly problem?: string;
  readonly onChange: (value: T) => void;
}

/** A drop-down. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { label, value, options, problem = '', onChange } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        {...described(id, { hint: false, problem: problem !== '' })}
        onChange={(event) => {
          const chosen = options[event.currentTarget.selectedIndex];
          if (chosen) onChange(chosen.id);
        }}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      <Problem id={id} text={problem} />
    </div>
  );
}

interface CheckFieldProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ComponentChildren;
}

export function CheckField({ checked, onChange, children }: CheckFieldProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
