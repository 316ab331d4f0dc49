import { forecastQuorum } from '#domain/meeting/forecast-quorum.ts'
import type { MeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { useApp } from '#state/app-store.ts'
import { useTeam } from '#state/use-record.ts'
import { forecastWords } from './forecast-words.ts'

/** Before the meeting: will it be quorate, by what people have said so far? */
export function QuorumLine({ meeting }: { readonly meeting: MeetingFile }) {
  const team = useTeam(useApp((state) => state.session?.team ?? null))
  if (team === null) return null
  const forecast = forecastQuorum(team.quorumRule, team.members, meeting.attendance)
  return <p>{forecast.kind === 'unlikely' ? <strong>{forecastWords(forecast)}</strong> : forecastWords(forecast)}</p>
}
