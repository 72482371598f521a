/** An office whose form can be handed in: campaign with all brand fields, one number, one broadcast. */
import type { SubmissionStatus } from '../../src/registration/submission.ts';
import type { Submit } from '../../src/registration/submit.ts';
import { askOne, DEFINITION, type Office, openReadyOffice } from './service.ts';

const BRAND = {
  ...DEFINITION.brand,
  entityType: 'PRIVATE_PROFIT',
  ein: '12-3456789',
  vertical: 'CONSTRUCTION',
  street: '100 Main Street',
  city: 'Austin',
  state: 'TX',
  postalCode: '78701',
  country: 'US',
};

/** With everything a provider's form insists on. */
export const WHOLE_DEFINITION = { ...DEFINITION, brand: BRAND };

export interface RegistrationOffice extends Office {
  define(change?: object): Promise<unknown>;
  submit(given?: Submit): ReturnType<Office['service']['submitRegistration']>;
  says(
    status: SubmissionStatus,
    more?: object,
  ): ReturnType<Office['service']['recordRegistrationStatus']>;
  handedIn(): Promise<Awaited<ReturnType<Office['service']['registrationReport']>>['handedIn']>;
  /** Asked one, so that there is something to tell; then handed in. */
  handIn(): ReturnType<Office['service']['submitRegistration']>;
}

export async function openRegistrationOffice(): Promise<RegistrationOffice> {
  const office = await openReadyOffice();
  const { service, admin } = office;
  const define = (change: object = {}) =>
    service.defineCampaign(admin, { ...WHOLE_DEFINITION, ...change });
  const submit = (given: Submit = {}) => service.submitRegistration(admin, given);
  return {
    ...office,
    define,
    submit,
    says: (status, more = {}) => service.recordRegistrationStatus(admin, { status, ...more }),
    handedIn: async () => (await service.registrationReport(admin)).handedIn,
    handIn: async () => {
      await define();
      await askOne(office);
      return submit({ providerCampaignId: 'C8VLZXY' });
    },
  };
}
