import { hostScript, MARIA } from '../../support/script-host';

const JO = 'jo@example.com';
const VI = 'vi@example.com';
const users = [
  { email: MARIA, locale: 'en_US', rights: 'owner' },
  { email: JO, locale: 'de_DE', rights: 'editor' },
  { email: VI, locale: 'de_DE', rights: 'viewer' },
] as const;

const ADD_ON = `
  function onInstall(e) { onOpen(e); }
  function onOpen(e) {
    SpreadsheetApp.getUi().createAddonMenu().addItem('Refresh', 'refresh').addSeparator()
      .addSubMenu(SpreadsheetApp.getUi().createMenu('Help').addItem('Check', 'tools.check')).addToUi();
    return String(e.authMode);
  }
  function refresh() { return 'refreshed'; }
  const tools = { check: () => 'checked' };`;

describe('HO4 opening the file', () => {
  test.each([
    ['bound', 'LIMITED'],
    ['test', 'LIMITED'],
    ['testInstalled', 'NONE'],
    ['published', 'NONE'],
  ] as const)('of a user who installed a %s script runs onOpen in %s', (deployment, mode) => {
    const host = hostScript(ADD_ON, { deployment });
    expect(host.editor.openDocument(MARIA)).toMatchObject({ kind: 'returned', value: mode });
  });

  test('shows a published add-on to nobody who has not installed it, until it is enabled', () => {
    const host = hostScript(ADD_ON, { deployment: 'published', users });
    expect(host.editor.openDocument(JO)).toBeNull();
    host.editor.openDocument(MARIA);
    host.editor.clickMenu(MARIA, 'Refresh');
    expect(host.editor.openDocument(JO)).toMatchObject({ value: 'LIMITED' });
  });

  test('runs nothing for a viewer', () => {
    expect(hostScript(ADD_ON, { users }).editor.openDocument(VI)).toBeNull();
  });

  test.each([
    ['published', 'SpreadsheetApp.getActiveSpreadsheet();', true],
    ['published', 'PropertiesService.getDocumentProperties();', true],
    ['published', "Utilities.formatDate(new Date(), 'UTC', 'y');", false],
    ['published', 'Session.getActiveUserLocale();', false],
    ['bound', 'SpreadsheetApp.getActiveSpreadsheet().getName();', false],
    ['bound', 'PropertiesService.getDocumentProperties().getKeys();', false],
    ['bound', "UrlFetchApp.fetch('https://a.example/');", true],
    ['bound', "SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'));", true],
    ['bound', 'ScriptApp.getProjectTriggers();', true],
    ['bound', 'Session.getActiveUser();', true],
  ] as const)('in a %s script, %s is refused: %s', (deployment, body, refused) => {
    const host = hostScript(`function onOpen() { ${body} }`, { deployment });
    const result = host.editor.openDocument(MARIA);
    if (refused)
      expect(result).toMatchObject({
        error: { message: expect.stringMatching(/permission|[Aa]uthorization/) },
      });
    else expect(result?.kind).toBe('returned');
  });

  test('a forbidden call at the top level takes the menu with it', () => {
    const host = hostScript(`const store = PropertiesService.getScriptProperties();\n${ADD_ON}`, {
      deployment: 'published',
    });
    expect(host.editor.openDocument(MARIA)?.kind).toBe('threw');
    expect(host.world.windows.of(MARIA).menus).toEqual([]);
  });

  test('hands over the file and a user without a name', () => {
    const host = hostScript(
      'function onOpen(e) { return [e.source.getName(), e.user.getEmail()]; }',
    );
    expect(host.editor.openDocument(MARIA)).toMatchObject({
      value: [host.world.workbook.current().name, ''],
    });
  });
});

describe('HO4 menus', () => {
  test('are what onOpen built, per user, and run in FULL', () => {
    const host = hostScript(ADD_ON, { users });
    host.editor.openDocument(MARIA);
    expect(host.editor.clickMenu(MARIA, 'Refresh')).toMatchObject({ value: 'refreshed' });
    expect(host.editor.clickMenu(MARIA, ['Help', 'Check'])).toMatchObject({ value: 'checked' });
    expect(host.world.windows.of(JO).menus).toEqual([]);
    expect(() => host.editor.clickMenu(JO, 'Refresh')).toThrow('the menu has an item "Refresh"');
  });

  test('of an item without a function say so', () => {
    const host = hostScript(
      "function onOpen() { SpreadsheetApp.getUi().createMenu('M').addItem('A', 'gone').addToUi(); }",
    );
    host.editor.openDocument(MARIA);
    expect(host.editor.clickMenu(MARIA, 'A')).toMatchObject({
      error: { message: 'Script function not found: gone' },
    });
  });

  test('installing from within the file builds the menu and enables the add-on', () => {
    const host = hostScript(ADD_ON, { deployment: 'published', users });
    expect(host.editor.install(JO)).toMatchObject({ kind: 'returned' });
    expect(host.world.windows.of(JO).menus).toHaveLength(1);
    expect(host.editor.openDocument(MARIA)).toMatchObject({ value: 'LIMITED' });
  });
});

const TRIGGERS = `
  function hourly() { return make(ScriptApp.newTrigger('tick').timeBased().everyHours(1)); }
  function often() { return make(ScriptApp.newTrigger('tick').timeBased().everyMinutes(5)); }
  function soon() { return make(ScriptApp.newTrigger('tick').timeBased().after(60000)); }
  function daily() { return make(ScriptApp.newTrigger('tick').timeBased().everyDays(1).atHour(6).nearMinute(0).inTimezone('UTC')); }
  function edits() { return make(ScriptApp.newTrigger('edited').forSpreadsheet(SpreadsheetApp.getActive()).onEdit()); }
  function make(builder) { return builder.create().getUniqueId(); }
  function list() {
    return ScriptApp.getProjectTriggers().map((t) => [t.getHandlerFunction(), String(t.getEventType()), String(t.getTriggerSource()), t.getTriggerSourceId() === null].join());
  }
  function drop() { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)); }
  function tick(e) { return [e.triggerUid, e.timezone, String(e.authMode), e.hour, e.source === undefined]; }
  function edited(e) { return e.source.getId(); }`;
const HOUR_MS = 3_600_000;

describe('HO4 triggers', () => {
  test('fire on the clock, in order, as their creator, with the event of the reference', () => {
    const host = hostScript(TRIGGERS);
    const hourly = host.value('hourly');
    const start = host.world.clock.nowMs();
    const results = host.editor.tick(start + 3 * HOUR_MS);
    expect(results).toHaveLength(3);
    expect(results[0]).toMatchObject({ value: [hourly, 'UTC', 'FULL', expect.any(Number), true] });
    expect(host.world.clock.nowMs()).toBe(start + 3 * HOUR_MS);
  });

  test('a one-shot fires once and stays in the list', () => {
    const host = hostScript(TRIGGERS);
    host.run('soon');
    expect(host.editor.tick(host.world.clock.nowMs() + 59_000)).toHaveLength(0);
    expect(host.editor.tick(host.world.clock.nowMs() + 48 * HOUR_MS)).toHaveLength(1);
    expect(host.value('list')).toEqual(['tick,CLOCK,CLOCK,true']);
  });

  test('are listed, deleted, and fired by hand', () => {
    const host = hostScript(TRIGGERS);
    const id = String(host.value('edits'));
    expect(host.editor.fireTrigger(id)).toMatchObject({ value: host.world.workbook.current().id });
    host.run('daily');
    expect(host.value('list')).toEqual([
      'edited,ON_EDIT,SPREADSHEETS,false',
      'tick,CLOCK,CLOCK,true',
    ]);
    host.run('drop');
    expect(host.value('list')).toEqual([]);
  });

  test.each([
    ['bound', 'often', null],
    [
      'published',
      'often',
      'The recurrence interval for an Add-on trigger must be at least one hour.',
    ],
    ['test', 'often', 'The recurrence interval for an Add-on trigger must be at least one hour.'],
    ['bound', 'hourly', null],
    [
      'published',
      'hourly',
      'This add-on has created too many time-based triggers in this document for this Google user account.',
    ],
  ] as const)('a second clock trigger in a %s script (%s): %s', (deployment, second, message) => {
    const host = hostScript(TRIGGERS, { deployment });
    host.run('soon');
    const result = host.run(second);
    if (message === null) expect(result.kind).toBe('returned');
    else expect(result).toMatchObject({ error: { message } });
  });

  test('the one beyond twenty is refused', () => {
    const host = hostScript(TRIGGERS);
    const kinds = Array.from({ length: 21 }, () => host.run('soon').kind);
    expect(kinds.filter((kind) => kind === 'returned')).toHaveLength(20);
    expect(host.run('soon')).toMatchObject({
      error: {
        message:
          'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      },
    });
  });

  test.each([
    ['bound', 1],
    ['published', 1],
    ['test', 0],
    ['testInstalled', 0],
  ] as const)('of a %s script fire %i times', (deployment, times) => {
    const host = hostScript(TRIGGERS, { deployment });
    host.world.users.enable();
    host.run('soon');
    expect(host.editor.tick(host.world.clock.nowMs() + HOUR_MS)).toHaveLength(times);
  });

  test('of a user who revoked: bound ones do not run, published ones run until they are refused', () => {
    const fired = (deployment: 'bound' | 'published'): unknown => {
      const host = hostScript(
        `${TRIGGERS} function tick() { console.log('ran'); ScriptApp.getProjectTriggers(); }`,
        { deployment },
      );
      host.world.users.enable();
      host.run('soon');
      host.world.users.revoke(MARIA);
      const results = host.editor.tick(host.world.clock.nowMs() + HOUR_MS);
      return [results.map(({ kind }) => kind), host.world.logs.lines().length];
    };
    expect(fired('bound')).toEqual([[], 0]);
    expect(fired('published')).toEqual([['threw'], 1]);
  });

  test('belong to their creator alone', () => {
    const host = hostScript(TRIGGERS, { users });
    host.world.users.allow(JO);
    host.run('soon');
    expect(host.run('list', { user: JO })).toMatchObject({ value: [] });
  });
});
