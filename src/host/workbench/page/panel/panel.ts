/**
 * The workbench's own part of the page, beside the spreadsheet: things to try, one view per CRM, the
 * executions. Can be folded away; remembers that in this browser.
 */
import type { CrmPicture, RunPicture, WorldPicture } from '../../protocol';
import { button, h, withAttributes } from '../dom';
import type { Link } from '../link';
import { createCrmView } from './crm-view';
import { createGuideView } from './guide-view';
import { createRunsView } from './runs-view';
import { createFoot, type Say } from './say';

export interface Panel {
  readonly element: HTMLElement;
  showCrms(crms: readonly CrmPicture[]): void;
  showRuns(runs: readonly RunPicture[]): void;
  showWorld(world: WorldPicture): void;
  /** Unfolds the panel at a view. */
  open(view: string): void;
}

interface View {
  readonly id: string;
  readonly label: string;
  readonly element: HTMLElement;
}

const FOLDED = 'workbench-folded';

export function createPanel(link: Link, complain: (text: string) => void): Panel {
  const foot = createFoot();
  const say: Say = { tell: foot.tell, complain };
  const tabs = withAttributes(h('div', { className: 'tabs' }), {
    role: 'tablist',
    'aria-label': 'Workbench',
  });
  const place = h('div', { className: 'views' });
  const element = withAttributes(h('section', { className: 'panel' }), {
    'aria-label': 'Workbench',
  });
  const guide = createGuideView(link, say);
  const runs = createRunsView(link);
  const crmViews = new Map<string, ReturnType<typeof createCrmView>>();
  const views: View[] = [];
  let current = 'guide';

  const fold = (folded: boolean): void => {
    element.classList.toggle('folded', folded);
    folder.setAttribute('aria-expanded', String(!folded));
    folder.textContent = folded ? '‹' : '›';
    localStorage.setItem(FOLDED, folded ? 'yes' : '');
  };
  const show = (id: string): void => {
    if (id !== current) place.scrollTop = 0;
    current = id;
    for (const view of views) view.element.hidden = view.id !== id;
    for (const tab of tabs.children) {
      const chosen = tab.id === `tab-${id}`;
      withAttributes(tab, { 'aria-selected': String(chosen) });
      if (tab instanceof HTMLElement) tab.tabIndex = chosen ? 0 : -1;
    }
  };
  const add = (view: View, at = views.length): void => {
    views.splice(at, 0, view);
    withAttributes(view.element, {
      id: `view-${view.id}`,
      role: 'tabpanel',
      'aria-labelledby': `tab-${view.id}`,
    });
    place.append(view.element);
    const tab = button(view.label, () => show(view.id), { id: `tab-${view.id}` });
    tabs.insertBefore(
      withAttributes(tab, { role: 'tab', 'aria-controls': `view-${view.id}` }),
      tabs.children[at] ?? null,
    );
    show(current);
  };
  const folder = withAttributes(
    button('›', () => fold(!element.classList.contains('folded')), { className: 'folder' }),
    { 'aria-label': 'Workbench panel' },
  );
  tabs.addEventListener('keydown', (event) => walkTabs(event, tabs));
  element.append(h('header', {}, folder, h('h2', {}, 'Workbench'), tabs), place, foot.element);
  add({ id: 'guide', label: 'Try this', element: guide.element });
  add({ id: 'runs', label: 'Executions', element: runs.element });
  fold(localStorage.getItem(FOLDED) === 'yes');

  return {
    element,
    showRuns: runs.show,
    showWorld: guide.showWorld,
    showCrms(crms) {
      guide.showCrms(crms);
      for (const crm of crms) {
        const known = crmViews.get(crm.id);
        const view = known ?? createCrmView(crm, link, say);
        crmViews.set(crm.id, view);
        if (known === undefined) {
          add({ id: crm.id, label: crm.name, element: view.element }, views.length - 1);
        }
        view.show(crm);
      }
    },
    open(view) {
      fold(false);
      show(view);
    },
  };
}

function walkTabs(event: KeyboardEvent, tabs: HTMLElement): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const all = [...tabs.querySelectorAll('button')];
  const at = all.findIndex((tab) => tab.matches(':focus'));
  if (by === 0 || at < 0) return;
  const next = all[(at + by + all.length) % all.length];
  next?.click();
  next?.focus();
}
