/** The page of the bundle with a view in front. Must not know: what the views are. */

/** `attributes`: what the root element says instead of `data-view="home"`; none of it is markup. */
export function pageShowing(
  attributes: Readonly<Record<string, string | number | boolean>>,
): GoogleAppsScript.HTML.HtmlOutput {
  const page = HtmlService.createHtmlOutputFromFile('Sidebar').getContent();
  const written = Object.entries(attributes).map(([name, value]) => `data-${name}="${value}"`);
  return HtmlService.createHtmlOutput(page.replace('data-view="home"', written.join(' ')));
}
