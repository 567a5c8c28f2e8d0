/** Starts the page with the view that the server chose. */
import { render } from 'preact';
import { App } from './app';
import { readView } from './view';

const place = document.getElementById('page');
if (!place) throw new Error('main: the page has no place for the view');
render(<App first={readView(document.documentElement.dataset)} />, place);
