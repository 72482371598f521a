import { expect, it } from '@jest/globals';
import { workspaceOf } from '../../../src/employee.ts';

it.each([
  ['slack:T0001:U0001', 'slack:T0001'],
  ['teams:tenant-1:aad-1', 'teams:tenant-1'],
  ['web:local:k7', 'web:local'],
])('%s belongs to the workspace %s', (account, workspace) =>
  expect(workspaceOf(account)).toBe(workspace),
);

it.each(['', 'slack', 'slack:T0001', 'slack:T0001:U 1'])('“%s” is no account', (account) =>
  expect(() => workspaceOf(account)).toThrow(TypeError),
);
