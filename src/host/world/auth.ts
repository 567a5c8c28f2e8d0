/**
 * What a call is allowed to do in the mode its execution runs in.
 * Source: editor add-on authorization lifecycle, table of AuthModes; scopes of the reference.
 */
import { hasScope, type Manifest, SCOPE_PREFIX } from './project';
import { type CallKind, ScriptError } from './service';

export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

/** What is asked for, and by whom. */
export interface AccessRequest {
  readonly className: string;
  readonly method: string;
  readonly kind: CallKind;
  readonly scope?: string | undefined;
  readonly mode: AuthMode;
  /** Whether the user's authorization stands. */
  readonly allowed: boolean;
}

const NONE_CLASSES = new Set(['Logger', 'console', 'Utilities', 'Menu']);
const NONE_METHODS = new Set([
  'SpreadsheetApp.getUi',
  'Ui.createMenu',
  'Ui.createAddonMenu',
  'Session.getActiveUserLocale',
]);
/** Scopes that need no user's data, so they hold without authorization. */
const OPEN_SCOPES = new Set(['spreadsheets.currentonly']);

const NOT_AUTHORIZED =
  'Authorization is required to perform that action. Please run the script again to authorize it.';

/** Throws `ScriptError` with Google's words when the call must not happen. */
export function checkAccess(request: AccessRequest, manifest: Manifest): void {
  const { scope } = request;
  const call = `${request.className}.${request.method}`;
  if (!allowsMode(request, call)) throw new ScriptError(refusal(call, scope));
  if (scope === undefined) return;
  if (!hasScope(manifest, scope)) {
    throw new ScriptError(
      `Specified permissions are not sufficient to call ${call}. Required permissions: ${SCOPE_PREFIX}${scope}`,
    );
  }
  const open = OPEN_SCOPES.has(scope) || request.mode === 'CUSTOM_FUNCTION';
  if (!request.allowed && !open) throw new ScriptError(NOT_AUTHORIZED);
}

function allowsMode({ className, kind, scope, mode }: AccessRequest, call: string): boolean {
  switch (mode) {
    case 'NONE':
      return NONE_CLASSES.has(className) || NONE_METHODS.has(call);
    case 'LIMITED':
      return scope === undefined || OPEN_SCOPES.has(scope);
    case 'CUSTOM_FUNCTION':
      return kind !== 'write' && kind !== 'ui' && kind !== 'trigger';
    case 'FULL':
      return true;
  }
}

function refusal(call: string, scope: string | undefined): string {
  if (scope === undefined) return NOT_AUTHORIZED;
  return `You do not have permission to call ${call}. Required permissions: ${SCOPE_PREFIX}${scope}`;
}
