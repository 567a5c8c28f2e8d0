/** Values of the product in few words. */
import type { MaybeValue } from '../../../src/core/model';

export const text = (value: string): MaybeValue => ({ kind: 'text', text: value });

export const number = (value: number): MaybeValue => ({ kind: 'number', number: value });

export const flag = (on: boolean): MaybeValue => ({ kind: 'flag', on });

export const day = (value: string): MaybeValue => ({ kind: 'day', day: value });

export const instant = (iso: string): MaybeValue => ({ kind: 'instant', atMs: Date.parse(iso) });

export const named = (id: string, label = id): MaybeValue => ({ kind: 'one', item: { id, label } });

/** Of things whose name is their id. */
export const many = (...names: readonly string[]): MaybeValue => ({
  kind: 'many',
  items: names.map((name) => ({ id: name, label: name })),
});
