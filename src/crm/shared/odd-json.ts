/** Reads JSON whose shape nobody promises. Knows no CRM. */
import * as z from 'zod/mini';

/**
 * The value where it fits the schema, null otherwise: one odd part must not hide the rest of an
 * answer. (`z.catch` would pull zod's helpers into the bundle.)
 */
export function lenient<T extends z.ZodMiniType>(schema: T) {
  return z.pipe(
    z.optional(z.unknown()),
    z.transform((value): z.output<T> | null => {
      const parsed = z.safeParse(schema, value);
      return parsed.success ? parsed.data : null;
    }),
  );
}

export function isDictionary(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
