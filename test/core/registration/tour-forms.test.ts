import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { keepForms } from '../../../src/command-line/tour-forms.ts';
import {
  openRegistrationOffice,
  type RegistrationOffice,
} from '../../support/registration-office.ts';
import { askOne } from '../../support/service.ts';

let office: RegistrationOffice;
const out = mkdtempSync(join(tmpdir(), 'rollcall-forms-'));
beforeAll(async () => {
  office = await openRegistrationOffice();
  await office.define();
  await askOne(office);
});
afterAll(async () => {
  await office.close();
  rmSync(out, { recursive: true, force: true });
});

it('the tour leaves the filled forms of RingCentral and of Twilio', async () => {
  const { summary, files } = await keepForms(office.service, out);
  const read = (name: string) => {
    expect(files).toContain(join(out, name));
    return readFileSync(join(out, name), 'utf8');
  };
  expect(summary.provider).toBe('ringcentral');
  expect(read('summary.md')).toContain('Form: RingCentral.');
  expect(read('summary-twilio.md')).toContain('### UsAppToPersonUsecase');
  expect(JSON.parse(read('twilio-campaign.json'))).toMatchObject({
    UsAppToPersonUsecase: 'LOW_VOLUME',
    SubscriberOptIn: true,
    MessageFlow: expect.stringContaining('I agree to receive'),
  });
});
