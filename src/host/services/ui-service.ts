/**
 * Ui and Menu, as `SpreadsheetApp.getUi()` gives them. Source: base UI reference. Locks do not
 * survive an alert or a prompt, since those suspend the script.
 */
import type { HostContext } from '../world/context';
import type { Answer, MenuEntry } from '../world/editor-windows';
import { entryRules } from '../world/execution';
import { ScriptError } from '../world/service';
import { memberOf, method, type Run, scoped, serviceClass, textOf } from './define';
import type { HtmlOutput } from './html-service';

const SCOPE = 'script.container.ui';
const THINKING_MS = 3000;

interface MenuBuilder {
  readonly label: string;
  entries: readonly MenuEntry[];
}

const newMenu = (label: string, context: HostContext): unknown => {
  const menu: MenuBuilder = { label, entries: [] };
  return context.handle('Menu', menu);
};

const adding =
  (entryOf: (args: readonly unknown[]) => MenuEntry): Run<MenuBuilder> =>
  (menu, args, context) => {
    menu.entries = [...menu.entries, entryOf(args)];
    return context.handle('Menu', menu);
  };

function submenu([menu]: readonly unknown[]): MenuEntry {
  const { label, entries } = menu as MenuBuilder;
  return { kind: 'menu', label, entries };
}

interface Question {
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly message: string;
  readonly buttons: string;
}

/** `(message)`, `(message, buttons)`, `(title, message, buttons)`. */
function questionOf(kind: Question['kind'], args: readonly unknown[]): Question {
  const buttons = memberOf(args[args.length - 1]) ?? 'OK';
  const texts = args.filter((arg) => memberOf(arg) === null).map(textOf);
  const [title = '', message = ''] = texts.length > 1 ? texts : ['', ...texts];
  return { kind, title, message, buttons };
}

const QUESTION_SIGNATURES = ['string', 'string, enum:ButtonSet', 'string, string, enum:ButtonSet'];

function ask(question: Question, context: HostContext): Answer {
  const { world, execution, user } = context;
  const window = world.windows.of(user);
  window.shown.push(question);
  world.locks.releaseAll(execution.n);
  const answer = window.answers.shift() ?? { button: 'CLOSE' };
  world.clock.advance(answer.afterMs ?? THINKING_MS);
  return answer;
}

const buttonOf = ({ button }: Answer) => ({ $enum: 'Button', name: button });

const shows =
  (place: 'sidebar' | 'modal' | 'modeless'): Run<object> =>
  (_self, [output, title], { world, user }) => {
    const { content, widthPx, heightPx, title: ownTitle } = output as HtmlOutput;
    const window = world.windows.of(user);
    const page = { title: textOf(title) || ownTitle, html: content, widthPx, heightPx };
    if (place === 'sidebar') window.sidebar = page;
    else window.dialog = { ...page, modal: place === 'modal' };
  };

export const uiServices = [
  serviceClass(
    { name: 'SpreadsheetApp', global: true },
    {
      getUi: method('handle', '', (_self, _args, context) => {
        if (!entryRules[context.execution.request.entry].hasUi) {
          throw new ScriptError('Cannot call SpreadsheetApp.getUi() from this context.');
        }
        return context.handle('Ui', context.world.windows.of(context.user));
      }),
    },
  ),
  serviceClass(
    {
      name: 'Ui',
      enums: {
        Button: ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO'],
        ButtonSet: ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL'],
      },
    },
    {
      createMenu: method('handle', 'string', (_self, [label], context) =>
        newMenu(textOf(label), context),
      ),
      createAddonMenu: method('handle', '', (_self, _args, context) => newMenu('', context)),
      alert: scoped(
        SCOPE,
        method('ui', QUESTION_SIGNATURES, (_self, args, context) =>
          buttonOf(ask(questionOf('alert', args), context)),
        ),
      ),
      prompt: scoped(
        SCOPE,
        method('ui', QUESTION_SIGNATURES, (_self, args, context) =>
          context.handle('PromptResponse', ask(questionOf('prompt', args), context)),
        ),
      ),
      showSidebar: scoped(SCOPE, method('ui', 'object', shows('sidebar'))),
      showModalDialog: scoped(SCOPE, method('ui', 'object, string', shows('modal'))),
      showModelessDialog: scoped(SCOPE, method('ui', 'object, string', shows('modeless'))),
    },
  ),
  serviceClass<Answer>(
    { name: 'PromptResponse', path: 'Ui.PromptResponse' },
    {
      getSelectedButton: method('handle', '', (answer) => buttonOf(answer)),
      getResponseText: method('handle', '', ({ button, text }) =>
        button === 'CLOSE' ? null : (text ?? ''),
      ),
    },
  ),
  serviceClass<MenuBuilder>(
    { name: 'Menu', path: 'Ui.Menu' },
    {
      addItem: method(
        'handle',
        'string, string',
        adding(([label, functionName]) => ({
          kind: 'item',
          label: textOf(label),
          functionName: textOf(functionName),
        })),
      ),
      addSeparator: method(
        'handle',
        '',
        adding(() => ({ kind: 'separator' })),
      ),
      addSubMenu: method('handle', 'object', adding(submenu)),
      addToUi: method('ui', '', ({ label, entries }, _args, { world, user }) => {
        const window = world.windows.of(user);
        const others = window.menus.filter((menu) => menu.kind !== 'menu' || menu.label !== label);
        window.menus = [...others, { kind: 'menu', label, entries }];
      }),
    },
  ),
];
