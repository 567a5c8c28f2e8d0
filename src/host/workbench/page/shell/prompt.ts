/** A question with a text to fill in. */
import { button, h } from '../dom';

/** Resolves with the text, or null when the person turns away. `lines`: it may have several. */
export function askText(question: string, value: string, lines = false): Promise<string | null> {
  return new Promise((resolve) => {
    const input = lines ? h('textarea', { value, rows: 6 }) : h('input', { value });
    const form = h(
      'form',
      { method: 'dialog' },
      h('label', {}, h('span', {}, question), input),
      h(
        'p',
        { className: 'buttons' },
        button('Cancel', () => dialog.close('cancel')),
        h('button', { type: 'submit', className: 'primary', value: 'ok' }, 'OK'),
      ),
    );
    const dialog = h('dialog', { className: 'alert' }, form);
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'ok' ? input.value : null);
    });
    document.body.append(dialog);
    dialog.showModal();
    input.select();
  });
}
