import { foldRecord, type FoldedRecord } from '#domain/journal/fold-record.ts'
import { actSchema, type Act, type RecordRef } from '#domain/journal/act.ts'
import { resourceToAct } from '#fhir/resource-to-act.ts'
import { clinicRecordId } from '#electron/keeper/demo/fill-in.ts'
import { decisionOf, readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { readMeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { chair, MEETING_DAY } from './stage.ts'

/** How many entries a trust server says it holds. */
export async function countOnServer(server: string): Promise<number> {
  const { total } = await ask(`${server}/QuestionnaireResponse?_summary=count`)
  if (typeof total !== 'number') throw new Error('The trust server did not say how many entries it holds.')
  return total
}

export interface MeetingOnServer {
  /** Cases on the meeting's agenda. */
  readonly cases: number
  /** Of these, with one agreed outcome of this meeting that nobody disputes. */
  readonly decisions: number
  /** Signed letters of these. */
  readonly letters: number
  /** Of these, with a signed minute of this meeting. */
  readonly minutes: number
  /** Times two versions were settled. */
  readonly settled: number
}

/** What came of the meeting, read from nothing but the entries the trust server holds. */
export async function readMeeting(server: string): Promise<MeetingOnServer> {
  const acts = await readActs(server)
  const id = clinicRecordId('meeting/this-week', MEETING_DAY)
  const cases = readMeetingFile(fold(acts, { kind: 'meeting', id })).agenda.map((item) => readCaseFile(fold(acts, { kind: 'case', id: item.case })))
  return {
    cases: cases.length,
    decisions: cases.filter((file) => decisionOf(file, id)?.outcome === 'agreed').length,
    letters: cases.reduce((sum, file) => sum + file.signedLetters.length, 0),
    minutes: cases.filter((file) => file.signedMinutes.some(({ meeting }) => meeting === id)).length,
    settled: acts.filter(({ verb }) => verb === 'settle-versions').length,
  }
}

function fold(acts: readonly Act[], about: RecordRef): FoldedRecord {
  return foldRecord(about, acts.filter((act) => act.about.kind === about.kind && act.about.id === about.id))
}

interface Bundle {
  readonly total?: number
  readonly entry?: readonly { readonly resource: Record<string, unknown> }[]
  readonly link?: readonly { readonly relation: string; readonly url: string }[]
}

async function readActs(server: string): Promise<readonly Act[]> {
  const acts: Act[] = []
  for (let next: string | undefined = `${server}/QuestionnaireResponse?_count=500`; next !== undefined; ) {
    const page: Bundle = await ask(next)
    for (const { resource } of page.entry ?? []) acts.push(readAct(resource))
    next = page.link?.find(({ relation }) => relation === 'next')?.url
  }
  return acts
}

function readAct(resource: Record<string, unknown>): Act {
  const reading = resourceToAct(resource as never)
  if (reading.kind !== 'act') throw new Error(`The trust server holds something that is no entry (${reading.why}).`)
  return actSchema.parse({ ...JSON.parse(reading.text), sig: reading.sig })
}

async function ask(url: string): Promise<Bundle> {
  const reply = await fetch(url, { headers: { authorization: `Bearer ${chair.token}` }, signal: AbortSignal.timeout(10_000) })
  if (!reply.ok) throw new Error(`The trust server answered ${reply.status} when it was asked what it holds.`)
  return (await reply.json()) as Bundle
}
