const NOTHING = 'Nothing was saved'

const found: Readonly<Record<string, string>> = {
  word: 'This is a Word document. Save it as a PDF and add that',
  tiff: 'This is a TIFF scan. Save it as a PDF and add that',
  'phone-picture': 'This is a picture as telephones keep them (HEIC). Save it as a JPEG and add that',
  'other-picture': 'This is a picture of a kind that is not added. Save it as a JPEG or PNG and add that',
  dicom: 'This is a scan as the imaging system keeps it (DICOM). Send it through the image exchange, or add its report',
  'web-page': 'This is a web page. Print it to a PDF and add that',
}

/** Words for an enclosure that cannot be added, and for a pack or its lock that could not be made (L31, L32). */
export const enclosureWords: Readonly<Record<string, string | ((refusal: object) => string)>> = {
  'enclosure-empty': 'This file is empty. Ask for it again',
  'enclosure-too-large': (refusal) => `This file is larger than ${number(refusal, 'most', '250')} MB, as it stands or once it is unpacked. Send it another way, or in parts`,
  'enclosure-too-many-pages': (refusal) => `This file has ${number(refusal, 'pages', 'too many')} pages. Up to ${number(refusal, 'most', '200')} can be added: leave out what is not needed, or add it in parts`,
  'enclosure-locked': 'This file has a password of its own. Open it, print it to a PDF without one and add that, or ask whoever sent it',
  'enclosure-broken': 'This file is damaged, and some of it would be missing. Ask for it again',
  'enclosure-kind-unknown': (refusal) => found[text(refusal, 'found')] ?? 'This is no PDF, JPEG or PNG, whatever its name says. Save it as a PDF and add that',
  'enclosure-portfolio': 'This PDF only holds other files, which would not be in the pack. Take them out and add each by itself',
  'enclosure-hidden-layers': 'This PDF has hidden layers: whoever gets it could switch them on. Print it to a PDF and add that',
  'enclosure-form-not-drawn': 'What was filled in on this form would be missing. Print it to a PDF and add that',
  'enclosure-mark-not-drawn': (refusal) => `Something marked on ${text(refusal, 'page') === '' ? 'one of its pages' : `page ${text(refusal, 'page')}`} would be missing. Print it to a PDF and add that`,
  'enclosure-not-read': 'This file could not be opened. It may have been moved, or belong to somebody else',
  'enclosures-too-large': (refusal) => `With this one the enclosures come to more than ${number(refusal, 'most', '300')} MB. Send it another way, or in a pack of its own`,
  'enclosure-not-here': `An enclosure is no longer held here. Take it off the list and add it again. ${NOTHING}`,
  'enclosures-not-added': (refusal) => `${notAdded(refusal)} Take it off the list, or go without it. ${NOTHING}`,
  'letter-not-readable': `The signed letter could not be read, so no pack was made of it. ${NOTHING}`,
  'file-already-locked': `The pack is locked already. ${NOTHING}`,
  'file-not-readable': `The pack could not be locked whole, so it was not locked at all. ${NOTHING}`,
  'password-empty': `There is no password. ${NOTHING}`,
  'password-too-long': `The password is too long to lock a file with. ${NOTHING}`,
  'password-not-typeable': `The password has a sign that no keyboard types. ${NOTHING}`,
}

/** Each by its place, and its title where it is known. */
function notAdded(refusal: object): string {
  const all: unknown = 'enclosures' in refusal ? refusal.enclosures : undefined
  const named = Array.isArray(all) ? all.map((one: object) => ({ place: text(one, 'place'), title: text(one, 'title'), why: 'refusal' in one && typeof one.refusal === 'object' ? (one.refusal ?? {}) : {} })) : []
  if (named.length === 0) return 'An enclosure cannot be added.'
  return named.map(({ place, title, why }) => `Enclosure ${place}${title === '' ? '' : `, “${title}”,`} cannot be added. ${reason(why)}.`).join(' ')
}

function reason(refusal: object): string {
  const words = enclosureWords[text(refusal, 'kind')] ?? 'It could not be read'
  return typeof words === 'string' ? words : words(refusal)
}

function number(refusal: object, name: string, otherwise: string): string {
  return text(refusal, name) || otherwise
}

function text(refusal: object, name: string): string {
  const value: unknown = Object.hasOwn(refusal, name) ? (refusal as Readonly<Record<string, unknown>>)[name] : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
