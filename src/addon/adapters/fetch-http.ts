/**
 * The connectors' `HttpPort` over UrlFetchApp.
 *
 * Promises: one reply for each request, whatever happens. One network failure makes `fetchAll`
 * throw and loses every answer of the batch although the other requests may have been carried out
 * (Apps Script, UrlFetchApp.fetchAll), so then all replies are `lost`.
 */
import type { HttpReply, HttpRequest } from '../../core/exchange';
import type { HttpPort } from '../../crm/http/ports';

/** Long enough for a bulk call, short enough to leave time to write down what happened. */
const TIMEOUT_SECONDS = 60;

/** `timeoutSeconds` is newer than the type package. */
type FetchRequest = GoogleAppsScript.URL_Fetch.URLFetchRequest & { timeoutSeconds: number };

export const fetchHttp: HttpPort = {
  sendAll(requests) {
    try {
      return UrlFetchApp.fetchAll(requests.map(fetchRequest)).map(answered);
    } catch (error) {
      const reply = unanswered(error);
      return requests.map(() => reply);
    }
  },
};

function fetchRequest(request: HttpRequest): FetchRequest {
  const { url, method, headers, body } = request;
  return {
    url,
    method,
    headers: { ...headers },
    muteHttpExceptions: true,
    // A redirect could carry the key to another host.
    followRedirects: false,
    timeoutSeconds: TIMEOUT_SECONDS,
    ...(body === undefined ? {} : { payload: body, contentType: 'application/json' }),
  };
}

function answered(response: GoogleAppsScript.URL_Fetch.HTTPResponse): HttpReply {
  const headers: Record<string, string> = {};
  const given = response.getHeaders() as Record<string, unknown>;
  for (const name of Object.keys(given)) headers[name.toLowerCase()] = String(given[name]);
  const answer = { status: response.getResponseCode(), headers, body: response.getContentText() };
  return { kind: 'answer', answer };
}

/**
 * The daily quota's message ends with the service's name in every language (Apps Script quotas:
 * "Service invoked too many times for one day: urlfetch."). Everything else may have been carried out.
 */
function unanswered(error: unknown): HttpReply {
  const text = error instanceof Error ? error.message : String(error);
  return /:\s*urlfetch\.?\s*$/i.test(text)
    ? { kind: 'unsent', reason: text }
    : { kind: 'lost', reason: text.replace(/:?\s*https?:\S+/g, '') };
}
