/**
 * Creations in doubt that may be sent once more: where the CRM states that the very same request under
 * the very same key gives the first answer.
 */
import { doubtTerms } from '../doubt';
import type { RowState } from '../state';
import { rowToken } from '../table/row-token';
import type { Desk } from './desk';
import type { NewRowFound } from './new-rows';

/** Rows in doubt whose key still counts and whose content is what was sent. */
export function repeatable({ scene, ports, nowMs }: Desk): readonly NewRowFound[] {
  const { keyMs } = doubtTerms(ports.connector);
  const found: NewRowFound[] = [];
  for (const state of keyMs > 0 ? scene.state.rows.values() : []) {
    const row = scene.owners.get(state.id);
    if (row === undefined || !counts(state, nowMs() - keyMs)) continue;
    const token = rowToken(scene.content, scene.table.columns, row);
    if (token === state.outbox?.row) found.push({ row, id: state.id, token, digest: '', state });
  }
  return found;
}

function counts({ outcome, since, outbox }: RowState, afterMs: number): boolean {
  return outcome === 'inDoubt' && since > afterMs && (outbox?.key ?? '') !== '';
}
