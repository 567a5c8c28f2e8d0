/**
 * HtmlService. Source: HtmlService reference, HTML templates guide. `HtmlTemplate.evaluate` runs in
 * the script's realm; here is what turns a page into the code it runs.
 */
import type { HostContext } from '../world/context';
import { ScriptError } from '../world/service';
import { method, type Run, serviceClass, textOf } from './define';
import { templateCode } from './template-code';

/** An HtmlOutput under construction. */
export interface HtmlOutput {
  content: string;
  title: string;
  widthPx: number | null;
  heightPx: number | null;
}

interface HtmlTemplate {
  readonly source: string;
}

function newOutput(content: string): HtmlOutput {
  return { content, title: '', widthPx: null, heightPx: null };
}

function pageNamed(name: unknown, { world }: HostContext): string {
  const wanted = textOf(name).replace(/\.html$/, '');
  const page = world.project.pages.find((file) => file.name === wanted);
  if (page === undefined) throw new ScriptError(`No HTML file named ${wanted} was found.`);
  return page.source;
}

const change =
  (step: (output: HtmlOutput, value: unknown) => void): Run<HtmlOutput> =>
  (output, [value], context) => {
    step(output, value);
    return context.handle('HtmlOutput', output);
  };

function escaped(value: unknown): string {
  return textOf(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function pixels(value: unknown): number | null {
  return value === null ? null : Number(value);
}

const template = (source: string, context: HostContext): unknown => {
  const made: HtmlTemplate = { source };
  return context.handle('HtmlTemplate', made);
};

export const htmlServices = [
  serviceClass(
    {
      name: 'HtmlService',
      global: true,
      enums: {
        SandboxMode: ['EMULATED', 'NATIVE', 'IFRAME'],
        XFrameOptionsMode: ['ALLOWALL', 'DEFAULT'],
      },
    },
    {
      createHtmlOutput: method('local', ['', 'string'], (_self, [html], context) =>
        context.handle('HtmlOutput', newOutput(textOf(html))),
      ),
      createHtmlOutputFromFile: method('local', 'string', (_self, [name], context) =>
        context.handle('HtmlOutput', newOutput(pageNamed(name, context))),
      ),
      createTemplate: method('local', 'string', (_self, [html], context) =>
        template(textOf(html), context),
      ),
      createTemplateFromFile: method('local', 'string', (_self, [name], context) =>
        template(pageNamed(name, context), context),
      ),
    },
  ),
  serviceClass<HtmlTemplate>(
    { name: 'HtmlTemplate', path: 'HtmlService.HtmlTemplate' },
    {
      getCode: method('local', '', ({ source }) => templateCode(source)),
      getRawContent: method('local', '', ({ source }) => source),
    },
  ),
  serviceClass<HtmlOutput>(
    { name: 'HtmlOutput', path: 'HtmlService.HtmlOutput' },
    {
      getContent: method('local', '', ({ content }) => content),
      setContent: method(
        'local',
        'string',
        change((output, html) => {
          output.content = textOf(html);
        }),
      ),
      append: method(
        'local',
        'string',
        change((output, html) => {
          output.content += textOf(html);
        }),
      ),
      appendUntrusted: method(
        'local',
        'string',
        change((output, text) => {
          output.content += escaped(text);
        }),
      ),
      getTitle: method('local', '', ({ title }) => title),
      setTitle: method(
        'local',
        'string',
        change((output, title) => {
          output.title = textOf(title);
        }),
      ),
      getWidth: method('local', '', ({ widthPx }) => widthPx),
      setWidth: method(
        'local',
        'any',
        change((output, width) => {
          output.widthPx = pixels(width);
        }),
      ),
      getHeight: method('local', '', ({ heightPx }) => heightPx),
      setHeight: method(
        'local',
        'any',
        change((output, height) => {
          output.heightPx = pixels(height);
        }),
      ),
      // Without effect in an editor's sidebar or dialog, as at Google.
      setSandboxMode: method(
        'local',
        'enum:SandboxMode',
        change(() => undefined),
      ),
      setXFrameOptionsMode: method(
        'local',
        'enum:XFrameOptionsMode',
        change(() => undefined),
      ),
      addMetaTag: method(
        'local',
        'string, string',
        change(() => undefined),
      ),
    },
  ),
];
