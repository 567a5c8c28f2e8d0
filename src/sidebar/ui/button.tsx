/** Buttons. While the desk is at work they stay where they are, keep the focus, and do nothing. */
import type { ComponentChildren } from 'preact';
import { useDesk } from './desk';

interface ButtonProps {
  readonly onClick?: () => void;
  readonly children: ComponentChildren;
  /** Default: plain. */
  readonly look?: 'primary' | 'danger' | 'link';
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  /** Works while the desk is busy, too. */
  readonly always?: boolean;
  /** What it is about, for those who hear it without seeing its place. */
  readonly about?: string;
}

export function Button(props: ButtonProps) {
  const { onClick, children, look = 'plain', type = 'button', always = false, about } = props;
  const busy = useDesk().state.kind === 'busy';
  const off = props.disabled === true || (busy && !always);
  return (
    <button
      type={type}
      class={`button ${look}`}
      aria-disabled={off}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onClick?.();
      }}
    >
      {children}
      {about !== undefined && (
        <span class="unseen">
          {' '}
          <bdi>{about}</bdi>
        </span>
      )}
    </button>
  );
}
