/** A value of the product as JSON takes it. A connector says first what its CRM wants otherwise. */
import { unreachable } from '../../core/assert';
import type { MaybeValue } from '../../core/model';

/** References and choices by id, moments in ISO 8601; null clears. */
export function sentValue(value: MaybeValue): unknown {
  if (value === null) return null;
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'number':
      return value.number;
    case 'flag':
      return value.on;
    case 'day':
      return value.day;
    case 'instant':
      return new Date(value.atMs).toISOString();
    case 'one':
      return value.item.id;
    case 'many':
      return value.items.map(({ id }) => id);
    default:
      return unreachable(value);
  }
}
