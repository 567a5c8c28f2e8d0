/** The meanings of cells, read with what a step has at hand. */
import type { Link, Named } from '../model';
import type { Desk } from './desk';
import { type Meanings, type ReadMeanings, readMeanings } from './meanings';
import type { RowCell } from './validate';

/** `names`: things that this step has created itself, by `nameId`. */
export function meaningsFor(
  desk: Pick<Desk, 'ports' | 'view' | 'scene' | 'nowMs'> & Partial<Pick<Desk, 'order'>>,
  rows: readonly (readonly RowCell[])[],
  purpose: 'create' | 'update',
  names: Readonly<Record<string, Named>> = {},
): ReadMeanings {
  const { ports, view, scene } = desk;
  const { connector, courier, memo } = ports;
  return readMeanings(
    {
      ...{ connector, courier, memo, view },
      fromSerial: (serial) => scene.zone.fromSerial(serial),
      nowMs: desk.nowMs(),
      names,
      isBeginning: (desk.order?.run ?? null) === null,
    },
    rows,
    purpose,
  );
}

/** Why new opportunities cannot be marked as this tab wants it, or null. `crm`: its name. */
export function lostMarker({ marker }: Link, { fields }: Meanings, crm: string): string | null {
  if (marker === undefined) return null;
  const field = fields.get(marker);
  if (field?.type === 'text' && field.onCreate !== 'no') return null;
  const what = field ? `"${field.label}"` : `"${marker}"`;
  return `New opportunities of this tab are marked in a field of ${crm}, ${what}, which cannot be written any more. Choose another one, or none, in the tab's settings; nothing was created.`;
}
