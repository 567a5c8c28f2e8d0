/** The page as a whole: which view is on screen, and how one leads to another. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { HomeView } from './home/home-view';
import { SendView } from './send/send-view';
import { closeWindow } from './server/google';
import { SettingsView } from './settings/settings-view';
import { DeskProvider, useNewDesk } from './ui/desk';
import type { View } from './view';
import { ImportView } from './wizard/import-view';

/** `first`: what the page opens with. What sends has a dialog of its own; the rest is the sidebar. */
export function App({ first }: { readonly first: View }) {
  const desk = useNewDesk();
  const [place, setPlace] = useState({ view: first, moves: 0 });
  const inDialog = first.kind === 'send';
  useEscape(inDialog && desk.state.kind !== 'busy');

  const { go, leave } = useMemo(() => {
    const to = (view: View): void => setPlace(({ moves }) => ({ view, moves: moves + 1 }));
    const home = (): void => {
      desk.say('');
      to({ kind: 'home' });
    };
    return { go: to, leave: inDialog ? closeWindow : home };
  }, [desk.say, inDialog]);

  const { view, moves } = place;
  return (
    <DeskProvider value={desk}>
      {view.kind === 'home' && <HomeView focusKey={moves === 0 ? null : 'home'} go={go} />}
      {view.kind === 'import' && <ImportView go={go} />}
      {view.kind === 'settings' && <SettingsView view={view} go={go} leave={leave} />}
      {view.kind === 'send' && <SendView view={view} leave={leave} inDialog={inDialog} />}
    </DeskProvider>
  );
}

/** Google closes a dialog on Escape only while the focus is outside of the page. */
function useEscape(closes: boolean): void {
  useEffect(() => {
    if (!closes) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) closeWindow();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [closes]);
}
