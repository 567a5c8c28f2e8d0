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
    columns: [],
  });
  demand(reply.kind === 'linked', `linked: ${textOf(reply)}`);
  tell({
    title: 'Link',
    lines: [`New tab "${reply.tabName}" for the pipeline "${pipeline.label}".`],
  });
  return must(reply.tabId, 'a linked tab has an id');
}
