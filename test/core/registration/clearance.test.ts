import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { clearanceOf } from '../../../src/registration/handed-in.ts';
import {
  openRegistrationOffice,
  type RegistrationOffice,
} from '../../support/registration-office.ts';

let office: RegistrationOffice;
beforeEach(async () => {
  office = await openRegistrationOffice();
});
afterEach(() => office.close());

describe('whether the campaign lets a text out', () => {
  it('is no before anything was handed in, and while it waits, and yes once approved', async () => {
    expect(await clearanceOf(office.ports)).toMatchObject({
      maySend: false,
      warning: expect.stringContaining('no registration is on record'),
    });
    await office.handIn();
    expect(await clearanceOf(office.ports)).toMatchObject({
      maySend: false,
      warning: expect.stringMatching(
        /^Warning: Attempt 1 at RingCentral .* is waiting for the answer\. RingCentral sends texts only with the status Confirmed\.$/u,
      ),
    });
    await office.says('approved');
    expect(await clearanceOf(office.ports)).toEqual({ maySend: true, warning: null });
  });

  it('is no again while it is suspended', async () => {
    await office.handIn();
    await office.says('approved');
    await office.says('suspended');
    expect(await clearanceOf(office.ports)).toMatchObject({
      maySend: false,
      warning: expect.stringContaining('is suspended since'),
    });
  });
});
