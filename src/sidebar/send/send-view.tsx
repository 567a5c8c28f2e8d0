/** From the preview of an action over its confirmation to its end. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../server/google';
import { useDesk } from '../ui/desk';
import type { Rows, SendView as View } from '../view';
import { browserPause } from './browser-pause';
import { LookingPage } from './looking-page';
import { phaseText } from './phase-text';
import { PreviewPage } from './preview-page';
import { type Preview, parentCount } from './preview-parts';
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

export function SendView({ view, leave, inDialog }: SendViewProps) {
  const desk = useDesk();
  const { action, tabId, retry } = view;
  const [rows, setRows] = useState<Rows>(view.rows);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [state, setState] = useState<SendingState | null>(null);
  const sending = useRef<Sending | null>(null);
  const tell = useRef<(doing: string) => void>(() => undefined);

  function lookAt(wanted: Rows): void {
    desk.perform('Looking at what would be sent…', async () => {
      setState(null);
      setPreview(null);
      setRows(wanted);
      const request = { kind: 'preview', tabId, action, rows: wanted, retry } as const;
      setPreview(await ask(request, 'preview'));
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
    if (!preview) return;
    const marked = preview.marked.length;
    const parents = parentCount(preview, confirmed);
    const order = { tabId, action, confirmed, marked, parents, silent, retry };
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

  const frame = { view, rows, leave, inDialog };
  if (!preview) return <LookingPage {...frame} />;
  if (!state) return <PreviewPage {...frame} preview={preview} lookAt={lookAt} send={send} />;
  const again = (): void => lookAt(rows);
  return (
    <SendingPage {...frame} preview={preview} state={state} cancel={cancel} previewAgain={again} />
  );
}
