const NOTHING = 'Nothing was read, and nothing was changed'

function detail(refusal: object, name: string): string {
  const value: unknown = Object.hasOwn(refusal, name) ? (refusal as Readonly<Record<string, unknown>>)[name] : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function onLine(refusal: object): string {
  const line = detail(refusal, 'line')
  return line === '' ? '' : ` Look at line ${line}.`
}

const asWords: Readonly<Record<string, string>> = {
  requester: 'The professional who asks.',
  performer: 'The professional who is asked.',
  named: 'A professional who is named in the file.',
}

const typeWords: Readonly<Record<string, string>> = { text: 'text', group: 'a group of named parts', list: 'a list' }

/** Words for a referral's file that is refused (S30), and for each thing in one that was not read (S31, S32). */
export const referralWords: Readonly<Record<string, string | ((refusal: object) => string)>> = {
  'referral-too-large': `This file is larger than 10 MB. A referral is smaller: ask for it without its scans. ${NOTHING}`,
  'referral-empty': `This file is empty. ${NOTHING}`,
  'referral-not-opened': `This file could not be opened. It may be a folder, or have been moved. ${NOTHING}`,
  'referral-not-text': `This file is not a text file. It may be a scan or a document under another name. A referral is a FHIR file, which usually ends with .json. ${NOTHING}`,
  'referral-many-files': `Bring in one file at a time: each referral is about one child. ${NOTHING}`,
  'referral-json-broken': (refusal) => `This file is not a FHIR file, or it is damaged: it is not whole JSON.${onLine(refusal)} Ask whoever sent it for another copy. ${NOTHING}`,
  'referral-json-too-deep': (refusal) => `This file is nested deeper than any referral.${onLine(refusal)} ${NOTHING}`,
  'referral-json-twice': (refusal) => `This file says the same thing twice in one place, and which is meant cannot be told.${onLine(refusal)} Ask whoever sent it. ${NOTHING}`,
  'referral-not-a-bundle': `This file is no referral: it is JSON, but no FHIR Bundle. ${NOTHING}`,
  'referral-bundle-type': `This FHIR Bundle is a server’s answer or its history, not a referral. ${NOTHING}`,
  'referral-no-entries': `This FHIR Bundle has no list of entries. ${NOTHING}`,
  'referral-no-patient': `No child could be found in this file: it has no Patient. ${NOTHING}`,
  'referral-many-patients': (refusal) => `This file is about ${detail(refusal, 'count') || 'more than one'} patients. A referral is about one child. ${NOTHING}`,
  'referral-patient-not-plain': `This file says of the child that its words mean something else than they say, in a way Consilium does not know. Enter the request by hand. ${NOTHING}`,

  'referral-too-long': 'Too long for the box it belongs to. Write it shorter, by hand',
  'referral-wrong-type': (refusal) => `Not as FHIR has it${typeWords[detail(refusal, 'expected')] === undefined ? '' : `: ${typeWords[detail(refusal, 'expected')]} was expected`}. It was not read`,
  'referral-no-box': 'The form has no box for this',
  'referral-not-understood': 'Not a kind of FHIR resource',
  'referral-points-outside': 'Points to something that is not in this file. Nothing is looked for elsewhere',
  'referral-entries-differ': 'Two entries go by this name and say different things. Neither was used',
  'referral-entry-twice': 'The same entry stands in the file before. It was read once',
  'referral-entry-empty': 'An entry without anything in it',
  'referral-resource-not-read': (refusal) => {
    const count = Number(detail(refusal, 'count') || 1)
    return `Consilium does not read this kind of entry from a referral${count > 1 ? `. There are ${String(count)} of them` : ''}`
  },
  'referral-former-name': 'A former name',
  'referral-name-whole': 'A name written as one. Enter family name and given names apart',
  'referral-other-name': 'Another name. One name goes into the form',
  'referral-date-in-part': 'Only a part of a date. Enter the whole date of birth',
  'referral-unknown-number': 'A number of a kind that is not said. If it is the hospital number, enter it as that',
  'referral-former-number': 'A number that is no longer used',
  'referral-two-numbers': 'Two different numbers of one kind. Check which is the child’s, and enter it',
  'referral-not-in-use': 'Marked in the file as no longer in use',
  'referral-died': 'The file says that the child has died. Check this before anything else',
  'referral-sensitive': 'The file is marked as sensitive. Check who may know where the child lives',
  'referral-no-request': 'The file has no current request for this child. Only who the child is could be read',
  'referral-many-requests': 'There is more than one request. Enter the one that is meant',
  'referral-request-over': 'A request that is over, withdrawn, or says that something is not to be done',
  'referral-other-child': 'Not said to be about this child',
  'referral-means-something-else': 'Changed by a mark Consilium does not know',
  'referral-other-question': 'More about the request. One question goes into the form',
  'referral-who-asks-not-said': 'Who asks is not said in a way that could be read. Say it in the form',
  'referral-not-who-asks': 'Somebody related to the child, who does not ask',
  'referral-responsibility': 'Parental responsibility is not read from a file. It stands as not confirmed until a person has confirmed it',
  'referral-priority': 'The file says how urgent the request is. It does not answer the first questions: you did',
  'referral-setting-unclear': 'Where the child is now is not clear from this',
  'referral-professional': (refusal) => `${asWords[detail(refusal, 'as')] ?? 'A professional.'} The lead consultant is chosen by you, in the form`,
}
