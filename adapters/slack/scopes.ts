/** Every scope the app asks for, and why; the README shows this table and a test compares it with the manifest. */
export const SCOPES: Readonly<Record<string, string>> = {
  commands: 'Offers /sms-consent.',
  'chat:write':
    'Sends each person the request, turns it into the receipt, shows admins the progress.',
  'im:write':
    "Opens a person's conversation with the app when a doubtful send has to be looked up.",
  'im:history':
    'Hears STOP and similar words written to the app, and finds a doubtful send by its metadata. Reads no conversation but those with the app.',
  'users:read':
    'Reads the directory: who is a member, guest, bot or deactivated, and who has left.',
  'users:read.email': 'Matches the rows of a CSV and ROLLCALL_ADMINS by e-mail.',
  'channels:read': 'Reads the members of a public channel chosen as an audience.',
  'groups:read':
    'Reads the members of a private channel the app was invited to, chosen as an audience.',
  'usergroups:read': 'Reads the members of a user group chosen as an audience.',
  'files:read': 'Reads the CSV an admin uploads in the broadcast form.',
  'files:write': 'Hands an admin the registration summary as a file.',
};

/** The scopes of the table that `granted` lacks. */
export function missingScopes(granted: readonly string[]): string[] {
  return Object.keys(SCOPES).filter((scope) => !granted.includes(scope));
}
