import type { Json, JsonObject } from '#domain/basics/json.ts'
import { calendarDaySchema, longDay } from '#domain/basics/calendar.ts'
import { textFromProse } from '#domain/basics/prose.ts'
import { HEARING } from '#domain/case/case-parts.ts'
import { LETTER, letterProseSchema } from '#domain/letter/letter-parts.ts'
import { ATTENDANCE } from '#domain/meeting/meeting.ts'
import { DISPATCH } from '#domain/pathway/pathway-parts.ts'
import { GP, gpLabel, gpSchema } from '#domain/person/gp.ts'
import { IDENTITY, identitySchema, showNhs } from '#domain/person/identity.ts'
import { indicationsSchema, indicationWords } from '#domain/case/indications.ts'
import { linesOfProfile } from '#domain/profile/compare-profiles.ts'
import { PROFILE, profileSchema } from '#domain/profile/profile.ts'
import { afterStory } from '../case/after-story.ts'
import { settingName, settingValue } from '../settings/profile-words.ts'
import { showDayAndTime } from '../kit/show-time.ts'
import { outcomeWords } from '../kit/words-for-acts.ts'

/** The field that holds a unit's own words, in the order they are looked for. */
const mainFields = ['sentence', 'text', 'reason', 'what', 'words', 'now'] as const

const fieldNames: Readonly<Record<string, string>> = {
  given: 'Given names', family: 'Family name', inOwnScript: 'In its own script', born: 'Date of birth', nhs: 'NHS number', hospitalNumber: 'Hospital number',
  twin: 'Twin', name: 'Name', present: 'Here', discipline: 'Discipline', room: 'Room', at: 'Time', minutes: 'Minutes', title: 'Title', role: 'Role',
  organisation: 'Organisation', ods: 'ODS code', country: 'Country', specialty: 'Specialty', body: 'Professional body', number: 'Registration number',
  address: 'Address', telephone: 'Telephone', note: 'Note', type: 'Type', person: 'Who', answer: 'Answer', soFar: 'So far',
  diagnoses: 'Diagnoses', treatedBy: 'Treated by', options: 'To choose between', state: 'State', reviewOn: 'Review', how: 'How', why: 'Why', accepted: 'Accepted', inShort: 'In short',
  outcome: 'Outcome', provider: 'Provider', backUp: 'Back-up', rationale: 'Reason', override: 'Chair’s reason', standing: 'Standing',
  protected: 'Protected', relation: 'Who they are', responsibility: 'Parental responsibility', view: 'Their view', language: 'Language', interpreter: 'Interpreter', formats: 'Formats', copy: 'Copy',
  may: 'May read', found: 'Found', by: 'By',
  more: 'More', who: 'Who', due: 'Due', owner: 'Owner', on: 'Date', place: 'Where', where: 'Ward', legalContact: 'Legal contact', restriction: 'Reporting restriction', primary: 'Primary',
}

/** The words of a unit, for reading and comparing; a withdrawn one says so. */
export function mainText(unit: string, value: JsonObject | null): string {
  if (value === null) return unit === '' ? '' : unit.startsWith(`${LETTER}/`) ? 'Given up' : 'Withdrawn'
  const letter = unit.startsWith(`${LETTER}/`) ? letterProseSchema.safeParse(value) : null
  if (letter?.success === true) return [letter.data.why, letter.data.ask].map((words) => (words === null ? 'The minute’s words' : textFromProse(words))).join('\n')
  const sent = unit.startsWith(`${DISPATCH}/`) ? afterStory(unit, value, String) : null
  if (sent !== null) return `${sent.title} ${sent.rest}`
  const indications = unit.startsWith('indications/') ? indicationsSchema.safeParse(value) : null
  if (indications?.success === true) return indications.data.chosen.map((code) => indicationWords(indications.data, code)).join('; ')
  const profile = unit === PROFILE ? profileSchema.safeParse(value) : null
  if (profile?.success === true) return linesOfProfile(profile.data).map((line) => `${settingName(line)}: ${settingValue(line.path, line.after)}`).join('\n')
  if (unit === IDENTITY) return [value.given, value.family].filter((part) => typeof part === 'string' && part !== '').join(' ')
  const gp = unit === GP ? gpSchema.safeParse(value) : null
  if (gp?.success === true) return gp.data.registered ? [gpLabel(gp.data), ...gp.data.lines, gp.data.postcode].filter((part) => part !== '').join(', ') : 'No GP registered'
  if (unit === HEARING) return fieldText('on', value.on ?? null, String)
  if (unit.startsWith(`${ATTENDANCE}/`)) return `${String(value.name)}: ${fieldText('present', value.present ?? null, String)}`
  for (const field of mainFields) {
    const text = value[field]
    if (typeof text === 'string' && text !== '') return text
  }
  return ''
}

/** The other fields people would compare, named; what is empty or only for the computer is left out. */
export function otherFields(value: JsonObject | null, providerName: (id: string) => string): readonly { readonly key: string; readonly name: string; readonly value: string }[] {
  if (value === null) return []
  return Object.entries(value).flatMap(([key, field]) => {
    const name = fieldNames[key]
    if (name === undefined || field === null || field === '' || (mainFields as readonly string[]).includes(key)) return []
    if (key === 'outcome' && typeof field === 'string') return [{ key, name, value: outcomeWords(field, value.standing === 'view' ? 'view' : 'agreement') }]
    return [{ key, name, value: fieldText(key, field, providerName) }]
  })
}

/** A field's value as people read it. */
export function fieldText(key: string, field: Json, providerName: (id: string) => string): string {
  if ((key === 'provider' || key === 'backUp') && typeof field === 'string') return providerName(field)
  if (key === 'outcome' && typeof field === 'string') return outcomeWords(field)
  if (key === 'nhs') return nhsText(field)
  if (key === 'present' && typeof field === 'string') return presence[field] ?? field
  if (key === 'at' && typeof field === 'string' && field.includes('T')) return showDayAndTime(field)
  if (key === 'standing') return field === 'view' ? 'Not quorate' : 'Quorate'
  const day = calendarDaySchema.safeParse(field)
  if (day.success) return longDay(day.data)
  if (typeof field === 'string') return field
  if (typeof field === 'boolean') return field ? 'Yes' : 'No'
  if (Array.isArray(field)) return field.filter((part) => typeof part === 'string').join('; ')
  if (typeof field === 'object' && field !== null && 'user' in field && typeof field.name === 'string') return field.name
  if (typeof field === 'object' && field !== null) return Object.values(field).filter((part) => typeof part === 'string').join('. ')
  return field === null ? 'none' : JSON.stringify(field)
}

const presence: Readonly<Record<string, string>> = { here: 'Here', remote: 'On the line', apologies: 'Apologies', absent: 'Not here', expected: 'Coming' }

function nhsText(field: Json): string {
  const nhs = identitySchema.shape.nhs.safeParse(field)
  return nhs.success ? showNhs(nhs.data) : 'none'
}

export function fieldName(key: string): string {
  return fieldNames[key] ?? key
}
