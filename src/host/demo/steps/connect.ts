/** From an empty file to a linked tab: a wrong key, the right key, a new tab. */
import { must } from '../../sandbox/assume';
import { demand } from '../demand';
import type { Stage } from '../stage';
import { type AnyReply, type Tell, textOf } from './tell';

/** Returns the id of the new tab. */
export function connectAndLink(stage: Stage, tell: Tell): number {
  const { provider, key, wrongKey, pipeline } = stage.crm;
  const wrong = stage.ask<AnyReply>({ kind: 'connect', provider, key: wrongKey });
  demand(wrong.reply.kind === 'failed', 'a wrong key is refused');
  const right = stage.ask<AnyReply>({ kind: 'connect', provider, key });
  demand(right.reply.kind === 'connected', `connected: ${textOf(right.reply)}`);
  tell({
    title: `Connect to ${stage.crm.name}`,
    lines: [
      `Wrong key: ${textOf(wrong.reply)}`,
      'Right key: accepted and kept for this user only.',
    ],
  });
  const { reply } = stage.ask<AnyReply>({
    ...{ kind: 'link', provider, pipeline },
    filters: {},
    columns: chosenColumns(stage),
  });
  demand(reply.kind === 'linked', `linked: ${textOf(reply)}`);
  tell({
    title: 'Link',
    lines: [`New tab "${reply.tabName}" for the pipeline "${pipeline.label}".`],
  });
  return must(reply.tabId, 'a linked tab has an id');
}

interface CatalogueReply extends AnyReply {
  readonly fields: readonly {
    readonly key: string;
    readonly label: string;
    readonly byDefault: boolean;
  }[];
}

/** Keys of the columns that Maria ticks; none where the usual ones suffice. */
function chosenColumns(stage: Stage): readonly string[] {
  const { provider, pipeline, columns } = stage.crm;
  if (columns.chosen.length === 0) return [];
  const { reply } = stage.ask<CatalogueReply>({
    ...{ kind: 'catalogue', provider, pipelineId: pipeline.id },
  });
  demand(reply.kind === 'catalogue', `fields listed: ${textOf(reply)}`);
  return reply.fields
    .filter(({ byDefault, label }) => byDefault || columns.chosen.includes(label))
    .map(({ key }) => key);
}
