/** Which row it is about. */
import { shorten } from '../words/shorten';

const TITLE_MAX = 300;

export function RowTitle({ row, title }: { readonly row: number; readonly title: string }) {
  return (
    <strong class="row-title">
      Row {row}
      {title !== '' && (
        <>
          {' · '}
          <bdi>{shorten(title, TITLE_MAX)}</bdi>
        </>
      )}
    </strong>
  );
}
