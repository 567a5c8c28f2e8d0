/** The sidebar's line to the server side: one typed message out, one validated reply back. */
import { type Reply, replySchema } from '../protocol/replies';
import type { Request } from '../protocol/requests';

/** The part of `google.script.run` that is used here (Apps Script guide: client-server calls). */
interface ScriptRun {
  withSuccessHandler(handler: (reply: unknown) => void): ScriptRun;
  withFailureHandler(handler: (error: Error) => void): ScriptRun;
  rpc(request: Request): void;
}

declare const google: { readonly script: { readonly run: ScriptRun } };

export type ReplyOf<K extends Reply['kind']> = Extract<Reply, { kind: K }>;

/** Resolves with the wanted kind of reply; rejects with a message for the person otherwise. */
export function ask<K extends Reply['kind']>(request: Request, wanted: K): Promise<ReplyOf<K>> {
  return new Promise((resolve, reject) => {
    google.script.run
      .withSuccessHandler((raw) => {
        const parsed = replySchema.safeParse(raw);
        if (!parsed.success) reject(new Error('The add-on was updated. Open this sidebar again.'));
        else if (parsed.data.kind === wanted) resolve(parsed.data as ReplyOf<K>);
        else if (parsed.data.kind === 'failed') reject(new Error(parsed.data.message));
        else
          reject(new Error(`The add-on answered "${parsed.data.kind}". Open this sidebar again.`));
      })
      .withFailureHandler((error) => {
        reject(
          new Error(`The connection to Google broke: ${error.message} Nothing is lost; try again.`),
        );
      })
      .rpc(request);
  });
}
