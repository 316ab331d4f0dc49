import type { z } from 'zod'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { readItems, settledValue } from '../journal/state-unit.ts'
import { CONCERN, concernSchema, type Concern } from '../meeting/concern.ts'
import * as meeting from '../meeting/meeting.ts'
import { quorumOf, quorumRuleSchema, QUORUM, type QuorumRule, type QuorumState } from '../meeting/quorum.ts'
import { meanwhileAgenda, meanwhileCancelled, meanwhileOpened } from './meanwhile.ts'
import { PROFILE, profileSchema, type Profile } from '../profile/profile.ts'
import { quorumRuleWith, teamWith } from '../profile/use-profile.ts'
import { MEMBER, memberSchema, TEAM, teamSchema, type Member, type Team } from '../meeting/team.ts'

/** A meeting as its screens read it. */
export interface MeetingFile {
  readonly id: string
  readonly record: FoldedRecord
  readonly meeting: meeting.Meeting | null
  /** With the meanwhile applied: nobody's case drops off because two people moved it. */
  readonly agenda: readonly meeting.AgendaItem[]
  /** The earliest, where computers opened it apart. */
  readonly opened: z.infer<typeof meeting.openedSchema> | null
  /** Why it does not take place; null while it does. */
  readonly cancelled: meeting.Cancelled | null
  readonly attendance: readonly meeting.Attendance[]
  readonly interests: readonly z.infer<typeof meeting.interestSchema>[]
}

export function readMeetingFile(record: FoldedRecord): MeetingFile {
  return {
    id: record.about.id,
    record,
    meeting: settledValue(record, meeting.MEETING, meeting.meetingSchema),
    agenda: meeting.inAgendaOrder(meanwhileAgenda(record)),
    opened: meanwhileOpened(record),
    cancelled: meanwhileCancelled(record),
    attendance: readItems(record, meeting.ATTENDANCE, meeting.attendanceSchema).map((item) => item.value),
    interests: readItems(record, meeting.INTEREST, meeting.interestSchema).map((item) => item.value),
  }
}

/** The team's settings and people. */
export interface TeamFile {
  readonly record: FoldedRecord
  /** The trust profile in force; null while there is none, or two stand. */
  readonly profile: Profile | null
  /** As the profile in force has it, where there is one. So is the quorum rule. */
  readonly team: Team | null
  readonly quorumRule: QuorumRule | null
  readonly members: readonly Member[]
  /** Row 4: each time somebody was shown Martha’s Rule. */
  readonly concerns: readonly Concern[]
}

export function readTeamFile(record: FoldedRecord): TeamFile {
  const profile = settledValue(record, PROFILE, profileSchema)
  return {
    record,
    profile,
    team: teamWith(profile, settledValue(record, TEAM, teamSchema)),
    quorumRule: quorumRuleWith(profile, settledValue(record, QUORUM, quorumRuleSchema)),
    members: readItems(record, MEMBER, memberSchema)
      .map((item) => item.value)
      .sort((a, b) => (a.order < b.order ? -1 : 1)),
    concerns: readItems(record, CONCERN, concernSchema).map((item) => item.value),
  }
}

/** M1: is this meeting quorate by the team's own rule? */
export function quorumOfMeeting(file: MeetingFile, team: TeamFile): QuorumState {
  return quorumOf(team.quorumRule, file.attendance)
}
