/** While a preview is read, and when it could not be read. */
import { Button } from '../ui/button';
import { useDesk } from '../ui/desk';
import { Page } from '../ui/page';
import type { SendView } from '../view';
import { ACTION_WORDS } from './action-words';

interface LookingPageProps {
  readonly view: SendView;
  readonly leave: () => void;
  readonly inDialog: boolean;
}

export function LookingPage({ view, leave, inDialog }: LookingPageProps) {
  const failed = useDesk().state.kind === 'failed';
  const words = ACTION_WORDS[view.action];
  return (
    <Page
      title={view.retry ? words.retryTitle : words.title}
      focusKey="looking"
      back={inDialog ? null : leave}
      actions={failed && <Button onClick={leave}>Close</Button>}
    >
      <p>{failed ? 'Nothing was sent.' : 'Nothing is sent before you have seen it.'}</p>
    </Page>
  );
}
