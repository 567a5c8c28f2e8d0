/** Blob, as far as fetches and `Utilities.newBlob` need it. Source: base Blob reference. */
import { type Method, method, serviceClass, textOf } from './define';
import { signedBytes } from './signed-bytes';

export interface Blob {
  bytes: Buffer;
  contentType: string | null;
  name: string | null;
}

export function newBlob(
  bytes: Buffer,
  { contentType, name }: { readonly contentType: string | null; readonly name: string | null },
): Blob {
  return { bytes, contentType, name };
}

const setter = (field: 'contentType' | 'name'): Method<Blob> =>
  method('local', 'string', (blob, [text], context) => {
    blob[field] = textOf(text);
    return context.handle('Blob', blob);
  });

export const blobServices = [
  serviceClass<Blob>(
    { name: 'Blob', path: 'Blob' },
    {
      getBytes: method('local', '', ({ bytes }) => signedBytes(bytes)),
      getDataAsString: method('local', ['', 'string'], ({ bytes }) => bytes.toString('utf8')),
      getContentType: method('local', '', ({ contentType }) => contentType),
      setContentType: setter('contentType'),
      getName: method('local', '', ({ name }) => name),
      setName: setter('name'),
    },
  ),
];
