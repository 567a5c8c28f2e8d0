/** What a page may do at one CRM, carried out at its desk. */
import type { ActReply, CrmAct } from '../protocol';
import type { CrmDesk } from './crm-desk';

const DONE: ActReply = { kind: 'done' };

export function answerForCrm(desk: CrmDesk, act: CrmAct): ActReply {
  switch (act.kind) {
    case 'records':
      return { kind: 'records', records: desk.records(act.crm, act.search) };
    case 'switches':
      return { kind: 'switches', switches: desk.switches(act.crm) };
    default:
      carryOut(desk, act);
      return DONE;
  }
}

function carryOut(
  desk: CrmDesk,
  act: Exclude<CrmAct, { readonly kind: 'records' | 'switches' }>,
): void {
  switch (act.kind) {
    case 'editRecord':
      desk.edit(act.crm, act.record, act.values);
      return;
    case 'addRecord':
      desk.add(act.crm, act.label);
      return;
    case 'removeRecord':
      desk.remove(act.crm, act.record);
      return;
    case 'trouble':
      desk.plan(act.crm, act.trouble);
      return;
    case 'calm':
      desk.calm(act.crm);
      return;
    case 'latency':
      desk.setLatency(act.crm, act.ms);
      return;
    case 'condition':
      desk.setCondition(act.crm, act.condition, act.on);
      return;
    case 'deed':
      desk.runDeed(act.crm, act.deed);
      return;
    case 'switch':
      desk.setSwitch(act.crm, act.name, act.value);
  }
}
