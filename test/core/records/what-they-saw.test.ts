/** Beside each certificate: pictures of the request, the form and the receipt, as that person saw them. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { certifyWith } from '../../../src/command-line/certificates.ts';
import type { Drawing } from '../../../src/command-line/drawing.ts';
import { drawingOnce } from '../../../src/command-line/drawing-once.ts';
import type { ChatPerson } from '../../../src/employee.ts';
import { InvalidInputError } from '../../../src/errors.ts';
import type { Shown } from '../../../src/proof/shown.ts';
import { agreeAs, ask, newPhone, type Office, openReadyOffice } from '../../support/service.ts';

jest.setTimeout(120_000);

const DAY_MS = 24 * 60 * 60 * 1000;
const AT = '2026-12-01T09:00:00.000Z';
let office: Office;
let people: ChatPerson[];
const phones = [newPhone(), newPhone()] as const;

/** Notes what it is asked to draw; each picture is a number of its own. */
function noting(refuses: (shown: Shown) => boolean = () => false) {
  const drawn: Shown[] = [];
  const bytes = async () => Uint8Array.of(1);
  const drawing: Drawing = {
    draw: async (shown) => {
      drawn.push(shown);
      if (refuses(shown)) throw new InvalidInputError('text', 'There is no font here for Thai.');
      return Uint8Array.of(drawn.length);
    },
    ...{ summaryPdf: bytes, certificatePdf: bytes, summaryXlsx: bytes },
  };
  return { drawing, drawn };
}

const evidenceOf = (nth: number) =>
  office.service.evidence(office.admin, people[nth]?.account ?? '');
async function filesFor(drawing: Drawing, nth: number) {
  const { person, madeAt } = await evidenceOf(nth);
  return certifyWith(drawing)(person, madeAt);
}
const partsOf = (drawn: readonly Shown[]) => drawn.map(({ part }) => part);

/** Two agree at once, the second with the first one's number; the third is reminded and then agrees. */
beforeAll(async () => {
  office = await openReadyOffice();
  people = Array.from({ length: 3 }, (_, n) => office.chat.add({ name: `P${n}` })[0] as ChatPerson);
  const [first = '', second = ''] = await ask(office, people);
  await agreeAs(office, people[0] as ChatPerson, { deliveryId: first, phone: phones[0] });
  await agreeAs(office, people[1] as ChatPerson, { deliveryId: second, phone: phones[0] });
  office.clock.advance(4 * DAY_MS);
  await office.service.remind(office.admin);
  await office.service.deliverDue();
  const reminder = office.chat.posts.filter(({ account }) => account === people[2]?.account).at(-1);
  const deliveryId = reminder?.deliveryId ?? '';
  await agreeAs(office, people[2] as ChatPerson, { deliveryId, phone: phones[1] });
});
afterAll(() => office.close());

describe('what a person saw', () => {
  it('is named beside the certificate, and told in a file of its own', async () => {
    const { drawing } = noting();
    const files = await filesFor(drawing, 0);
    expect(files.map(({ path }) => path)).toEqual([
      'certificate-1.pdf',
      'saw-1-request.png',
      'saw-1-form.png',
      'saw-1-receipt.png',
      'what-they-saw.txt',
    ]);
    const told = files.at(-1);
    for (const { path } of files.slice(0, -1))
      expect(told && 'text' in told ? told.text : '').toContain(path);
  });

  it('is the person’s own receipt: time, status, the last four digits and no more', async () => {
    const { drawing, drawn } = noting();
    await filesFor(drawing, 0);
    const { person } = await evidenceOf(0);
    const [record] = person.records;
    expect(drawn.find(({ part }) => part === 'receipt')?.receipt).toEqual({
      ...{ status: 'given', lastFour: phones[0].slice(-4), name: null },
      at: record?.recordedAt,
    });
    expect(JSON.stringify(drawn)).not.toContain(phones[0]);
    expect(JSON.stringify(drawn)).not.toContain('P0');
  });

  it('says on hold where somebody else had named the number, as the receipt did', async () => {
    const { drawing, drawn } = noting();
    await filesFor(drawing, 1);
    expect(drawn.at(-1)?.receipt).toMatchObject({ status: 'held' });
  });

  it('shows the reminder to whom a reminder made answer', async () => {
    const { drawing, drawn } = noting();
    await filesFor(drawing, 2);
    expect(drawn[0]).toMatchObject({ part: 'request', reminder: { last: false } });
    await filesFor(drawing, 0);
    expect(drawn.filter(({ part }) => part === 'request')[1]?.reminder).toBeUndefined();
  });

  it('draws request and form once for everybody, and a receipt for each', async () => {
    const { drawing, drawn } = noting();
    const once = drawingOnce(drawing);
    const [one, other] = [await filesFor(once, 0), await filesFor(once, 1)];
    expect(partsOf(drawn)).toEqual(['request', 'form', 'receipt', 'receipt']);
    const pictureIn = (files: typeof one, part: string) =>
      files.find(({ path }) => path === `saw-1-${part}.png`);
    expect(pictureIn(other, 'form')).toEqual(pictureIn(one, 'form'));
    expect(pictureIn(other, 'receipt')).not.toEqual(pictureIn(one, 'receipt'));
  });

  it('draws anew where another company asks with the same words', async () => {
    const { drawing, drawn } = noting();
    const { person } = await evidenceOf(0);
    const certify = certifyWith(drawing);
    await certify(person, AT);
    const campaigns = person.about.campaigns.map((entry) => {
      const { brand } = entry.fact.definition;
      const definition = { ...entry.fact.definition, brand: { ...brand, displayName: 'Other' } };
      return { ...entry, fact: { ...entry.fact, definition } };
    });
    await certify({ ...person, about: { ...person.about, campaigns } }, AT);
    expect(drawn.filter(({ part }) => part === 'form').map(({ brand }) => brand)).toEqual([
      'Northwind Field Services',
      'Other',
    ]);
  });

  it('says why a picture is missing, and gives everything else', async () => {
    const { drawing } = noting(({ part }) => part === 'form');
    const files = await filesFor(drawing, 0);
    expect(files.map(({ path }) => path)).not.toContain('saw-1-form.png');
    const told = files.at(-1);
    expect(told).toMatchObject({
      path: 'what-they-saw.txt',
      text: expect.stringMatching(/No picture: The form.*There is no font here for Thai\./),
    });
  });

  it('was nothing on paper: the certificate comes alone, and the reason is told', async () => {
    const { drawing, drawn } = noting();
    const { person } = await evidenceOf(0);
    const records = person.records.map((record) => ({
      ...record,
      given: { ...record.given, medium: 'paper' as const },
    }));
    const files = await certifyWith(drawing)({ ...person, records }, AT);
    expect(drawn).toEqual([]);
    expect(files).toMatchObject([
      { path: 'certificate-1.pdf' },
      { path: 'what-they-saw.txt', text: expect.stringContaining('on paper') },
    ]);
  });
});
