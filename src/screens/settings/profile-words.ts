import type { ProfileChange } from '#domain/profile/compare-profiles.ts'
import type { ProfileProblem } from '#domain/profile/read-profile.ts'

type Words = (detail: string, name: string) => string

const problems: Readonly<Record<string, Words>> = {
  broken: (expected) => `the file is broken here: ${expected} is expected`,
  'too-deep': () => 'the brackets are nested too deep here',
  twice: (name) => `“${name}” stands twice. Keep one`,
  'too-large': () => 'the file is too large to be a profile',
  'unknown-name': (name) => `“${name}” is not a name a profile has. Check how it is spelt, or take it out`,
  missing: () => 'is missing',
  empty: () => 'must not be empty',
  'one-line': () => 'must be one line',
  'not-string': () => 'must be text, in "',
  'not-number': () => 'must be a number, without "',
  'not-int': () => 'must be a whole number',
  'not-array': () => 'must be a list, in [ ]',
  'not-object': () => 'must be a group, in { }',
  'not-boolean': () => 'must be true or false',
  'not-one-of': (values) => (values.includes(',') ? `must be one of: ${values}` : `must be ${values}`),
  'too-long': (most) => `must not be longer than ${most} signs`,
  'too-many': (most) => `must not have more than ${most} entries`,
  'too-few': (least) => `must have at least ${least} ${least === '1' ? 'entry' : 'entries'}`,
  'too-little': (least) => `must be ${least} or more`,
  'too-much': (most) => `must be ${most} or less`,
  'not-a-time': () => 'must be a time from 00:00 to 24:00, for example 10:00',
  'not-a-date': () => 'must be a date, for example 2026-12-24',
  'ends-before-it-begins': () => '“from” must be before “to”',
  'not-an-e-mail-address': () => 'must be an e-mail address, or be left out',
  'not-an-ods-code': () => 'must be an ODS code: letters and figures only',
  'not-a-recovery-key': () => 'must be the key as “npm run recover -- make-key” gave it: 43 signs',
  'not-a-png': () => 'must be a PNG picture in base64',
}

/** "Line 14, contacts.pals.hours: must be a list, in [ ]." */
export function problemWords({ line, path, says, detail }: ProfileProblem): string {
  const where = path === '' ? `Line ${line}` : `Line ${line}, ${path}`
  const words = problems[says]?.(detail, path) ?? 'is not as a profile has it'
  return `${where}: ${words}.`
}

/** Every kind of problem the words are for. */
export const problemsWithWords: readonly string[] = Object.keys(problems)

const names: Readonly<Record<string, string>> = {
  format: 'Shape of the file', about: 'About this profile', trust: 'Trust', name: 'name', ods: 'ODS code', address: 'address', telephone: 'telephone',
  logo: 'logo', png: 'picture', shows: 'what it shows', houseType: 'house type', contacts: 'Contacts', marthasRule: 'Martha’s Rule', pals: 'Pals', bioethics: 'Bioethics',
  chaplaincy: 'Chaplaincy', email: 'e-mail', where: 'where', hours: 'hours', days: 'days', from: 'from', to: 'to', onBankHolidays: 'open on bank holidays',
  quorum: 'Quorum', needs: 'needs', discipline: 'discipline', words: 'in words', least: 'at least', chasers: 'Chased after',
  approachUnanswered: 'provider has not answered', acceptedWithoutDate: 'accepted without a day', unacknowledged: 'letter not acknowledged',
  scanLink: 'link to the scans', report: 'report', filed: 'report filed in the notes', offered: 'report offered to the family', discussed: 'report discussed',
  differences: 'differences in law not stated', declineTold: 'family told of a decline',
  information: 'information the meeting asked for', notSupportedTold: 'family told it is not supported', requested: 'records asked of another hospital', asked: 'provider to be asked', signed: 'letter to be signed', sent: 'signed letter to be sent', again: 'after a call', bankHolidays: 'Days off', phrases: 'Phrases', specialty: 'specialty',
  text: 'words', letter: 'Letter', standardQuestions: 'standard questions', recovery: 'Recovery key', readingDays: 'Days of reading without a sign-in', key: 'key', holder: 'whom to ask',
}

/** "Pals, telephone": the setting a change is of. */
export function settingName({ path }: Pick<ProfileChange, 'path'>): string {
  const words = path.filter((part) => part !== 'contacts').map((part) => names[part] ?? part)
  const said = words.join(', ')
  return said.charAt(0).toUpperCase() + said.slice(1)
}

const houseTypes: Readonly<Record<string, string>> = { arimo: 'Arimo', 'source-sans-3': 'Source Sans 3' }

/** A setting’s value as it is read; a picture is not read out. */
export function settingValue(path: readonly string[], value: string): string {
  if (value === '') return 'not set'
  if (path.at(-1) === 'png') return 'a picture'
  if (path.at(-1) === 'houseType') return houseTypes[value] ?? value
  return value === 'true' ? 'yes' : value === 'false' ? 'no' : value
}
