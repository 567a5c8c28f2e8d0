/**
 * Utilities. Source: Utilities reference. Byte arrays are signed (-128 to 127); a text without a
 * character set is ASCII when signed, so other signs turn into `?`.
 */
import { createHash, createHmac } from 'node:crypto';
import { must } from '../sandbox/assume';
import type { HostContext } from '../world/context';
import type { Pausing } from '../world/pause';
import { ScriptError } from '../world/service';
import { type Blob, newBlob } from './blob';
import { formatDate, parseDate } from './date-format';
import { memberOf, method, pausing, type Run, serviceClass, textOf } from './define';
import { bytesOf, signedBytes } from './signed-bytes';

const SLEEP_MS_MAX = 300_000;

const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};

function* sleep(_self: object, [ms]: readonly unknown[], { world }: HostContext): Pausing<void> {
  if (Number(ms) > SLEEP_MS_MAX || Number(ms) < 0) {
    throw new ScriptError(`Invalid argument: milliseconds. Maximum: ${SLEEP_MS_MAX}`);
  }
  yield { kind: 'until', atMs: world.clock.nowMs() + Number(ms) };
}

const encodeWith =
  (encoding: 'base64' | 'base64url'): Run<object> =>
  (_self, [data]) => {
    const text = bytesOf(data, 'UTF_8').toString(encoding);
    return encoding === 'base64' ? text : text.padEnd(Math.ceil(text.length / 4) * 4, '=');
  };

const decodeWith =
  (encoding: 'base64' | 'base64url'): Run<object> =>
  (_self, [text]) => {
    if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(textOf(text))) {
      throw new ScriptError('Could not decode string.');
    }
    return signedBytes(Buffer.from(textOf(text), encoding));
  };

function digest(_self: object, [algorithm, value, charset]: readonly unknown[]): number[] {
  const hash = createHash(must(HASHES[memberOf(algorithm) ?? ''], 'a known digest algorithm'));
  return signedBytes(hash.update(bytesOf(value, charsetOf(charset))).digest());
}

function hmacSha256(_self: object, [value, key, charset]: readonly unknown[]): number[] {
  const hmac = createHmac('sha256', bytesOf(key, charsetOf(charset)));
  return signedBytes(hmac.update(bytesOf(value, charsetOf(charset))).digest());
}

/** Signing without a character set means ASCII. */
function charsetOf(member: unknown): 'UTF_8' | 'US_ASCII' {
  return memberOf(member) === 'UTF_8' ? 'UTF_8' : 'US_ASCII';
}

function timeOf(box: unknown): number {
  return typeof box === 'object' && box !== null && '$date' in box ? Number(box.$date) : Number.NaN;
}

export const utilitiesServices = [
  serviceClass(
    {
      name: 'Utilities',
      global: true,
      enums: {
        Charset: ['US_ASCII', 'UTF_8'],
        DigestAlgorithm: ['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512'],
      },
    },
    {
      sleep: pausing('sleep', 'number', sleep),
      getUuid: method('local', '', (_self, _args, { execution }) => execution.random.uuid()),
      formatDate: method('local', 'date, string, string', (_self, [date, zone, pattern]) =>
        formatDate(timeOf(date), textOf(zone), textOf(pattern)),
      ),
      parseDate: method('local', 'string, string, string', (_self, [text, zone, pattern]) => ({
        $date: parseDate(textOf(text), textOf(zone), textOf(pattern)),
      })),
      base64Encode: method(
        'local',
        ['string', 'array', 'string, enum:Charset'],
        encodeWith('base64'),
      ),
      base64EncodeWebSafe: method(
        'local',
        ['string', 'array', 'string, enum:Charset'],
        encodeWith('base64url'),
      ),
      base64Decode: method('local', ['string', 'string, enum:Charset'], decodeWith('base64')),
      base64DecodeWebSafe: method(
        'local',
        ['string', 'string, enum:Charset'],
        decodeWith('base64url'),
      ),
      computeDigest: method(
        'local',
        [
          'enum:DigestAlgorithm, array',
          'enum:DigestAlgorithm, string',
          'enum:DigestAlgorithm, string, enum:Charset',
        ],
        digest,
      ),
      computeHmacSha256Signature: method(
        'local',
        ['array, array', 'string, string', 'string, string, enum:Charset'],
        hmacSha256,
      ),
      newBlob: method(
        'local',
        ['any', 'any, string', 'any, string, string'],
        (_self, [data, type, name], context) => {
          const blob: Blob = newBlob(bytesOf(data, 'UTF_8'), {
            contentType: type === undefined ? null : textOf(type),
            name: name === undefined ? null : textOf(name),
          });
          return context.handle('Blob', blob);
        },
      ),
    },
  ),
];
