import { createHash, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ASSERTION_TYPE } from '../../sandbox/teams/client-assertion.ts';
import { startTeamsSandbox } from '../../sandbox/teams/start-teams-sandbox.ts';
import { teamsCompany } from '../../sandbox/teams-people.ts';
import type { AppCertificate } from '../../src/teams-config.ts';
import { type MadeCertificate, makeCertificate } from '../support/certificates.ts';
import { openTeamsBench, type TeamsBench } from '../support/teams.ts';

const NIA = 'Nia Bekele';

let certificate: MadeCertificate;
let other: MadeCertificate;
const open: TeamsBench[] = [];

beforeAll(async () => {
  [certificate, other] = await Promise.all([makeCertificate(), makeCertificate()]);
});

afterAll(() => Promise.all(open.map((bench) => bench.close())));

async function benchWith(given: AppCertificate): Promise<TeamsBench> {
  const bench = await openTeamsBench({ teams: { appPassword: '', certificate: given } });
  open.push(bench);
  return bench;
}

const tell = ({ door, account }: TeamsBench, called = NIA) =>
  door.chat.tell(account(called), { text: 'Good morning.' });

const signIns = ({ sandbox }: TeamsBench) =>
  sandbox.requests.filter(({ operation }) => operation === 'token');

describe('an app with a certificate', () => {
  it('signs in with it, and no secret ever leaves', async () => {
    const bench = await benchWith(certificate);
    bench.sandbox.login.registration.certificates.add(certificate.certificate);
    await tell(bench);
    expect(bench.sandbox.person(NIA).newestMessage()?.text()).toBe('Good morning.');
    expect(signIns(bench)).toHaveLength(1);
  });

  it('asks for one token, however many messages wait for it', async () => {
    const bench = await benchWith(certificate);
    bench.sandbox.login.registration.certificates.add(certificate.certificate);
    const people = [NIA, 'Tariq Mansour', 'Mateo Vargas', 'Grace Okafor'];
    await Promise.all(people.map((one) => tell(bench, one)));
    expect(signIns(bench)).toHaveLength(1);
  });

  it('stops the whole workspace when Entra does not know the certificate', async () => {
    const bench = await benchWith(other);
    bench.sandbox.login.registration.certificates.add(certificate.certificate);
    await expect(tell(bench)).rejects.toMatchObject({
      trouble: 'workspace',
      reason: 'app_secret_refused',
    });
  });

  it('tries again later when Entra is in trouble', async () => {
    const bench = await benchWith(certificate);
    bench.sandbox.login.registration.certificates.add(certificate.certificate);
    for (const status of [500, 503, 429]) {
      bench.sandbox.script({ operation: 'token', kind: 'error_before', status });
      await expect(tell(bench)).rejects.toMatchObject({
        trouble: 'retryable',
        reason: 'login_unreachable',
      });
    }
    bench.sandbox.script({ operation: 'token', kind: 'accept_then_reset' });
    await expect(tell(bench)).rejects.toMatchObject({ trouble: 'retryable' });
    expect(bench.sandbox.person(NIA).messages()).toHaveLength(0);
  });

  it('says thirty days before that the certificate ends', async () => {
    const soon = await makeCertificate({ days: 12.5 });
    const bench = await benchWith(soon);
    expect(bench.logged).toContainEqual({
      level: 'warn',
      sentence: 'The certificate of the Teams app ends soon.',
      fields: { days: 12 },
    });
    expect((await benchWith(certificate)).logged).toEqual([]);
  });
});

describe('a certificate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-certificate-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('may be two files, one file with both, or text with written line ends', async () => {
    const paths = { certificate: join(folder, 'teams.crt'), key: join(folder, 'teams.key') };
    writeFileSync(paths.certificate, certificate.certificate);
    writeFileSync(paths.key, certificate.key);
    const both = join(folder, 'both.pem');
    writeFileSync(both, `${certificate.key}\n${certificate.certificate}`);
    const inOneLine = {
      certificate: certificate.certificate.replaceAll('\n', '\\n'),
      key: certificate.key.replaceAll('\n', '\\n'),
    };
    for (const given of [paths, { certificate: both, key: both }, inOneLine]) {
      const bench = await benchWith(given);
      bench.sandbox.login.registration.certificates.add(certificate.certificate);
      await tell(bench);
    }
  });

  const wrong: readonly (readonly [string, () => Promise<AppCertificate>, string])[] = [
    ['that ended', () => makeCertificate({ days: -1 }), 'ended on'],
    ['of another kind of key', () => makeCertificate({ kind: 'ec' }), 'no RSA key of 2048 bits'],
    ['of a short key', () => makeCertificate({ bits: 1024 }), 'no RSA key of 2048 bits'],
    [
      'with the key of another',
      async () => ({ ...certificate, key: other.key }),
      'does not belong to TEAMS_APP_CERTIFICATE',
    ],
    [
      'that is none',
      async () => ({ ...certificate, certificate: certificate.key }),
      'TEAMS_APP_CERTIFICATE is not a certificate in PEM form',
    ],
    [
      'in the place of the key',
      async () => ({ ...certificate, key: certificate.certificate }),
      'TEAMS_APP_CERTIFICATE_KEY is not a private key in PEM form',
    ],
    [
      'in a file that is not there',
      async () => ({ ...certificate, certificate: join(folder, 'nowhere.pem') }),
      'TEAMS_APP_CERTIFICATE is neither PEM text nor a file',
    ],
  ];

  it.each(wrong)('%s is refused at the start, with the remedy', async (_, make, sentence) => {
    await expect(benchWith(await make())).rejects.toMatchObject({
      code: 'CONFIG',
      problems: [expect.stringContaining(sentence)],
    });
  });
});

describe('the stand-in for Entra', () => {
  const { tenantId, appId } = teamsCompany();
  const nowSeconds = Math.floor(Date.now() / 1000);
  const usual = {
    aud: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,
    iss: appId,
    sub: appId,
    jti: 'one',
    nbf: nowSeconds,
    exp: nowSeconds + 600,
  };
  const inBase64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const thumbprint = (pem: string) =>
    createHash('sha256')
      .update(Buffer.from(pem.replace(/-----[^-]+-----/gu, ''), 'base64'))
      .digest('base64url');
  const assertion = (claims: object, key = certificate.key, alg = 'PS256') => {
    const header = { alg, 'x5t#S256': thumbprint(certificate.certificate) };
    const body = `${inBase64(header)}.${inBase64({ ...usual, ...claims })}`;
    const options = alg === 'PS256' ? { key, padding: 6, saltLength: 32 } : { key };
    return `${body}.${sign('sha256', Buffer.from(body), options).toString('base64url')}`;
  };
  const ask = async (client_assertion: string) => {
    const sandbox = await startTeamsSandbox({ ...teamsCompany(), limits: false });
    sandbox.login.registration.certificates.add(certificate.certificate);
    const response = await fetch(`${sandbox.loginUrl}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_assertion_type: ASSERTION_TYPE,
        client_assertion,
        scope: 'https://api.botframework.com/.default',
      }),
    });
    await sandbox.close();
    return response.status;
  };

  it('checks whose assertion it is, for whom, until when, and by which key', async () => {
    expect(await ask(assertion({}))).toBe(200);
    const bad = [
      assertion({ aud: 'https://login.microsoftonline.com/common/oauth2/v2.0/token' }),
      assertion({ iss: 'somebody' }),
      assertion({ sub: 'somebody' }),
      assertion({ exp: nowSeconds - 400 }),
      assertion({ nbf: nowSeconds + 400 }),
      assertion({}, other.key),
      assertion({}, certificate.key, 'none'),
      assertion({}).replace(/\.[^.]+$/u, '.'),
      'no.assertion',
      '',
    ];
    for (const one of bad) expect(await ask(one)).toBe(401);
  });
});
