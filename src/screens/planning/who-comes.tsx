import { forecastQuorum, isUncovered } from '#domain/meeting/forecast-quorum.ts'
import type { Attendance } from '#domain/meeting/meeting.ts'
import type { Member } from '#domain/meeting/team.ts'
import type { MeetingFile, TeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { recordAttendance, withdrawAttendance } from '#actions/record-attendance.ts'
import { openedNow } from '#actions/context.ts'
import { useSave } from '#state/use-save.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { forecastWords, needWords } from './forecast-words.ts'

const answers = [
  { present: 'expected', words: 'Coming' },
  { present: 'apologies', words: 'Apologies' },
] as const

interface WhoComesProps {
  readonly meeting: MeetingFile
  readonly team: TeamFile
  readonly mayRecord: boolean
}

/** Who said yes or sorry before the meeting, and what that makes of the quorum. Attendance itself is taken in the room. */
export function WhoComes({ meeting, team, mayRecord }: WhoComesProps) {
  const saving = useSave()
  const forecast = forecastQuorum(team.quorumRule, team.members, meeting.attendance)
  const say = (member: Member, present: (typeof answers)[number]['present'], before: Attendance['present'] | null): void => {
    const { user, name, discipline } = member
    void saving.save((context) =>
      before === present ? withdrawAttendance(context, openedNow(meeting.record), user) : recordAttendance(context, openedNow(meeting.record), { user, name, discipline, present }),
    )
  }
  return (
    <aside className="today-aside" data-area="Who comes" tabIndex={-1} aria-label="Who comes">
      <section>
        <h2>Who comes</h2>
        <p role="status" className={forecast.kind === 'unlikely' ? 'text-late' : undefined}>
          {forecastWords(forecast)}
        </p>
        <dl className="plan-needs">
          {forecast.needs.map((need) => (
            <div key={need.discipline}>
              <dt>{need.discipline}</dt>
              <dd className={isUncovered(need) ? 'text-late' : undefined}>{needWords(need)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>What they said</h2>
        <SaveWords saving={saving} />
        <ul className="plan-people">
          {team.members.map((member) => {
            const said = meeting.attendance.find((entry) => entry.user === member.user)?.present ?? null
            return (
              <li key={member.user}>
                <span>
                  {member.name}
                  <span className="text-quiet">{member.discipline}</span>
                </span>
                {mayRecord ? (
                  <span className="roster-ways" role="group" aria-label={member.name}>
                    {answers.map(({ present, words }) => (
                      <button key={present} type="button" className={said === present ? 'way way-on' : 'way'} aria-pressed={said === present} onClick={() => say(member, present, said)}>
                        {words}
                      </button>
                    ))}
                  </span>
                ) : (
                  <span className="text-quiet">{answers.find(({ present }) => present === said)?.words ?? ''}</span>
                )}
              </li>
            )
          })}
        </ul>
      </section>
    </aside>
  )
}
