import { evaluate, hostScript, MARIA, messageOf } from '../../support/script-host';

const pages = [
  { name: 'Sidebar', source: '<p>Hello</p>' },
  {
    name: 'Hello',
    source:
      "<b><?= name ?></b><?!= include('Sidebar') ?><? for (let i = 0; i < 2; i++) { ?><i><?= i ?></i><? } ?>",
  },
];

describe('HO12 pages', () => {
  test('come from the files of the project, with or without extension', () => {
    const body =
      "return ['Sidebar', 'Sidebar.html'].map((name) => HtmlService.createHtmlOutputFromFile(name).getContent());";
    expect(evaluate(body, { pages })).toEqual(['<p>Hello</p>', '<p>Hello</p>']);
  });

  test.each(['createHtmlOutputFromFile', 'createTemplateFromFile'])(
    '%s of a missing file throws',
    (method) => {
      expect(messageOf(`HtmlService.${method}('None');`)).toBe(
        'No HTML file named None was found.',
      );
    },
  );

  test('are built step by step', () => {
    const body = `
      const page = HtmlService.createHtmlOutput('<p>').append('</p>').appendUntrusted('<a & b>').setTitle('T').setWidth(300).setHeight(null);
      return [page.getContent(), page.getTitle(), page.getWidth(), page.getHeight(), HtmlService.createHtmlOutput().getTitle()];`;
    expect(evaluate(body)).toEqual(['<p></p>&lt;a &amp; b&gt;', 'T', 300, null, '']);
  });

  test('templates run in the script: own variables, functions of the script, escaping', () => {
    const host = hostScript(
      `const include = (name) => HtmlService.createHtmlOutputFromFile(name).getContent();
      function main() {
        const template = HtmlService.createTemplateFromFile('Hello');
        template.name = '<Maria & "Jo">';
        return template.evaluate().setTitle('x').getContent();
      }`,
      { pages },
    );
    expect(host.value()).toBe(
      '<b>&lt;Maria &amp; &#34;Jo&#34;&gt;</b><p>Hello</p><i>0</i><i>1</i>',
    );
  });

  test('an error in a scriptlet reaches the script', () => {
    expect(messageOf("HtmlService.createTemplate('<?= missing ?>').evaluate();")).toBe(
      'missing is not defined',
    );
  });
});

describe('HO12 the editor window', () => {
  test('shows sidebar and dialogs to the user who asked', () => {
    const host = hostScript(
      `function main() {
        const ui = SpreadsheetApp.getUi();
        ui.showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Opportunities'));
        ui.showModalDialog(HtmlService.createHtmlOutput('<b>').setWidth(400), 'Push');
      }`,
      { pages },
    );
    host.run();
    expect(host.world.windows.of(MARIA)).toMatchObject({
      sidebar: { title: 'Opportunities', html: '<p>Hello</p>' },
      dialog: { title: 'Push', html: '<b>', widthPx: 400, heightPx: null, modal: true },
    });
  });

  test.each<[string, readonly unknown[], unknown]>([
    ["ui.alert('Sure?')", [], 'CLOSE'],
    ["ui.alert('Sure?', ui.ButtonSet.YES_NO)", [{ button: 'YES' }], 'YES'],
    ["ui.alert('Title', 'Sure?', ui.ButtonSet.OK_CANCEL)", [{ button: 'CANCEL' }], 'CANCEL'],
  ])('%s is answered as planted', (call, answers, expected) => {
    const host = hostScript(
      `function main() { const ui = SpreadsheetApp.getUi(); return String(${call}); }`,
    );
    for (const answer of answers)
      host.world.windows.of(MARIA).answers.push(answer as { button: string });
    expect(host.value()).toBe(expected);
    expect(host.world.windows.of(MARIA).shown).toMatchObject([{ kind: 'alert', message: 'Sure?' }]);
  });

  test('a prompt gives button and text; buttons are members of Ui.Button', () => {
    const host = hostScript(`function main() {
      const ui = SpreadsheetApp.getUi();
      const answer = ui.prompt('Name', 'Your name?', ui.ButtonSet.OK_CANCEL);
      return [answer.getSelectedButton() === ui.Button.OK, answer.getResponseText()];
    }`);
    host.world.windows.of(MARIA).answers.push({ button: 'OK', text: 'Maria', afterMs: 60_000 });
    const before = host.world.clock.nowMs();
    expect(host.value()).toEqual([true, 'Maria']);
    expect(host.world.clock.nowMs() - before).toBeGreaterThan(60_000);
  });

  test('does not exist for a trigger', () => {
    const host = hostScript('function main() { SpreadsheetApp.getUi(); }');
    expect(host.run('main', { entry: 'trigger' })).toMatchObject({
      error: { message: 'Cannot call SpreadsheetApp.getUi() from this context.' },
    });
  });
});

test.each<[string, unknown]>([
  ["Logger.log('a %s b', 1)", 'a 1 b'],
  ["console.log('x', { a: [1] }, null)", 'x {"a":[1]} null'],
  ["console.warn('%d of %d', 1, 2)", '1 of 2'],
  ["console.info('100%')", '100%'],
])('%s prints %s', (call, text) => {
  const host = hostScript(`function main() { ${call}; }`);
  host.run();
  expect(host.world.logs.lines().map((line) => line.text)).toEqual([text]);
});

test('HO12 console.time measures on the world’s clock', () => {
  const host = hostScript(
    "function main() { console.time('t'); Utilities.sleep(1234); console.timeEnd('t'); }",
  );
  host.run();
  expect(host.world.logs.lines()[0]?.text).toBe('t: 1234ms');
});

describe('HO12 Session', () => {
  const email = 'return Session.getActiveUser().getEmail();';
  test('tells the user only where Google does', () => {
    const host = hostScript(
      `function main() { ${email} } function effective() { return Session.getEffectiveUser().getEmail(); }`,
    );
    expect(host.value()).toBe(MARIA);
    expect(host.run('main', { entry: 'trigger' })).toMatchObject({ value: '' });
    expect(host.run('effective', { entry: 'trigger' })).toMatchObject({ value: MARIA });
  });

  test('tells nobody without the scope', () => {
    expect(messageOf(email, { manifest: { oauthScopes: [] } })).toMatch(/userinfo\.email$/);
  });

  test('knows zone and language, and a key without a name in it', () => {
    const body =
      'return [Session.getScriptTimeZone(), Session.getActiveUserLocale(), Session.getTemporaryActiveUserKey()];';
    const [zone, locale, key] = evaluate(body, {
      manifest: { timeZone: 'Asia/Tokyo' },
    }) as readonly string[];
    expect([zone, locale]).toEqual(['Asia/Tokyo', 'en']);
    expect(key).not.toContain('maria');
  });
});
