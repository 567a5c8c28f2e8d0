/** Name of the file, menu bar, and who sits in front of it. */
import { h, withAttributes } from '../dom';

export interface Header {
  readonly element: HTMLElement;
  name(): string;
  showToolbar(toolbar: HTMLElement): void;
  showName(name: string): void;
  showPeople(users: readonly string[], user: string): void;
  /** `up` false: the server does not answer. */
  showConnection(up: boolean): void;
}

export function createHeader(menuBar: HTMLElement): Header {
  const title = h('h1');
  const people = h('div', { className: 'people' });
  const lost = h('p', { className: 'lost', hidden: true }, 'The workbench is not running.');
  lost.setAttribute('role', 'alert');
  const logo = withAttributes(h('div', { className: 'logo' }), { 'aria-hidden': 'true' });
  const names = h('div', { className: 'names' }, title, menuBar);
  const toolbarPlace = h('div');
  const top = h('div', { className: 'top' }, logo, names, lost, people);
  return {
    element: h('header', {}, top, toolbarPlace),
    showToolbar: (toolbar) => toolbarPlace.replaceChildren(toolbar),
    name: () => title.textContent ?? '',
    showName(name) {
      title.textContent = name;
      document.title = `${name} – workbench`;
    },
    showPeople: (users, user) => people.replaceChildren(...peopleParts(users, user)),
    showConnection: (up) => {
      lost.hidden = up;
    },
  };
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
