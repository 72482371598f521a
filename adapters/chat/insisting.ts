import type { Clock } from '../../src/ports.ts';
import type { Service } from '../../src/service.ts';
import { untilCertain } from './within.ts';

/**
 * The service, whose admin acts are repeated while their fate is unknown: each finds what an
 * earlier try of it recorded. A person's own acts are repeated where their receipt is shown.
 */
export function insisting(service: Service, clock: Clock): Service {
  const insist =
    <Given extends readonly unknown[], T>(act: (...given: Given) => Promise<T>) =>
    (...given: Given): Promise<T> =>
      untilCertain(clock, () => act(...given));
  return {
    ...service,
    defineCampaign: insist(service.defineCampaign),
    acceptReplacement: insist(service.acceptReplacement),
    addNumber: insist(service.addNumber),
    assignNumber: insist(service.assignNumber),
    retireNumber: insist(service.retireNumber),
    cancelBroadcast: insist(service.cancelBroadcast),
    submitRegistration: insist(service.submitRegistration),
    recordRegistrationStatus: insist(service.recordRegistrationStatus),
    rejected: insist(service.rejected),
  };
}
