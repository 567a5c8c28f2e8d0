/**
 * ScriptApp: the script itself, its authorization, its triggers. Source: Script reference.
 */
import type { TriggerRecord } from '../world/triggers';
import { memberOf, method, type Run, scoped, serviceClass, textOf } from './define';
import { type Builder, TRIGGER_SCOPE, WEEKDAYS } from './trigger-builders';

const SCRIPT_ID = 'local-script';

const triggersOfUser: Run<object> = (_self, _args, context) =>
  context.world.triggers.of(context.user).map((record) => context.handle('Trigger', record));

export const scriptServices = [
  serviceClass(
    {
      name: 'ScriptApp',
      global: true,
      enums: {
        AuthMode: ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL'],
        AuthorizationStatus: ['REQUIRED', 'NOT_REQUIRED'],
        EventType: ['CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE'],
        TriggerSource: ['SPREADSHEETS', 'CLOCK'],
        WeekDay: WEEKDAYS,
      },
    },
    {
      getProjectTriggers: scoped(TRIGGER_SCOPE, method('trigger', '', triggersOfUser)),
      getUserTriggers: scoped(TRIGGER_SCOPE, method('trigger', 'Spreadsheet', triggersOfUser)),
      newTrigger: scoped(
        TRIGGER_SCOPE,
        method('handle', 'string', (_self, [name], context) => {
          const builder: Builder = { functionName: textOf(name) };
          return context.handle('TriggerBuilder', builder);
        }),
      ),
      deleteTrigger: scoped(
        TRIGGER_SCOPE,
        method('trigger', 'object', (_self, [trigger], context) => {
          context.world.triggers.remove((trigger as TriggerRecord).id);
        }),
      ),
      getAuthorizationInfo: method(
        'handle',
        ['enum:AuthMode', 'enum:AuthMode, array'],
        (_self, [mode], context) => {
          const needs = memberOf(mode) === 'FULL' && !context.world.users.isAllowed(context.user);
          return context.handle('AuthorizationInfo', { needs });
        },
      ),
      getScriptId: method('handle', '', () => SCRIPT_ID),
      getService: method('handle', '', (_self, _args, context) =>
        context.handle('Service', { url: '' }),
      ),
    },
  ),
  serviceClass<{ readonly needs: boolean }>(
    { name: 'AuthorizationInfo', path: 'ScriptApp.AuthorizationInfo' },
    {
      getAuthorizationStatus: method('handle', '', ({ needs }) => ({
        $enum: 'AuthorizationStatus',
        name: needs ? 'REQUIRED' : 'NOT_REQUIRED',
      })),
      getAuthorizationUrl: method('handle', '', ({ needs }) =>
        needs ? 'https://script.google.com/authorize' : null,
      ),
    },
  ),
  serviceClass<{ readonly url: string }>(
    { name: 'Service', path: 'ScriptApp.Service' },
    {
      getUrl: method('handle', '', ({ url }) => url),
      isEnabled: method('handle', '', ({ url }) => url !== ''),
    },
  ),
  serviceClass<TriggerRecord>(
    { name: 'Trigger', path: 'ScriptApp.Trigger' },
    {
      getUniqueId: method('handle', '', ({ id }) => id),
      getHandlerFunction: method('handle', '', ({ functionName }) => functionName),
      getEventType: method('handle', '', ({ eventType }) => ({
        $enum: 'EventType',
        name: eventType,
      })),
      getTriggerSource: method('handle', '', ({ source }) => ({
        $enum: 'TriggerSource',
        name: source,
      })),
      getTriggerSourceId: method('handle', '', ({ source }, _args, { world }) =>
        source === 'CLOCK' ? null : world.workbook.current().id,
      ),
    },
  ),
];
