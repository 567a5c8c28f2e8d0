/** While a preview is read, and when it could not be read. */
import { Button } from '../ui/button';
import { useDesk } from '../ui/desk';
import { Page } from '../ui/page';
import type { Rows, SendView } from '../view';
import { actionTitle } from './action-words';

interface LookingPageProps {
  readonly view: SendView;
  readonly rows: Rows;
  readonly leave: () => void;
  readonly inDialog: boolean;
}

export function LookingPage({ view, rows, leave, inDialog }: LookingPageProps) {
  const failed = useDesk().state.kind === 'failed';
  return (
    <Page
      title={actionTitle(view, rows)}
      focusKey="looking"
      back={inDialog ? null : leave}
      actions={failed && <Button onClick={leave}>Close</Button>}
    >
      <p>{failed ? 'Nothing was sent.' : 'Nothing is sent before you have seen it.'}</p>
    </Page>
  );
}
