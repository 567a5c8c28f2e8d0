/**
 * The requests that change stages: one bulk-move for each target stage.
 *
 * Promises: a record that also has a card in another pipeline keeps it. A move takes such cards away
 * (docs.trustpager.com: move, add-card), so those records get an add-card each, which does not.
 */
import type { Exchange } from '../../core/exchange';
import type { ListView } from '../../core/listing';
import type { CrmRecord } from '../../core/model';
import type { RecordChange, WriteAnswer, WriteCall } from '../../core/writing';
import { misread, ok } from '../http/exchange';
import { bulkAnswers } from './bulk';
import { carriedOf } from './carried';
import { addCard, BULK_MAX, moveOpportunities, type Target } from './requests';
import { bulkShape, cardShape } from './wire-writes';
import { writeExchange } from './write-exchange';

/** A change that wants another stage. */
interface Move {
  /** Place of the change in the list that was given. */
  readonly place: number;
  readonly record: CrmRecord;
  readonly stageId: string;
}

export function moveAll(
  { key, scope }: ListView,
  changes: readonly RecordChange[],
  silent: boolean,
): readonly WriteCall[] {
  const moves = changes.flatMap(({ record, fields: { stage } }, place): readonly Move[] =>
    stage?.kind === 'one' ? [{ place, record, stageId: stage.item.id }] : [],
  );
  const target = (stageId: string): Target => ({ pipelineId: scope.pipeline.id, stageId, silent });
  const together = groups(moves.filter(({ record }) => isOnlyHere(record)));
  const alone = moves.filter(({ record }) => !isOnlyHere(record));
  return [
    ...together.map(({ stageId, group }) => callFor(group, bulkMove(key, group, target(stageId)))),
    ...alone.map((move) => callFor([move], placeOne(key, move, target(move.stageId)))),
  ];
}

function callFor(moves: readonly Move[], exchange: Exchange<readonly WriteAnswer[]>): WriteCall {
  return { about: moves.map(({ place }) => place), keys: ['stage'], exchange };
}

/** Known to have its card in this pipeline and no other. */
function isOnlyHere(record: CrmRecord): boolean {
  return record.fields.pipeline?.kind === 'one' && !carriedOf(record).elsewhere;
}

/** What one request can carry: one target stage, at most 100 records. */
function groups(
  moves: readonly Move[],
): readonly { readonly stageId: string; readonly group: readonly Move[] }[] {
  const stageIds = [...new Set(moves.map(({ stageId }) => stageId))];
  return stageIds.flatMap((stageId) => {
    const all = moves.filter((move) => move.stageId === stageId);
    const starts = all.map((_, at) => at).filter((at) => at % BULK_MAX === 0);
    return starts.map((at) => ({ stageId, group: all.slice(at, at + BULK_MAX) }));
  });
}

function bulkMove(
  key: string,
  moves: readonly Move[],
  target: Target,
): Exchange<readonly WriteAnswer[]> {
  const ids = moves.map(({ record }) => record.id);
  return writeExchange({
    key,
    request: moveOpportunities(key, ids, target),
    about: ids.length,
    shape: bulkShape,
    answers: ({ data }) => ok(bulkAnswers(ids, data.moved, data)),
  });
}

/** Answered by the card, not by the opportunity. */
function placeOne(key: string, move: Move, target: Target): Exchange<readonly WriteAnswer[]> {
  return writeExchange({
    key,
    request: addCard(key, move.record.id, target),
    about: 1,
    shape: cardShape,
    answers: ({ data }) =>
      data.stage_id === target.stageId && (data.deal_id ?? move.record.id) === move.record.id
        ? ok([{ kind: 'done' }])
        : misread('another card than the one that was moved'),
  });
}
