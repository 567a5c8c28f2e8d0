/** Colours as scripts write them. Sheets gives them back as `#rrggbb`. */

const NAMED: Readonly<Record<string, string>> = {
  black: '#000000',
  blue: '#0000ff',
  gray: '#808080',
  green: '#008000',
  grey: '#808080',
  orange: '#ffa500',
  red: '#ff0000',
  white: '#ffffff',
  yellow: '#ffff00',
};

/** `#RGB`, `#RRGGBB` or a common CSS name; null for anything else. */
export function cssColor(text: string): string | null {
  const lower = text.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(lower)) return lower;
  if (/^#[0-9a-f]{3}$/.test(lower)) return lower.replace(/[0-9a-f]/g, '$&$&');
  return NAMED[lower] ?? null;
}
