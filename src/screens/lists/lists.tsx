import { mayDo } from '#domain/journal/role-table.ts'
import { showNhs } from '#domain/person/identity.ts'
import type { CaseSummary, Summary } from '#domain/rules-across/summaries.ts'
import { goTo, summariesOf, summaryOf, useApp } from '#state/app-store.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { useNow } from '#state/use-now.ts'
import { counted } from '../kit/show-time.ts'
import { caseNote } from '../today/today-words.ts'
import { NewCaseButton } from '../new-case/new-case-button.tsx'
import { dayWords } from '../planning/agenda-words.ts'
import { PlanMeetingButton } from '../planning/plan-meeting-button.tsx'
import { WorkList, type WorkRow } from './work-list.tsx'

/** Every case of the team on this computer, by name. */
export function CasesList() {
  const summaries = useApp((state) => state.summaries)
  const today = londonDay(useNow())
  const rows = summariesOf(summaries, 'case').map((entry) => ({
    ...rowOf(entry, summaries),
    note: caseNote(entry, today),
    open: () => goTo({ kind: 'case', case: entry.id }),
  }))
  return <WorkList current="cases" title="Cases" rows={byName(rows)} act={<NewCaseButton />} empty="No case is on this computer. Cases appear when this computer has fetched them from the trust server." />
}

/** Letters that wait to be signed, and those that are. */
export function LettersList() {
  const { summaries, session } = useApp()
  const maySign = mayDo(session?.author.role ?? 'observer', 'sign-letter').ok
  const rows = summariesOf(summaries, 'case')
    .filter((entry) => entry.letters.length > 0 || entry.letterWaits)
    .map((entry) => ({
      ...rowOf(entry, summaries),
      note: [...(entry.letterWaits ? [maySign ? 'Draft, to sign' : 'Draft, to be signed'] : []), ...signedWords(entry.letters.at(-1))].join('. '),
      open: () => goTo({ kind: 'letter', case: entry.id }),
    }))
  return <WorkList current="letters" title="Letters" rows={byName(rows)} empty="No letter yet. When a meeting has agreed a case, its letter is here, composed from the minute." />
}

/** Every meeting on this computer, the newest first. */
export function MeetingsList() {
  const summaries = useApp((state) => state.summaries)
  const today = londonDay(useNow())
  const rows = summariesOf(summaries, 'meeting')
    .toSorted((a, b) => (a.on > b.on ? -1 : 1))
    .map((meeting) => ({
      key: meeting.id,
      name: meeting.name,
      number: meeting.room,
      what: `${dayWords(meeting.on)}, ${counted(meeting.cases.length, 'case')}`,
      note: meeting.opened ? 'Opened' : meeting.on < today ? 'Not opened' : 'Planned',
      // A meeting still to come is planned; today’s can be looked into before it is opened.
      open: () => goTo(meeting.opened || meeting.on <= today ? { kind: 'meeting-room', meeting: meeting.id, case: null } : { kind: 'meeting-plan', meeting: meeting.id }),
    }))
  return <WorkList current="meetings" title="Meetings" rows={rows} act={<PlanMeetingButton keys="N" />} empty="No meeting planned. A meeting needs a date, a room and a quorum. Plan one." />
}

/** "Sent" means that a person said so. */
const sentWords = { no: 'Not sent', sent: 'Sent, not acknowledged', acknowledged: 'Acknowledged' } as const

function signedWords(letter: CaseSummary['letters'][number] | undefined): readonly string[] {
  return letter === undefined ? [] : [`Version ${letter.version} signed by ${letter.signedBy}`, sentWords[letter.sent]]
}

function rowOf(entry: CaseSummary, summaries: ReadonlyMap<string, Summary>): Omit<WorkRow, 'note' | 'open'> {
  const patient = summaryOf(summaries, 'patient', entry.patient)
  const identity = patient?.identity ?? null
  const number = identity === null ? entry.reference : `${showNhs(identity.nhs)}, ${identity.hospitalNumber}`
  return { key: entry.id, name: patient?.name ?? 'Not on this computer yet', number, what: entry.inShort === '' ? entry.question : entry.inShort }
}

function byName(rows: readonly WorkRow[]): readonly WorkRow[] {
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}
