/** A small script for the workbench to run: what its page shows must not depend on the product. */
import type { Project } from '../../src/host/world/project';

const CODE = `
function onOpen() {
  SpreadsheetApp.getUi().createAddonMenu()
    .addItem('Open sidebar', 'openSidebar')
    .addItem('Fill', 'fill')
    .addItem('Log', 'log')
    .addItem('Break', 'breakDown')
    .addItem('Hang', 'hang')
    .addToUi();
}
function openSidebar() {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Calls'));
}
function fill() {
  var sheet = SpreadsheetApp.getActiveSheet();
  sheet.getRange(1, 1, 2, 2).setValues([['Name', 'Value'], ['Acme', 1234.5]]);
  sheet.getRange(2, 2).setNumberFormat('$#,##0.00').setNote('By the script');
  SpreadsheetApp.getActive().toast('Two rows', 'Filled');
}
function log() {
  var file = SpreadsheetApp.getActiveSpreadsheet();
  var front = file.getActiveSheet();
  file.insertSheet('Log', file.getNumSheets());
  file.setActiveSheet(front, true);
  file.toast('One tab', 'Logged');
}
function breakDown() { throw new Error('out of order'); }
function hang() { while (true) {} }
function add(a, b) { return a + b; }
function secret_() { return 'secret'; }
`;

const SIDEBAR = `<!DOCTYPE html>
<html><head><title>Calls</title></head><body>
<ul id="said"></ul>
<button id="close">Close me</button>
<script>
  function say(text) {
    var item = document.createElement('li');
    item.textContent = text;
    document.getElementById('said').append(item);
  }
  var run = google.script.run.withFailureHandler(function (error, about) {
    say('failure ' + about + ': ' + error.message);
  });
  run.withSuccessHandler(function (sum, about) { say('success ' + about + ': ' + sum); })
    .withUserObject('sum').add(2, 3);
  run.withUserObject('date').add(new Date(0), 1);
  run.withUserObject('error').breakDown();
  say('private: ' + typeof google.script.run.secret_);
  try { window.parent.document.title; say('parent: open'); } catch (error) { say('parent: closed'); }
  fetch('/events').catch(function () { say('network: closed'); });
  document.getElementById('close').onclick = function () { google.script.host.close(); };
</script>
</body></html>`;

export const testProject: Project = {
  manifest: { timeZone: 'America/New_York' },
  scripts: [{ name: 'Code', source: CODE }],
  pages: [{ name: 'Sidebar', source: SIDEBAR }],
};
