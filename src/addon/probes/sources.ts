/**
 * Where the facts come from, and how far they can be trusted. The reference and the guides are
 * those of Apps Script.
 */
import type { Source } from './probe';

const documented = (text: string): Source => ({ text, confidence: 'documented' });
const measured = (text: string): Source => ({ text, confidence: 'measured' });
const claimed = (text: string): Source => ({ text, confidence: 'claimed' });
const open = (text: string): Source => ({ text, confidence: 'open' });

export const RANGE = documented('reference: Range');
export const SHEET = documented('reference: Sheet');
export const VALIDATION = documented('reference: DataValidationBuilder');
export const APP = documented('reference: SpreadsheetApp');
export const STORES = documented('reference: Properties, Cache, Lock');
export const FETCH = documented('reference: UrlFetchApp');
export const UTILITIES = documented('reference: Utilities');
export const SCRIPT = documented('reference: ScriptApp, Session');
export const LIMITS = documented('published limits');
export const RUNTIME = documented('guides: V8 runtime');
export const METADATA = documented('guides: developer metadata');

export const LIVE = measured('reported live');
export const TESTED = measured('live-checked tests of an emulator');

export const COMMUNITY = claimed('community');
export const TYPED = claimed('rule for typed input');

export const UNSTATED = open('not stated');
export const DISPUTED = open('sources disagree');
export const ONE_REPORT = open('one live report');
