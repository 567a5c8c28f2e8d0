/** Sending under way, or at its end: how far it is, what became of everything. */
import { Button } from '../ui/button';
import { useDesk } from '../ui/desk';
import { Page } from '../ui/page';
import { Notes, Section } from '../ui/section';
import type { Rows, SendView } from '../view';
import { ACTION_WORDS, actionTitle } from './action-words';
import type { Preview } from './preview-parts';
import { ProgressPart } from './progress-part';
import type { SendingState } from './sending-state';
import { endTally, runningTally } from './tally';

interface SendingPageProps {
  readonly view: SendView;
  readonly rows: Rows;
  readonly preview: Preview;
  readonly state: SendingState;
  readonly cancel: () => void;
  readonly previewAgain: () => void;
  readonly leave: () => void;
  readonly inDialog: boolean;
}

export function SendingPage(props: SendingPageProps) {
  const { view, rows, preview, state, cancel, previewAgain, leave, inDialog } = props;
  const failed = useDesk().state.kind === 'failed';
  const words = ACTION_WORDS[view.action];
  const ended = state.phase === 'done' || state.phase === 'stopped';
  const title = actionTitle(view, rows);
  const done = state.phase === 'done' ? title : `${title}: stopped`;
  return (
    <Page
      title={ended ? done : words.doing}
      focusKey={ended ? 'end' : 'sending'}
      actions={
        ended ? (
          <>
            <Button look="primary" onClick={leave}>
              {inDialog ? 'Close' : 'Done'}
            </Button>
            <Button onClick={previewAgain}>Preview again</Button>
          </>
        ) : (
          <Button always disabled={state.phase === 'stopping' && !failed} onClick={cancel}>
            {failed ? 'Stop here' : 'Cancel'}
          </Button>
        )
      }
    >
      <p>
        <bdi>{preview.tabName}</bdi>
      </p>
      {!ended && (
        <ProgressPart
          state={state}
          unit={words.unit}
          forecastMinutes={preview.cost.minutes}
          halted={failed}
        />
      )}
      <TallySection view={view} state={state} ended={ended} />
      <Notes lines={state.remarks} />
      {!ended && (
        <p class="hint">
          You may close this at any time. The step under way is finished, nothing is sent twice, and
          what is left stays in the tab as it is.
        </p>
      )}
    </Page>
  );
}

interface TallySectionProps {
  readonly view: SendView;
  readonly state: SendingState;
  readonly ended: boolean;
}

/** The counts at the end add up to what was confirmed; on the way, only what is known is shown. */
function TallySection({ view: { action }, state, ended }: TallySectionProps) {
  const lines = ended ? endTally(action, state) : runningTally(action, state);
  if (lines.length === 0) return null;
  return (
    <Section title={ended ? 'What became of them' : 'So far'}>
      <ul class="tally">
        {lines.map(({ count, text }) => (
          <li key={text}>
            <strong>{count.toLocaleString('en')}</strong> {text}
          </li>
        ))}
      </ul>
    </Section>
  );
}
