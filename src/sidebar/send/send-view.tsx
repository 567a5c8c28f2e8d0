/** From the preview of an action over its confirmation to its end. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../server/google';
import { useDesk } from '../ui/desk';
import type { Rows, SendView as View } from '../view';
import { browserPause } from './browser-pause';
import { LookingPage } from './looking-page';
import { phaseText } from './phase-text';
import { PreviewPage } from './preview-page';
import type { Preview } from './preview-parts';
import { createSending, type Sending } from './sending';
import { SendingPage } from './sending-page';
import type { SendingState } from './sending-state';
import { tellEnd } from './tally';

interface SendViewProps {
  readonly view: View;
  /** Back to where it was opened from. */
  readonly leave: () => void;
  /** Whether it has a window of its own. */
  readonly inDialog: boolean;
}

interface Look {
  readonly rows: Rows;
  readonly preview: Preview;
}

export function SendView({ view, leave, inDialog }: SendViewProps) {
  const desk = useDesk();
  const { action, tabId, retry } = view;
  const [look, setLook] = useState<Look | null>(null);
  const [state, setState] = useState<SendingState | null>(null);
  const sending = useRef<Sending | null>(null);
  const tell = useRef<(doing: string) => void>(() => undefined);

  function lookAt(rows: Rows): void {
    desk.perform('Looking at what would be sent…', async () => {
      setState(null);
      setLook(null);
      const request = { kind: 'preview', tabId, action, rows, retry } as const;
      setLook({ rows, preview: await ask(request, 'preview') });
      return '';
    });
  }
  const open = useRef(() => lookAt(view.rows));
  useEffect(() => open.current(), []);

  function changed(next: SendingState): void {
    setState(next);
    tell.current(phaseText(action, next, { nowMs: Date.now() }));
  }

  function goOn(): void {
    desk.perform('Sending…', async (say) => {
      tell.current = say;
      return sending.current ? tellEnd(action, await sending.current.goOn()) : '';
    });
  }

  function send(confirmed: readonly string[], silent: boolean): void {
    const marked = look?.preview.marked.length ?? 0;
    const order = { tabId, action, confirmed, marked, silent, retry };
    const nowMs = (): number => Date.now();
    sending.current = createSending(order, { ask, nowMs, pause: browserPause, changed });
    setState(sending.current.state());
    goOn();
  }

  function cancel(): void {
    sending.current?.cancel();
    // After a failure nothing is under way that would notice; else the desk ignores this.
    goOn();
  }

  const frame = { view, leave, inDialog };
  if (!look) return <LookingPage {...frame} />;
  if (!state) return <PreviewPage {...frame} {...look} lookAt={lookAt} send={send} />;
  return (
    <SendingPage
      {...frame}
      preview={look.preview}
      state={state}
      cancel={cancel}
      previewAgain={() => lookAt(look.rows)}
    />
  );
}
