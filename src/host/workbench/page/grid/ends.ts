/** Ctrl+End and Ctrl+Home, which the library does not have: the last cell with content, and the first cell. */

export interface Ends {
  /** Whether a cell is being edited, so that the keys belong to its text. */
  isTyping(): boolean;
  /** Last row and column that show anything, at least 1. */
  contentEnd(): { readonly row: number; readonly column: number };
  go(row: number, column: number): void;
}

export function listenForEnds(place: HTMLElement, { isTyping, contentEnd, go }: Ends): void {
  place.addEventListener(
    'keydown',
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      if (event.key !== 'End' && event.key !== 'Home') return;
      if (isTyping() || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      event.stopPropagation();
      const { row, column } = event.key === 'End' ? contentEnd() : { row: 1, column: 1 };
      go(row, column);
    },
    true,
  );
}
