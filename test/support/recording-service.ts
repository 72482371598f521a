/** A service that only records what it is asked, and answers with facts. */
import type { Service } from '../../src/service.ts';
import { submission } from './registration-facts.ts';
import { reportFor } from './report.ts';
import * as facts from './slack-facts.ts';

export interface Asked {
  readonly verb: keyof Service;
  readonly args: readonly unknown[];
}

export interface RecordingService {
  readonly service: Service;
  readonly asked: Asked[];
  /** The arguments of every call of one verb, in order. */
  of(verb: keyof Service): (readonly unknown[])[];
  /** What a verb answers from now on. */
  answers<V extends keyof Service>(verb: V, answer: Service[V]): void;
}

const VERBS: { readonly [V in keyof Service]: Service[V] } = {
  defineCampaign: async () => ({
    campaign: facts.campaign(),
    notice: facts.notice(),
    findings: [],
  }),
  overview: async () => facts.overview(),
  acceptReplacement: async () => ({
    campaign: facts.campaign(),
    notice: facts.notice(),
    findings: [],
  }),
  formTexts: async () => ({
    definition: facts.campaign().definition,
    composed: {
      description: 'Northwind Field Services texts its own employees about their work.',
      messageFlow: 'Employees open a form in chat: {text}',
      optinMessage: 'You are in. Reply STOP to opt out.',
      optoutMessage: 'You are out.',
      helpMessage: 'Write to hr@northwindfs.example.',
      samples: ['Your shift starts at [time].', 'The schedule is posted.'],
    },
  }),
  publicPages: async () => null,
  checkPages: async () => ({ ok: true, pages: [], findings: [] }),
  addNumber: async () => facts.number(),
  assignNumber: async () => facts.number(),
  retireNumber: async () => facts.number(),
  numbers: async () => facts.numbersReport(),
  numbersNamedTo: async () => ['+15125550101'],
  submitRegistration: async () => ({
    submission: submission(),
    stillToFill: [],
    repeated: false,
  }),
  recordRegistrationStatus: async () => ({ submission: submission(), repeated: false }),
  rejected: async () => ({
    by: 'nothing',
    cures: [],
    unknown: [],
    difference: null,
    recorded: null,
  }),
  registrationReport: async () => ({ handedIn: null, submissions: [] }),
  registrationDiff: async () => ({ provider: 'ringcentral', from: '1', to: '2', differences: [] }),
  draftBroadcast: async () => facts.review(),
  launchBroadcast: async () => ({
    kind: 'launched',
    broadcast: facts.broadcastStatus().broadcast,
    repeated: false,
  }),
  cancelBroadcast: async () => facts.broadcastStatus(),
  broadcastStatus: async () => facts.broadcastStatus(),
  reviewReminders: async () => ({
    broadcast: facts.broadcastStatus().broadcast,
    ...{ recipients: 3, notReminded: { enough: 1 }, most: 2, estimatedMs: 0, blocked: [] },
  }),
  remind: async () => ({
    kind: 'started',
    broadcast: facts.broadcastStatus().broadcast,
    recipients: 3,
  }),
  deliverDue: async () => ({ sent: 0, nextInMs: null }),
  showProgress: async () => undefined,
  openForm: async (_account, deliveryId) => ({
    kind: 'form',
    deliveryId: deliveryId ?? 'dlv_0001',
    notice: facts.notice(),
    campaign: facts.campaign(),
  }),
  agree: async () => facts.recorded(),
  decline: async () =>
    facts.recorded({ consent: facts.consent({ status: 'refused', phone: null }) }),
  withdraw: async () => facts.recorded({ consent: facts.consent({ status: 'withdrawn' }) }),
  hear: async () => ({ kind: 'not_a_wish' }),
  status: async () => facts.status(),
  check: async () => facts.status(),
  mayText: async () => true,
  handOutLinks: async () => ({ links: [], leftOut: [], broadcast: null }),
  openLink: async () => ({ kind: 'gone' }),
  answerLink: async () => ({ kind: 'gone' }),
  enterAct: async () => facts.recorded(),
  withdrawFor: async () => facts.recorded({ consent: facts.consent({ status: 'withdrawn' }) }),
  settlePhone: async () => facts.recorded(),
  accountsOf: async () => ({ employee: facts.status().employee, accounts: [] }),
  splitAccount: async () => ({ employee: facts.status().employee, accounts: [] }),
  isAdmin: async () => true,
  adminNames: async () => ['Hana Reyes'],
  grantAdmin: async () => undefined,
  revokeAdmin: async () => undefined,
  seedAdmins: async () => [],
  employeeLeft: async () => undefined,
  employeeReturned: async () => undefined,
  leaveEmployee: async () => facts.status().employee,
  returnEmployee: async () => facts.status().employee,
  recognise: async () => null,
  report: async () => reportFor(),
  summarize: async () => facts.summary(),
  evidence: () => Promise.reject(new Error('no evidence here')),
  erasePerson: async () => ({ employeeId: 'emp_0001', entries: 1, fields: ['name'] }),
  myRecord: async () => null,
  linkRecord: async () => null,
  audit: async () => ({
    ...{ name: 'audit.zip', people: [], size: 0, checkpoint: '', madeAt: '', ok: true, files: [] },
  }),
  exportRecords: async (_actor, { format }) => ({
    format,
    count: 0,
    numbers: 'masked',
    size: 0,
    checkpoint: '',
    document: [],
    table: null,
  }),
  verify: () => Promise.reject(new Error('no verification here')),
  checkpoint: async () => '',
  checkWitness: async () => undefined,
};

export function recordingService(): RecordingService {
  const asked: Asked[] = [];
  const verbs: Record<string, unknown> = { ...VERBS };
  const service = Object.fromEntries(
    Object.keys(VERBS).map((verb) => [
      verb,
      (...args: unknown[]) => {
        asked.push({ verb: verb as keyof Service, args });
        return (verbs[verb] as (...given: unknown[]) => unknown)(...args);
      },
    ]),
  ) as unknown as Service;
  return {
    service,
    asked,
    of: (verb) => asked.filter((one) => one.verb === verb).map((one) => one.args),
    answers: (verb, answer) => {
      verbs[verb] = answer;
    },
  };
}
