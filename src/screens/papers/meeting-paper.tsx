import { useMemo, useState } from 'react'
import type { RecordKind } from '#domain/journal/act.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { agendaPaper, type PaperCase } from '#domain/papers/agenda-paper.ts'
import { minutesPaper } from '#domain/papers/minutes-paper.ts'
import { providerLabel } from '#domain/provider/provider.ts'
import { isRestricted } from '#domain/rules-across/is-restricted.ts'
import { readCaseFile, type CaseFile } from '#domain/rules-across/read-case-file.ts'
import { quorumOfMeeting, type MeetingFile, type TeamFile } from '#domain/rules-across/read-meeting-file.ts'
import type { Summary } from '#domain/rules-across/summaries.ts'
import { summaryOf, useApp } from '#state/app-store.ts'
import { besideIn, elsewhereIn } from '#state/of-the-child.ts'
import { useMeeting, useTeam } from '#state/use-record.ts'
import { useRecordsRead } from '#state/use-records-read.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { Radios } from '../kit/radios.tsx'
import { PaperScreen } from './paper-screen.tsx'

interface MeetingPaperProps {
  readonly paper: 'agenda' | 'minutes'
  readonly meetingId: string
}

/** The agenda or the minutes of a meeting, as pages. */
export function MeetingPaper({ paper, meetingId }: MeetingPaperProps) {
  const meeting = useMeeting(meetingId)
  const team = useTeam(useApp((state) => state.session?.team ?? null))
  if (meeting === null || team === null) return <AppFrame current="meetings">{null}</AppFrame>
  return <Pages paper={paper} meeting={meeting} team={team} />
}

const CASE: RecordKind = 'case'
const PATIENT: RecordKind = 'patient'

function Pages({ paper, meeting, team }: { readonly paper: MeetingPaperProps['paper']; readonly meeting: MeetingFile; readonly team: TeamFile }) {
  const summaries = useApp((state) => state.summaries)
  const [print, setPrint] = useState<'usual' | 'large'>('usual')
  const ids = meeting.agenda.map((item) => item.case)
  const { records } = useRecordsRead(CASE, ids)
  const besideEach = ids.map((id) => besideHere(id, summaries))
  const { records: patients } = useRecordsRead(PATIENT, [...new Set([...ids.map((id) => summaryOf(summaries, 'case', id)?.patient ?? ''), ...besideEach.flatMap((beside) => beside.patients)])])
  const { records: otherCases } = useRecordsRead(CASE, [...new Set(besideEach.flatMap((beside) => beside.cases))])
  const document = useMemo(() => {
    if (records === null || patients === null || otherCases === null || team.team === null || meeting.meeting === null) return null
    const identityOf = (record: FoldedRecord): PaperCase => {
      const file = readCaseFile(record)
      const patient = file.subject?.patient ?? ''
      const named = besideHere(file.id, summaries)
      return {
        file,
        restricted: isRestrictedHere(file, summaries),
        identity: summaryOf(summaries, 'patient', patient)?.identity ?? null,
        patient: patients.find(({ about }) => about.id === patient) ?? null,
        beside: [...otherCases.filter(({ about }) => named.cases.includes(about.id)), ...patients.filter(({ about }) => named.patients.includes(about.id))],
      }
    }
    const cases = records.map(identityOf)
    const providerName = (id: string): string => {
      const provider = summaryOf(summaries, 'provider', id)?.provider
      return provider == null ? 'a provider' : providerLabel(provider)
    }
    return paper === 'agenda'
      ? agendaPaper({ team: team.team, meeting: meeting.meeting, quorum: team.quorumRule, cases, print })
      : minutesPaper({ team: team.team, meeting: { ...meeting, meeting: meeting.meeting }, cases, quorate: quorumOfMeeting(meeting, team).quorate, providerName })
  }, [paper, meeting, team, records, patients, otherCases, summaries, print])
  const hidden = records?.filter((record) => isRestrictedHere(readCaseFile(record), summaries)).length ?? 0
  return (
    <PaperScreen
      current="meetings"
      heading={paper === 'agenda' ? 'Agenda on paper' : 'Minutes on paper'}
      document={document}
      about={meeting.record.about}
      fileName={`${paper}${print === 'large' && paper === 'agenda' ? '-16-point' : ''}-${meeting.meeting?.on ?? 'meeting'}.pdf`}
      back={{ kind: 'meeting-plan', meeting: meeting.id }}
    >
      {paper === 'agenda' && (
        <Radios id="agenda-print" legend="Size of print" chosen={print} onChoose={setPrint} beside choices={[{ value: 'usual', words: 'Usual' }, { value: 'large', words: '16 point' }]} />
      )}
      <p>
        {paper === 'agenda'
          ? 'It gives each question and no reasons: those are for the meeting.'
          : 'As they stand now. Dissent stands by name, with its reason; the letter never names who dissented.'}
        {hidden > 0 && ` ${hidden === 1 ? 'One name is' : `${hidden} names are`} withheld: a reporting restriction.`}
      </p>
    </PaperScreen>
  )
}

function isRestrictedHere(file: CaseFile, summaries: ReadonlyMap<string, Summary>): boolean {
  return isRestricted(file, elsewhereIn(summaries, file.id, file.subject?.patient ?? ''))
}

function besideHere(id: string, summaries: ReadonlyMap<string, Summary>): ReturnType<typeof besideIn> {
  return besideIn(summaries, id, summaryOf(summaries, 'case', id)?.patient ?? '')
}
