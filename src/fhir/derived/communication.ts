import type { JsonObject } from '#domain/basics/json.ts'
import { DISCUSSED, DISPATCH, dispatchUnit, type Dispatch } from '#domain/pathway/pathway-parts.ts'
import { readPathway, type Pathway } from '#domain/pathway/read-pathway.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { part, type Part } from './derived.ts'
import { coded, ourCode, toFile, toPatient, toProvider, toRelative, toRequest } from './refer.ts'
import { silentItems } from './what-is-said.ts'

const letterSent = ourCode('communication', 'letter-sent', 'A letter sent')
const reportDiscussed = ourCode('communication', 'report-discussed', 'A report discussed with the family')

const participationMode = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode'
const electronic = coded(participationMode, 'ELECTRONIC', 'electronic data')
const media: Readonly<Record<Dispatch['method'], JsonObject>> = {
  'secure-mail': coded(participationMode, 'EMAILWRIT', 'email'),
  'tracked-post': coded(participationMode, 'MAILWRIT', 'mail'),
  'by-hand': coded(participationMode, 'PHYSICAL', 'physical presence'),
  'image-exchange': electronic,
  mesh: electronic,
}

/** Each way a signed letter was sent. Neither its address nor the words of whoever took it are said. */
export function sentLettersOf(file: CaseFile): readonly Part[] {
  const sent = readPathway(file.record).dispatches.map((dispatch) => part('Communication', dispatchUnit(dispatch), {
    ...ofCase(file, letterSent),
    status: statusOf(dispatch),
    medium: [media[dispatch.method]],
    sent: new Date(dispatch.at).toISOString(),
    received: dispatch.acknowledged?.on,
    ...letterOf(file, dispatch),
  }))
  return [...sent, ...noLonger(file, DISPATCH, letterSent)]
}

/** R4 EventStatus: taken back, it never left; gone astray, it left and ended before whom it was for. */
function statusOf({ undone, astray }: Dispatch): string {
  if (undone === null) return 'completed'
  return astray === true ? 'stopped' : 'entered-in-error'
}

/** Whom it is for and which letter it is; a pseudonymised copy is another file than the signed one. */
function letterOf({ signedLetters }: CaseFile, { version, copy }: Dispatch) {
  const letter = signedLetters.find((each) => each.version === version)
  if (letter === undefined) return {}
  return { recipient: [toProvider(letter.provider)], payload: copy === 'pseudonymised' ? undefined : [{ contentReference: toFile(letter.blob) }] }
}

/** Each discussion of a report that was held, with whom by their entry. What was not held is nobody else's to read. */
export function discussionsOf(file: CaseFile): readonly Part[] {
  const { reports, discussed } = readPathway(file.record)
  const parts = discussed.map(({ report, reader, ...act }) => {
    const name = `${DISCUSSED}/${report}/${reader}`
    if (act.kind !== 'held') return part('Communication', name, { ...ofCase(file, reportDiscussed), status: 'entered-in-error' }, true)
    return part('Communication', name, {
      ...ofCase(file, reportDiscussed), status: 'completed', sent: act.on, recipient: [readerOf(file, reader)], about: aboutReport(reports, report),
    })
  })
  return [...parts, ...noLonger(file, DISCUSSED, reportDiscussed)]
}

function readerOf({ id, people, subject }: CaseFile, reader: string): JsonObject {
  const isYoungPerson = people.some((person) => person.id === reader && person.youngPerson)
  return isYoungPerson && subject !== null ? toPatient(subject.patient) : toRelative(id, reader)
}

function aboutReport(reports: Pathway['reports'], id: string): readonly JsonObject[] | undefined {
  const blob = reports.find((report) => report.id === id)?.document?.blob ?? null
  return blob === null ? undefined : [toFile(blob)]
}

function noLonger(file: CaseFile, prefix: typeof DISPATCH | typeof DISCUSSED, category: JsonObject): readonly Part[] {
  const { takenOff, open } = silentItems(file.record, prefix)
  const said = (keys: readonly string[], status: string) => keys.map((key) => part('Communication', `${prefix}/${key}`, { ...ofCase(file, category), status }, true))
  return [...said(takenOff, 'entered-in-error'), ...said(open, 'unknown')]
}

function ofCase({ id, subject }: CaseFile, category: JsonObject) {
  return { basedOn: [toRequest(id)], category: [category], subject: subject === null ? undefined : toPatient(subject.patient) }
}
