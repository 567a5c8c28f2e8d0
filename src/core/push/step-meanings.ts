/** The meanings of cells, read with what a step has at hand. */
import type { Named } from '../model';
import type { Desk } from './desk';
import { type ReadMeanings, readMeanings } from './meanings';
import type { RowCell } from './validate';

/** `names`: things that this step has created itself, by `nameId`. */
export function meaningsFor(
  desk: Pick<Desk, 'ports' | 'view' | 'scene' | 'nowMs'>,
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
    },
    rows,
    purpose,
  );
}
