/** Grid writes that Google has bundled but not sent when something else went wrong. */

/**
 * Sends or gives up what is queued, here and now. Left alone it would be tried once more at the end
 * of the execution, where a refusal takes the reply with it (Apps Script, SpreadsheetApp.flush).
 */
export function sendQueued(): void {
  try {
    SpreadsheetApp.flush();
  } catch {
    // The caller already has a failure to report; this one is its echo.
  }
}
