const fields: Readonly<Record<string, string>> = {
  'passphrase-too-short': 'passphrase',
  'sign-in-refused': 'token',
  'sign-in-not-this-person': 'user',
  'sign-in-not-offered': 'sign-in',
  'sign-in-not-finished': 'sign-in',
  'sign-in-not-reached': 'sign-in',
  'sign-in-leads-elsewhere': 'sign-in',
  'sign-in-failed': 'sign-in',
  'sign-in-gives-no-role': 'sign-in',
  'role-may-not': 'role',
  'another-team': 'team',
}

/** The box a refusal of setting up belongs to; the server's address for whatever concerns the server or no box. */
export function fieldOfRefusal(kind: string): string {
  return fields[kind] ?? 'server'
}
