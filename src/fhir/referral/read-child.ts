import type { CalendarDay } from '#domain/basics/calendar.ts'
import { readIdentity, unavailableReasons, type TypedIdentity, type UnavailableReason } from '#domain/person/identity.ts'
import { readNhsNumber } from '#domain/person/nhs-number.ts'
import { elementsAt } from '../read-element.ts'
import type { Entry } from './bundle-entries.ts'
import type { Findings, ReferralBox, Spot } from './findings.ts'
import { isOwnScript, readNames, type NameRead } from './read-name.ts'

const NHS_SYSTEMS: ReadonlySet<string> = new Set(['https://fhir.nhs.uk/Id/nhs-number', 'urn:oid:2.16.840.1.113883.2.1.4.1'])
/** Scotland’s and Northern Ireland’s registers go by several addresses; each ends so. */
const OTHER_NATION = /(?:chi-?number|h-?c-?number|health-and-care-number)$/i
const LEFT_BY_PLACE: readonly ReferralBox[] = ['nhsNumber', 'otherNumber', 'hospitalNumber']

/** Who the child is. What cannot be theirs (a number with a wrong check digit, a birth to come) is left out, with why. */
export function readChild(found: Findings, patient: Entry, today: CalendarDay): void {
  leaveWarnings(found, patient)
  readChildsNames(found, readNames(found, patient, today))
  readBirth(found, patient, today)
  readNumbers(found, patient)
  found.leaveRest(patient, ['name', 'birthDate', 'identifier', 'active', 'deceasedBoolean', 'deceasedDateTime', ...(unavailableReasonOf(patient) === null ? [] : ['extension'])])
}

function readChildsNames(found: Findings, names: readonly NameRead[]): void {
  const current = ['official', 'usual', '']
    .flatMap((use) => names.filter((name) => name.use === use))
    .concat(names.filter(({ use }) => !['official', 'usual', ''].includes(use)))
    .filter(({ former }) => !former)
  const inParts = current.filter(({ family }) => family !== '')
  const chosen = inParts.find(({ family }) => !isOwnScript(family)) ?? inParts[0] ?? null
  const own = current.find((name) => name !== chosen && isOwnScript(name.whole)) ?? null
  if (chosen !== null) {
    found.take('family', chosen.family, `${chosen.path}.family`)
    found.take('given', chosen.given, `${chosen.path}.given`)
  }
  if (own !== null) found.take('inOwnScript', own.whole, own.path)
  for (const name of names) {
    if (name === chosen || name === own) continue
    const kind = name.former ? 'referral-former-name' : chosen === null ? 'referral-name-whole' : 'referral-other-name'
    found.leave(name.path, { kind, rule: 'S31' }, name.whole)
  }
}

function readBirth(found: Findings, patient: Entry, today: CalendarDay): void {
  const born = found.textAt(patient, 'birthDate')
  if (born === null) return
  const where = `${patient.path}.birthDate`
  if (/^\d{4}(?:-\d\d)?$/.test(born)) return found.leave(where, { kind: 'referral-date-in-part', rule: 'S31' }, born)
  const checked = readIdentity({ ...rightButForBirth, born }, today)
  if (!checked.ok) return found.leave(where, checked.refusal, born)
  const [year, month, day] = checked.value.born.split('-')
  found.take('born', `${Number(day)} ${Number(month)} ${year}`, where)
}

/** The rule judges a whole identity; here only the birth is asked about. */
const rightButForBirth: Omit<TypedIdentity, 'born'> = {
  given: '', family: 'x', inOwnScript: '', nhsNumber: '', unavailable: 'nhs-number-not-known', hospitalNumber: 'x', verification: '', otherNumber: '', twin: '',
}

interface NumberRead {
  readonly box: ReferralBox
  readonly value: string
  readonly where: string
}

function readNumbers(found: Findings, patient: Entry): void {
  const identifiers = found.spotsAt(patient, 'identifier')
  const numbers = identifiers.flatMap((identifier) => readNumber(found, identifier))
  for (const identifier of identifiers) found.leaveRest(identifier, ['system', 'value', 'type', 'use', 'assigner', 'period', ...(unavailableReasonOf(patient) === null ? [] : ['extension'])])
  const [nhs, other, hospital] = LEFT_BY_PLACE.map((box) => onlyOne(found, numbers.filter((number) => number.box === box)))
  if (hospital) found.take('hospitalNumber', hospital.value, hospital.where)
  if (nhs) {
    found.take('nhsNumber', nhs.value, nhs.where)
    if (other) found.leave(other.where, { kind: 'referral-no-box', rule: 'S31' }, other.value)
  } else if (other) {
    found.take('otherNumber', other.value, other.where)
    found.take('unavailable', 'devolved-nation', other.where)
  } else if (!numbers.some(({ box }) => box === 'nhsNumber' || box === 'otherNumber')) {
    const reason = unavailableReasonOf(patient)
    if (reason !== null) found.take('unavailable', reason, `${patient.path}.identifier`)
  }
}

function readNumber(found: Findings, identifier: Spot): readonly NumberRead[] {
  const system = found.textAt(identifier, 'system') ?? ''
  const value = found.textAt(identifier, 'value')
  const type = found.spotAt(identifier, 'type')
  const isHospitals = type !== null && found.spotsAt(type, 'coding').some((coding) => coding.value['code'] === 'MR')
  if (value === null) return []
  const where = `${identifier.path}.value`
  if (identifier.value['use'] === 'old') return left(found, where, 'referral-former-number', value)
  if (NHS_SYSTEMS.has(system)) {
    const number = readNhsNumber(value)
    if (number.ok) return [{ box: 'nhsNumber', value: number.value, where }]
    if (/^looks-like-(?:chi|health-and-care)-number$/.test(number.refusal.kind)) return [{ box: 'otherNumber', value: value.replace(/\D/g, ''), where }]
    found.leave(where, number.refusal, value)
    return []
  }
  if (OTHER_NATION.test(system)) return [{ box: 'otherNumber', value, where }]
  return isHospitals ? [{ box: 'hospitalNumber', value, where }] : left(found, where, 'referral-unknown-number', value)
}

function left(found: Findings, where: string, kind: string, value: string): readonly [] {
  found.leave(where, { kind, rule: 'S31' }, value)
  return []
}

/** Two different numbers of one kind: which is the child’s is for a person to say. */
function onlyOne(found: Findings, numbers: readonly NumberRead[]): NumberRead | null {
  if (new Set(numbers.map(({ value }) => value)).size <= 1) return numbers[0] ?? null
  for (const { value, where } of numbers) found.leave(where, { kind: 'referral-two-numbers', rule: 'S31' }, value)
  return null
}

/** UK Core says why there is no NHS number in an extension of the identifier, or of the patient. */
function unavailableReasonOf(patient: Entry): UnavailableReason | null {
  const extensions = [patient.value, ...elementsAt(patient.value, 'identifier')].flatMap((element) => elementsAt(element, 'extension'))
  const codes = extensions
    .filter(({ url }) => typeof url === 'string' && url.endsWith('NHSNumberUnavailableReason'))
    .flatMap(({ valueCodeableConcept: concept }) => (typeof concept === 'object' && concept !== null ? elementsAt({ ...concept }, 'coding') : []))
    .map(({ code }) => code)
  return unavailableReasons.find((reason) => codes.includes(reason)) ?? null
}

/** What a person must know before they take this child’s referral, and no box asks for. */
function leaveWarnings(found: Findings, { value, path }: Entry): void {
  const warn = (key: string, kind: string): void => found.leave(`${path}.${key}`, { kind, rule: 'S31' }, value[key])
  if (value['active'] === false) warn('active', 'referral-not-in-use')
  if (value['deceasedDateTime'] !== undefined) warn('deceasedDateTime', 'referral-died')
  else if (value['deceasedBoolean'] !== undefined && value['deceasedBoolean'] !== false) warn('deceasedBoolean', 'referral-died')
  const meta = found.spotAt({ value, path }, 'meta')
  if (meta !== null && found.spotsAt(meta, 'security').length > 0) found.leave(`${path}.meta.security`, { kind: 'referral-sensitive', rule: 'S31' })
}
