/** Name of the file, menu bar, and who sits in front of it. */
import type { WorldPicture } from '../../protocol';
import { h, withAttributes } from '../dom';

export interface Header {
  readonly element: HTMLElement;
  name(): string;
  showToolbar(toolbar: HTMLElement): void;
  showName(name: string): void;
  showPeople(users: readonly string[], user: string): void;
  /** Says when requests leave this machine, and when its clock is not the machine's. */
  showWorld(world: WorldPicture): void;
  /** `up` false: the server does not answer. */
  showConnection(up: boolean): void;
}

const LIVE =
  'Live: requests go to the real CRMs, with your own keys. What you push changes real data.';

export function createHeader(menuBar: HTMLElement): Header {
  const title = h('h1');
  const people = h('div', { className: 'people' });
  const lost = h('p', { className: 'lost', hidden: true }, 'The workbench is not running.');
  lost.setAttribute('role', 'alert');
  const live = h('p', { className: 'live', hidden: true }, LIVE);
  const clock = h('p', { className: 'clock', hidden: true });
  const logo = withAttributes(h('div', { className: 'logo' }), { 'aria-hidden': 'true' });
  const names = h('div', { className: 'names' }, title, menuBar);
  const toolbarPlace = h('div');
  const top = h('div', { className: 'top' }, logo, names, lost, clock, people);
  return {
    element: h('header', {}, live, top, toolbarPlace),
    showToolbar: (toolbar) => toolbarPlace.replaceChildren(toolbar),
    name: () => title.textContent ?? '',
    showName(name) {
      title.textContent = name;
      document.title = `${name} – workbench`;
    },
    showPeople: (users, user) => people.replaceChildren(...peopleParts(users, user)),
    showWorld(world) {
      live.hidden = !world.live;
      clock.hidden = world.aheadMs === 0;
      clock.textContent = `Clock: ${hoursText(world.aheadMs)} ahead`;
    },
    showConnection: (up) => {
      lost.hidden = up;
    },
  };
}

function hoursText(ms: number): string {
  const hours = Math.round(ms / 3_600_000);
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

function peopleParts(users: readonly string[], user: string): readonly HTMLElement[] {
  const addressOf = (email: string): string => `/?as=${encodeURIComponent(email)}`;
  const select = h(
    'select',
    { value: user },
    ...users.map((email) => h('option', { value: email, selected: email === user }, email)),
  );
  withAttributes(select, { 'aria-label': 'You are' });
  select.addEventListener('change', () => location.assign(addressOf(select.value)));
  const other = users.find((email) => email !== user);
  if (other === undefined) return [select];
  const link = h('a', { href: addressOf(other), target: '_blank' }, 'Second window');
  link.title = `Opens the file as ${other}`;
  return [link, select];
}
