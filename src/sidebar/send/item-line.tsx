/** One change: column, old, new, and what to know about it. Values are text, whatever they hold. */
import { shorten } from '../words/shorten';
import type { Item } from './preview-parts';

/** Longer values are cut; the tab holds them whole. */
const VALUE_MAX = 300;

/** False for a whole row of which its title says all. */
export function hasLine({ column, to, note }: Item): boolean {
  return column !== '' || to !== '' || note !== '';
}

export function ItemLine({ item: { column, from, to, note } }: { readonly item: Item }) {
  return (
    <span class="item">
      {column !== '' && (
        <>
          <bdi class="column">{column}</bdi>
          {': '}
          <Value text={from} said="from" />
          <span aria-hidden="true"> → </span>
        </>
      )}
      {(column !== '' || to !== '') && <Value text={to} said={column === '' ? '' : 'to'} />}
      {note !== '' && (
        <span class="note">
          <bdi>{note}</bdi>
        </span>
      )}
    </span>
  );
}

function Value({ text, said }: { readonly text: string; readonly said: string }) {
  return (
    <>
      {said !== '' && <span class="unseen"> {said} </span>}
      {text === '' ? (
        <span class="hint">empty</span>
      ) : (
        <bdi class={said === 'from' ? 'value old' : 'value'}>{shorten(text, VALUE_MAX)}</bdi>
      )}
    </>
  );
}
