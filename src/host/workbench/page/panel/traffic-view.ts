/** The last requests to a CRM, newest first: when, what came of it, what was asked, how long it took. */
import type { CrmPicture, TrafficPicture } from '../../protocol';
import { h } from '../dom';
import type { CrmView } from './crm-view';
import { secondsText, timeText } from './times';

export function createTrafficView(): CrmView {
  const list = h('ol', { className: 'traffic' });
  let newest = 0;
  const showAll = ({ traffic }: CrmPicture): void => {
    list.replaceChildren(...[...traffic].reverse().map(trafficLine));
  };
  return {
    element: list,
    show(next) {
      const last = next.traffic[next.traffic.length - 1]?.n ?? 0;
      if (last !== newest) showAll(next);
      newest = last;
    },
  };
}

function trafficLine({ n, text, status, good, atMs, tookMs }: TrafficPicture): HTMLElement {
  // The end of a path says what was asked; the address as a whole is in the tooltip and the HAR.
  const [method = '', address = ''] = text.split(' ');
  const end = address.split('?')[0]?.split('/').slice(-2).join('/') ?? '';
  return h(
    'li',
    { value: n, title: text },
    h('time', {}, timeText(atMs)),
    h('span', { className: good ? 'status good' : 'status bad' }, status),
    h('code', {}, `${method} …/${end}`),
    h('span', { className: 'took' }, tookMs === null ? '–' : secondsText(tookMs)),
  );
}
