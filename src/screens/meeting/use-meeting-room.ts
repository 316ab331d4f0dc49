import { useMemo } from 'react'
import type { Provider } from '#domain/provider/provider.ts'
import type { OutcomeKind } from '#domain/decision/decision.ts'
import type { Identity } from '#domain/person/identity.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { quorumOfMeeting, type MeetingFile, type TeamFile } from '#domain/rules-across/read-meeting-file.ts'
import type { QuorumState } from '#domain/meeting/quorum.ts'
import { summariesOf, summaryOf, useApp } from '#state/app-store.ts'
import { useCase, useMeeting, useTeam } from '#state/use-record.ts'
import type { AgendaEntry } from './agenda-list.tsx'

export type DecisionView = Extract<OutcomeKind, 'agreed' | 'more-information' | 'not-supported'>

export interface MeetingRoomData {
  readonly meeting: MeetingFile
  readonly team: TeamFile
  readonly quorum: QuorumState
  readonly entries: readonly AgendaEntry[]
  /** Every case on the agenda in its place: one that was erased while the room is open keeps its number, so that no key comes to mean another child. */
  readonly order: readonly string[]
  readonly parked: readonly AgendaEntry[]
  readonly file: CaseFile | null
  readonly identity: Identity | null
  readonly providerOf: (id: string) => Provider | null
}

/** Everything the room shows, from the view; null until the meeting and the team have been read. */
export function useMeetingRoom(meetingId: string, teamId: string, caseId: string | null): MeetingRoomData | null {
  const meeting = useMeeting(meetingId)
  const team = useTeam(teamId)
  const file = useCase(caseId)
  const summaries = useApp((state) => state.summaries)
  const erased = useApp((state) => state.erased)
  return useMemo(() => {
    if (meeting === null || team === null) return null
    const entry = (id: string): AgendaEntry[] => {
      const summary = summaryOf(summaries, 'case', id)
      if (summary === null) return []
      return [{ summary, name: summaryOf(summaries, 'patient', summary.patient)?.name ?? 'Not on this computer yet' }]
    }
    const onAgenda = new Set(meeting.agenda.map((item) => item.case))
    const patient = caseId === null ? '' : (summaryOf(summaries, 'case', caseId)?.patient ?? '')
    return {
      meeting,
      team,
      quorum: quorumOfMeeting(meeting, team),
      entries: meeting.agenda.flatMap((item) => entry(item.case)),
      order: meeting.agenda.map((item) => item.case).filter((id) => summaries.has(`case/${id}`) || erased.has(`case/${id}`)),
      parked: summariesOf(summaries, 'case').filter((summary) => summary.hold !== null && !onAgenda.has(summary.id)).flatMap((summary) => entry(summary.id)),
      file: file?.id === caseId ? file : null,
      identity: summaryOf(summaries, 'patient', patient)?.identity ?? null,
      providerOf: (id) => summaryOf(summaries, 'provider', id)?.provider ?? null,
    }
  }, [meeting, team, file, summaries, erased, caseId])
}
