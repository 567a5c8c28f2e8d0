/** Random letters and digits: for IDs of new rows, runs, and idempotency keys. */

/** 16 characters, about 82 bits: two equal ones will not come up. */
export function freshKey(): string {
  const part = () => Math.random().toString(36).slice(2, 10).padStart(8, '0');
  return part() + part();
}
