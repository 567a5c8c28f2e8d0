/** Connecting to TrustPager with one's own key, and disconnecting. */
import { button, h, labelled, type StatusLine } from './dom';
import { ask } from './server';

/** `changed` is called when a connection was made or given up. */
export function connectSection(
  label: string | null,
  status: StatusLine,
  changed: () => Promise<void>,
): HTMLElement {
  const section = h('section', {}, h('h2', {}, 'Connection'));
  if (label !== null) {
    const disconnect = button('Disconnect', () =>
      status.during('Disconnecting…', async () => {
        await ask({ kind: 'disconnect', provider: 'trustpager' }, 'disconnected');
        await changed();
        status.say('Disconnected. Your key was removed; the tabs stay as they are.');
      }),
    );
    section.append(h('p', {}, `Connected: ${label}`), disconnect);
    return section;
  }
  const key = h('input', { type: 'password', autocomplete: 'off', required: true });
  const form = h(
    'form',
    {
      onsubmit: (event) => {
        event.preventDefault();
        status.during('Trying the key…', async () => {
          const request = { kind: 'connect', provider: 'trustpager', key: key.value } as const;
          const { limits } = await ask(request, 'connected');
          await changed();
          status.say('Connected.', limits);
        });
      },
    },
    labelled('TrustPager API key', key),
    h('button', { type: 'submit', className: 'primary' }, 'Connect'),
  );
  section.append(
    form,
    h('p', { className: 'hint' }, 'The key is kept for you alone and sent to TrustPager only.'),
  );
  return section;
}
