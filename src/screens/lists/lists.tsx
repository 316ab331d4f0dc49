import { useMemo } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { mayDo } from '#domain/journal/role-table.ts'
import { meetingsSigned } from '#domain/rules-across/signed-minutes.ts'
import type { CaseSummary, MeetingSummary } from '#domain/rules-across/summaries.ts'
import { casesOn, goTo, summariesOf, useApp, useAppParts } from '#state/app-store.ts'
import { caseLines } from '#state/case-lines.ts'
import { versionInHand } from '#state/version-in-hand.ts'
import { versionKept } from '#state/version-kept.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { useNow } from '#state/use-now.ts'
import { begunWords } from '../kit/begun-words.ts'
import { keptWords } from '../kit/kept-words.ts'
import { counted } from '../kit/show-time.ts'
import { dayWords } from '../planning/agenda-words.ts'
import { BatchButton } from '../batch/batch-button.tsx'
import { PlanMeetingButton } from '../planning/plan-meeting-button.tsx'
import { caseRow } from './case-row.ts'
import { useFirstRows } from './use-first-rows.ts'
import { WorkList } from './work-list.tsx'

/** Letters that wait to be signed, and those that are. */
export function LettersList() {
  const { summaries, session, drafts } = useAppParts('summaries', 'session', 'drafts')
  const maySign = mayDo(session?.author.role ?? 'observer', 'sign-letter').ok
  const lines = caseLines(summaries).filter(({ entry }) => entry.letters.length > 0 || entry.letterWaits)
  const shown = useFirstRows(lines)
  const rows = shown.rows.map(({ entry, patient }) => ({
    ...caseRow(entry, patient),
    note: [...(entry.letterWaits ? [maySign ? 'Draft, to sign' : 'Draft, to be signed'] : []), ...begunWords(versionInHand(drafts, entry)), ...signedWords(entry.letters.at(-1)), ...keptWords(versionKept(summaries, entry))].join('. '),
    open: () => goTo({ kind: 'letter', case: entry.id }),
  }))
  const signed = lines.some(({ entry }) => entry.letters.length > 0)
  return <WorkList {...shown} current="letters" title="Letters" rows={rows} act={signed && <BatchButton />} empty="No letter yet. When a meeting has agreed a case, its letter is here, composed from the minute." />
}

/** Every meeting on this computer, the newest first. */
export function MeetingsList() {
  const summaries = useApp((state) => state.summaries)
  const today = londonDay(useNow())
  const { meetings, signed } = useMemo(() => {
    const all = summariesOf(summaries, 'meeting').toSorted((a, b) => (a.on > b.on ? -1 : 1))
    return { meetings: all, signed: meetingsSigned(all, summariesOf(summaries, 'case')) }
  }, [summaries])
  const shown = useFirstRows(meetings)
  const rows = shown.rows.map((meeting) => ({
    key: meeting.id,
    name: meeting.name,
    number: meeting.room,
    what: `${dayWords(meeting.on)}, ${counted(casesOn(meeting, summaries).length, 'case')}`,
    note: meetingNote(meeting, signed.has(meeting.id), today),
    // A meeting still to come is planned; today’s can be looked into before it is opened.
    open: () => goTo(meeting.opened || (meeting.on <= today && meeting.cancelled === null) ? { kind: 'meeting-room', meeting: meeting.id, case: null } : { kind: 'meeting-plan', meeting: meeting.id }),
  }))
  return <WorkList {...shown} current="meetings" title="Meetings" rows={rows} act={<PlanMeetingButton keys="N" />} empty="No meeting planned. A meeting needs a date, a room and a quorum. Plan one." />
}

function meetingNote({ on, opened, cancelled }: MeetingSummary, signed: boolean, today: CalendarDay): string {
  if (cancelled !== null) return `Cancelled: ${cancelled.reason}`
  if (opened) return signed ? 'Minutes signed' : 'Opened, minutes not signed'
  return on < today ? 'Not opened' : 'Planned'
}

/** "Sent" means that a person said so. */
const sentWords = { no: 'Not sent', astray: 'Went to the wrong person', sent: 'Sent, not acknowledged', acknowledged: 'Acknowledged' } as const

function signedWords(letter: CaseSummary['letters'][number] | undefined): readonly string[] {
  return letter === undefined ? [] : [`Version ${letter.version} signed by ${letter.signedBy}`, sentWords[letter.sent]]
}
