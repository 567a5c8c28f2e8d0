/** Parts that several messages share. */
import * as z from 'zod/mini';

export const provider = z.enum(['trustpager', 'octolane', 'close', 'lightfield']);
export const named = z.object({ id: z.string(), label: z.string() });

/** What can be done to the CRM from a tab. */
export const action = z.enum(['push', 'create', 'remove']);
