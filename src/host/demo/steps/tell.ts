/** How the demo tells what happened, and what the add-on's replies look like from outside. */
import type { RunFigures } from '../figures';

export interface DemoStep {
  readonly title: string;
  readonly lines: readonly string[];
}

export type Tell = (step: DemoStep) => void;

/** The parts of any reply that the demo reads. */
export interface AnyReply {
  readonly kind: string;
  readonly message?: string;
  readonly tabId?: number;
  readonly tabName?: string;
  readonly counts?: { readonly records: number; readonly pages: number };
  readonly remarks?: readonly string[];
}

export function textOf({ kind, message }: AnyReply): string {
  return message ?? kind;
}

export function costLine({ requests, blocking, queued, virtualMs }: RunFigures): string {
  return `${amount(requests, 'request')}, ${amount(blocking, 'blocking call')}, ${amount(queued, 'queued write')}, ${(virtualMs / 1000).toFixed(1)} s on Google’s clock.`;
}

function amount(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
