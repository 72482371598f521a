import { describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { readYaml } from '../../adapters/documents/yaml.ts';
import { zipFiles } from '../../adapters/documents/zip.ts';
import { InvalidInputError } from '../../src/errors.ts';

describe('a zip', () => {
  const files = [
    { path: 'record.txt', text: 'Žofie agreed.\n' },
    { path: 'evidence.json', text: '{}\n' },
  ];

  it('holds the files as they were', () => {
    const unpacked = unzipSync(zipFiles(files));
    const texts = Object.entries(unpacked).map(([path, bytes]) => ({
      path,
      text: new TextDecoder().decode(bytes),
    }));
    expect(texts).toEqual(files);
  });

  it('has the same bytes each time', () => {
    expect(Buffer.compare(zipFiles(files), zipFiles(files))).toBe(0);
  });
});

describe('a YAML file', () => {
  it('becomes plain values', () => {
    expect(readYaml('brand:\n  displayName: Northwind\nmessageTypes: [shift]\n')).toEqual({
      brand: { displayName: 'Northwind' },
      messageTypes: ['shift'],
    });
  });

  it('that cannot be read names the line', () => {
    expect(() => readYaml('brand:\n  displayName: "Northwind\nprovider: x\n')).toThrow(/Line \d+ /);
  });

  it('with the same name twice is refused', () => {
    expect(() => readYaml('provider: portable\nprovider: ringcentral\n')).toThrow(/Line 2 /);
  });

  it('cannot grow without end through references', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x]'];
    for (const name of 'bcdefgh') {
      const before = String.fromCharCode(name.charCodeAt(0) - 1);
      lines.push(`${name}: &${name} [${Array(8).fill(`*${before}`).join(', ')}]`);
    }
    expect(() => readYaml(lines.join('\n'))).toThrow(InvalidInputError);
  });
});
