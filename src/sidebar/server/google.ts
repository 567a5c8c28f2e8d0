/**
 * What Google offers a page inside a spreadsheet: calls to the server side, and closing the window.
 * Source: Apps Script guide "HTML service: communicate with server functions", reference
 * `google.script.run` and `google.script.host`.
 */
import type { Request } from '../../protocol/requests';
import { browserPause } from '../send/browser-pause';
import { type Call, createDoor, createSideDoor } from './door';
import { createRefresh } from './watched-refresh';

interface ScriptRun {
  withSuccessHandler(handler: (answer: unknown) => void): ScriptRun;
  withFailureHandler(handler: (error: { readonly message: string }) => void): ScriptRun;
  rpc(request: Request): void;
}

declare const google: {
  readonly script: { readonly run: ScriptRun; readonly host: { close(): void } };
};

const call: Call = (request) =>
  new Promise((resolve, reject) => {
    google.script.run
      .withSuccessHandler(resolve)
      .withFailureHandler(({ message }) => reject(new Error(explain(message))))
      .rpc(request);
  });

export const ask = createDoor(call);

export const refresh = createRefresh({
  ask,
  askBeside: createSideDoor(call),
  pause: browserPause,
  newName: () => crypto.randomUUID(),
});

/** Closes the dialog or the sidebar that this page is in. */
export function closeWindow(): void {
  google.script.host.close();
}

/** Google refuses a page that was opened with one account and calls with another. */
function explain(message: string): string {
  if (/PERMISSION_DENIED|authoriz/i.test(message)) {
    return `Google refused the call (${message}). If you are signed in to several Google accounts, open the file in a window with only the one that you use here.`;
  }
  return `The connection to Google broke (${message}). Nothing is lost; try again.`;
}
