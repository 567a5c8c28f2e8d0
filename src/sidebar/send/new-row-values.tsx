/** All that is sent of a new row: the first values at once, the rest on request. */
import { shorten } from '../words/shorten';
import { type Item, valuesBesidesTitle } from './preview-parts';

/** So many say what kind of opportunity it is. */
const SHOWN = 3;
/** Longer values are cut; the tab holds them whole. */
const VALUE_MAX = 300;

export function NewRowValues({ item }: { readonly item: Item }) {
  const values = valuesBesidesTitle(item);
  const rest = values.slice(SHOWN);
  return (
    <>
      <Values values={values.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details class="more">
          <summary>
            {rest.length} more
            <span class="unseen"> of row {item.row}</span>
          </summary>
          <Values values={rest} />
        </details>
      )}
    </>
  );
}

function Values({ values }: { readonly values: ReturnType<typeof valuesBesidesTitle> }) {
  if (values.length === 0) return null;
  return (
    <dl class="values">
      {values.map(({ column, text }) => (
        <div key={column}>
          <dt>
            <bdi>{column}</bdi>:
          </dt>{' '}
          <dd>
            <bdi class="value">{shorten(text, VALUE_MAX)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
