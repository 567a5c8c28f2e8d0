/** What passes between a sidebar or dialog and the page around it. */

export type FromFrame =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly functionName: string;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'close' }
  | { readonly kind: 'size'; readonly widthPx?: number; readonly heightPx?: number }
  | { readonly kind: 'focus' };

/** The answer to the call of the same id. */
export type CallAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };

export type ToFrame =
  | { readonly kind: 'answer'; readonly answer: CallAnswer }
  /** How far the workbench's clock is ahead of the machine's. */
  | { readonly kind: 'clock'; readonly aheadMs: number };

/** Name of the same in the address of a frame, for its first moments. */
export const AHEAD = 'ahead';
