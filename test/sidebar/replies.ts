/** Replies of a made-up server side, as the sidebar gets them. */
import type { Reply } from '../../src/protocol/replies';

type Of<K extends Reply['kind']> = Extract<Reply, { kind: K }>;

const NOTHING = { applied: 0, rejected: 0, refused: 0, inDoubt: 0, conflicts: 0, waiting: 0 };

export interface Step extends Partial<Omit<Of<'progress'>, 'kind' | 'outcomes'>> {
  readonly outcomes?: Partial<Of<'progress'>['outcomes']>;
}

/** What a step of an action brought; by default nothing, and there is more to come. */
export function progressOf({ outcomes, ...of }: Step = {}): Of<'progress'> {
  return {
    kind: 'progress',
    run: 'run-1',
    done: false,
    left: 0,
    resumeAtMs: null,
    observedAtMs: 1_000,
    remarks: [],
    ...of,
    outcomes: { ...NOTHING, ...outcomes },
  };
}

export type Item = Of<'preview'>['items'][number];

/** One change of a preview. */
export function item(of: Partial<Item> & Pick<Item, 'digest'>): Item {
  return {
    row: 5,
    title: 'Acme',
    column: 'Value',
    from: '100',
    to: '250',
    kind: 'update',
    note: '',
    ...of,
  };
}

/** A preview of a push without anything in it. */
export function previewOf(of: Partial<Of<'preview'>> = {}): Of<'preview'> {
  return {
    kind: 'preview',
    action: 'push',
    tabName: 'Pipeline 2026',
    items: [],
    more: [],
    marked: [],
    problems: [],
    effects: [],
    canSilence: false,
    cost: { requests: 0, minutes: 0, credits: null, creditsNote: '', steps: 0 },
    remarks: [],
    ...of,
  };
}
