/** Seeded reference data of a workspace: pipelines, users, settings, tag palette, products. */
import { must } from '../assume';
import type { Random } from '../random';
import type { CrmSettings, Pipeline, Product, Stage, Tag, User } from './records';

/** Names of stages; the last two of each are won and lost. One pipeline has a name twice. */
const pipelineNames = [
  ['Sales', 'Lead', 'Qualified', 'Proposal', 'Negotiation', 'Won', 'Lost'],
  ['Renewals', 'Due', 'Offer sent', 'Won', 'Churned', 'Lost'],
  ['Partnerships – 提携', 'Intro', 'Review', 'Pilot', 'Review', 'Contract', 'Won ✨', 'Lost'],
  ['Old sales (archive)', 'Open', 'Waiting', 'Proposal', 'Closed won', 'Closed lost'],
] as const;

const colors = [
  '#64748B',
  '#3B82F6',
  '#8B5CF6',
  '#F59E0B',
  '#F97316',
  '#22C55E',
  '#EF4444',
] as const;

export function seedPipelines(random: Random): Pipeline[] {
  return pipelineNames.map(([name, ...stageNames], position) => ({
    id: random.uuid(),
    name,
    description: position === 0 ? 'New business' : null,
    is_active: position < 3,
    is_default: position === 0,
    position,
    stages: stageNames.map((stage, at) => stageAt(random, stage, at, stageNames.length)),
  }));
}

function stageAt(random: Random, name: string, position: number, count: number): Stage {
  return {
    id: random.uuid(),
    name,
    position,
    color: must(colors[position], 'a colour per stage'),
    is_won_stage: name.toLowerCase().includes('won'),
    is_lost_stage: position === count - 1,
  };
}

/** Two of the eight have the same name; one has left. */
const people = [
  ['Maria Rossi', 'maria.rossi@sandbox.example', 'admin', 'active'],
  ['Maria Rossi', 'maria.rossi2@sandbox.example', 'member', 'active'],
  ['Tom Walker', 'tom@sandbox.example', 'member', 'active'],
  ['Zoë Müller', 'zoe@sandbox.example', 'member', 'active'],
  ['山田 美咲', 'misaki@sandbox.example', 'member', 'active'],
  ['محمد الخطيب', 'mohammed@sandbox.example', 'member', 'active'],
  ["Siobhán O'Brien", 'siobhan@sandbox.example', 'owner', 'active'],
  ['Łukasz Kowalczyk', 'lukasz@sandbox.example', 'member', 'inactive'],
] as const;

export function seedUsers(random: Random): User[] {
  return people.map(([full_name, email, role, status], at) => ({
    id: random.uuid(),
    full_name,
    email,
    phone: at % 3 === 0 ? `+6140000000${at}` : null,
    job_title: at % 2 === 0 ? 'Account executive' : null,
    department: 'Sales',
    role,
    status,
  }));
}

export const tagPalette: readonly Tag[] = [
  { name: 'hot', color: '#EF4444' },
  { name: 'web', color: '#3B82F6' },
  { name: 'design', color: '#8B5CF6' },
  { name: 'priority, high', color: '#F59E0B' },
  { name: 'Empfehlung', color: '#22C55E' },
  { name: '重要', color: '#F97316' },
  { name: '=tag', color: '#64748B' },
];

export const dealSizes = ['Small', 'Medium', 'Large', '007'] as const;

export const crmSettings: CrmSettings = {
  opportunity_type_options: ['New business', 'Expansion', 'Renewal'],
  account_type_options: ['Customer', 'Prospect', 'Supplier'],
  contact_type_options: ['Decision maker', 'User'],
  lead_sources: ['Website', 'Referral', 'Cold call', 'Trade fair', 'Empfehlung'],
  lost_reasons: ['Price', 'Timing', 'Competitor'],
  won_reasons: ['Price', 'Fit'],
  custom_fields: {
    deal: [
      { id: 'next_step', label: 'Next step', type: 'text' },
      { id: 'background', label: 'Background', type: 'textarea' },
      { id: 'deal_size', label: 'Deal size', type: 'dropdown', options: dealSizes },
      { id: 'seats', label: 'Seats', type: 'number' },
      { id: 'go_live_at', label: 'Go-live', type: 'datetime' },
      { id: 'is_strategic', label: 'Strategic', type: 'checkbox' },
    ],
    account: [{ id: 'abn', label: 'ABN', type: 'text' }],
    contact: [{ id: 'marital_status', label: 'Marital status', type: 'text' }],
  },
};

const productNames = ['Website package', 'Support hours', 'Licence', 'Workshop', 'Überwachung'];

export function seedProducts(random: Random): Product[] {
  return productNames.map((name, at) => ({
    id: random.uuid(),
    name,
    sku: at % 2 === 0 ? `SKU-00${at}` : null,
    price: 250 * (at + 1),
    currency: 'AUD',
    category: at < 2 ? 'Services' : null,
    is_active: at !== 3,
  }));
}
