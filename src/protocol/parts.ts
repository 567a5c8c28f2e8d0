/** Parts that several messages share. */
import * as z from 'zod/mini';

export const provider = z.enum(['trustpager', 'octolane', 'close', 'lightfield']);
export const named = z.object({ id: z.string(), label: z.string() });

const hour = z.int().check(z.gte(0), z.lte(23));

/** When a tab is refreshed by itself, on the spreadsheet's clock. */
export const rhythm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hourly') }),
  z.object({ kind: z.literal('daily'), hour }),
  z.object({
    kind: z.literal('weekly'),
    /** 1 = Monday to 7 = Sunday. */
    weekday: z.int().check(z.gte(1), z.lte(7)),
    hour,
  }),
]);

/** How the values of a field look in a cell. */
export const fieldType = z.enum([
  'text',
  'number',
  'flag',
  'day',
  'instant',
  'choice',
  'reference',
  'list',
]);

/** What can be done to the CRM from a tab. */
export const action = z.enum(['push', 'create', 'remove']);
