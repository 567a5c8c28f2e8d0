/**
 * The sidebar's page. A placeholder: it lists the linked tabs and when they were last refreshed;
 * connecting and importing are not in it yet.
 *
 * Promises: text nodes only, never markup from data. Must not know: anything but the protocol.
 */
import { type Reply, type Request, replySchema } from '../protocol/messages';

/** The part of `google.script.run` that is used here. */
interface ScriptRun {
  withSuccessHandler(handler: (reply: unknown) => void): ScriptRun;
  withFailureHandler(handler: (error: Error) => void): ScriptRun;
  rpc(request: Request): void;
}

declare const google: { readonly script: { readonly run: ScriptRun } };

function ask(request: Request, show: (reply: Reply) => void): void {
  google.script.run
    .withSuccessHandler((reply) => {
      const parsed = replySchema.safeParse(reply);
      show(parsed.success ? parsed.data : unknownReply());
    })
    .withFailureHandler((error) => show({ kind: 'failed', message: error.message }))
    .rpc(request);
}

function unknownReply(): Reply {
  return {
    kind: 'failed',
    message: 'The add-on was updated. Close this sidebar and open it again.',
  };
}

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function tabLines(reply: Reply): readonly string[] {
  if (reply.kind === 'failed') return [reply.message];
  if (reply.kind !== 'tabs' || reply.tabs.length === 0) return ['No tab is linked to a CRM yet.'];
  return reply.tabs.map(({ name, records, refreshedAtMs }) => {
    const when = refreshedAtMs === null ? 'never' : new Date(refreshedAtMs).toLocaleString();
    return `${name}: ${records ?? 0} opportunities, refreshed ${when}`;
  });
}

function render(root: HTMLElement, lines: readonly string[]): void {
  const list = document.createElement('ul');
  for (const line of lines) list.append(element('li', line));
  root.replaceChildren(element('h1', 'Linked tabs'), list);
}

const root = document.getElementById('sidebar');
if (root) {
  render(root, ['Loading…']);
  ask({ kind: 'tabs' }, (reply) => render(root, tabLines(reply)));
}
