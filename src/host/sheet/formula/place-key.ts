/** One number for a place in a grid, as a key of maps. */

/** More than the 18,278 columns that a grid can have. */
const WIDTH = 20_000;

export const keyOf = (row: number, column: number): number => row * WIDTH + column;
export const rowOfKey = (key: number): number => Math.floor(key / WIDTH);
export const columnOfKey = (key: number): number => key % WIDTH;
