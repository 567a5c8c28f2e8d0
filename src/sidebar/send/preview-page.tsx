/** What would be sent, what has to be decided, what it costs; nothing has been sent yet. */
import { useState } from 'preact/hooks';
import { Button } from '../ui/button';
import { CheckField } from '../ui/fields';
import { Page } from '../ui/page';
import { Notes } from '../ui/section';
import type { Rows, SendView } from '../view';
import { ACTION_WORDS, actionTitle } from './action-words';
import { ChangesSection } from './changes-section';
import { ChoicesSection } from './choices-section';
import { CostSection } from './cost-section';
import { confirmText, previewHeadline } from './preview-headline';
import { confirmedDigests, isAllChosen, isEmpty, type Preview } from './preview-parts';
import { ProblemsSection } from './problems-section';

interface PreviewPageProps {
  readonly view: SendView;
  readonly rows: Rows;
  readonly preview: Preview;
  readonly lookAt: (rows: Rows) => void;
  readonly send: (confirmed: readonly string[], silent: boolean) => void;
  readonly leave: () => void;
  readonly inDialog: boolean;
}

export function PreviewPage(props: PreviewPageProps) {
  const { view, rows, preview, lookAt, send, leave, inDialog } = props;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [silent, setSilent] = useState(true);
  const words = ACTION_WORDS[view.action];
  const confirmed = confirmedDigests(preview, chosen);
  // What is only marked with its problem is not counted as something to send.
  const sent = confirmed.filter((digest) => !preview.marked.includes(digest));
  const some = confirmed.length > 0;

  const confirm = some && (
    <Button
      look={view.action === 'remove' ? 'danger' : 'primary'}
      onClick={() => send(confirmed, preview.canSilence && silent)}
    >
      {confirmText(preview, sent)}
    </Button>
  );
  const actions = (
    <>
      {confirm}
      <Button onClick={leave}>{some ? 'Cancel' : 'Close'}</Button>
    </>
  );
  return (
    <Page
      title={actionTitle(view, rows)}
      focusKey="preview"
      back={inDialog ? null : leave}
      actions={actions}
    >
      <p class="headline">
        <bdi>{preview.tabName}</bdi>: {previewHeadline(preview)}
      </p>
      {isEmpty(preview) && <p>{words.nothing}</p>}
      {view.action !== 'remove' && (
        <Button look="link" onClick={() => lookAt(rows === 'all' ? 'selected' : 'all')}>
          {rows === 'all' ? 'Look at the selected rows only' : 'Look at all rows of the tab'}
        </Button>
      )}
      <Notes lines={preview.effects} look="warning" />
      <ChoicesSection preview={preview} chosen={chosen} change={setChosen} />
      <ProblemsSection problems={preview.problems} />
      <ChangesSection preview={preview} />
      {some && <CostSection cost={preview.cost} isMost={!isAllChosen(preview, chosen)} />}
      {some && preview.canSilence && (
        <CheckField checked={silent} onChange={setSilent}>
          Do not start automations in the CRM
        </CheckField>
      )}
      <Notes lines={preview.remarks} />
    </Page>
  );
}
