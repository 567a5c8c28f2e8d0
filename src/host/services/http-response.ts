/** HTTPResponse. Source: HTTPResponse reference. */
import type { HostDoubts } from '../world/doubts';
import { newBlob } from './blob';
import { method, serviceClass } from './define';
import { signedBytes } from './signed-bytes';

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly headerCasing: HostDoubts['headerCasing'];
}

function headersOf({ headers, headerCasing }: HttpResponse): Record<string, string> {
  const cased = (name: string): string =>
    headerCasing === 'lower'
      ? name.toLowerCase()
      : name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [cased(name), value]));
}

function typeOf({ headers }: HttpResponse): string | null {
  const entry = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type');
  return entry?.[1] ?? null;
}

export const httpResponseService = serviceClass<HttpResponse>(
  { name: 'HTTPResponse', path: 'UrlFetchApp.HTTPResponse' },
  {
    getResponseCode: method('local', '', ({ status }) => status),
    getContentText: method('local', ['', 'string'], ({ body }) => body),
    getContent: method('local', '', ({ body }) => signedBytes(Buffer.from(body, 'utf8'))),
    getHeaders: method('local', '', (response) => headersOf(response)),
    getAllHeaders: method('local', '', (response) => headersOf(response)),
    getBlob: method('local', '', (response, _args, context) =>
      context.handle(
        'Blob',
        newBlob(Buffer.from(response.body, 'utf8'), { contentType: typeOf(response), name: null }),
      ),
    ),
  },
);
