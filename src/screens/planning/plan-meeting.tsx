import { useState } from 'react'
import { mayDo } from '#domain/journal/role-table.ts'
import type { MeetingSummary } from '#domain/rules-across/summaries.ts'
import type { TypedMeeting } from '#domain/rules-across/plan-meeting.ts'
import { newActId } from '#actions/new-act-id.ts'
import { planMeeting } from '#actions/plan-meeting.ts'
import { goTo, summariesOf, useAppParts } from '#state/app-store.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { useNow } from '#state/use-now.ts'
import { useTeam } from '#state/use-record.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { showClock } from '../kit/show-time.ts'
import { PlanForm } from './plan-form.tsx'
import './planning.css'

/** The one draft of a meeting that is not planned yet: kept with the team, since there is no meeting to keep it with. */
const DRAFT = 'new-meeting'

/** Plans a meeting; the last one’s name, time, room and length are offered. */
export function PlanMeeting() {
  const { session, summaries, listed } = useAppParts('session', 'summaries', 'listed')
  const team = useTeam(session?.team ?? null)
  const today = londonDay(useNow())
  // Made once, so that a try after a lost answer is about the same meeting.
  const [id] = useState(newActId)
  const mayPlan = session !== null && mayDo(session.author.role, 'plan-meeting').ok
  return (
    <AppFrame current="meetings">
      <div className="plan" data-area="Plan a meeting" tabIndex={-1}>
        <h1>Plan a meeting</h1>
        {!mayPlan && <p>A meeting is planned by the chair, a consultant or the secretary.</p>}
        {mayPlan && !listed && <p>Reading the records on this computer.</p>}
        {mayPlan && listed && team !== null && (
          <PlanForm
            record={team.record}
            draftKey={DRAFT}
            offered={offered(summariesOf(summaries, 'meeting'))}
            meeting={null}
            today={today}
            save={(context, _, typed) => planMeeting(context, { about: { kind: 'meeting', id }, after: [] }, typed)}
            onSaved={() => goTo({ kind: 'meeting-plan', meeting: id })}
            onLeave={() => goTo({ kind: 'meetings' })}
          />
        )}
      </div>
    </AppFrame>
  )
}

/** As the last meeting was; the day is nobody’s but the planner’s. */
function offered(meetings: readonly MeetingSummary[]): TypedMeeting {
  const last = meetings.toSorted((a, b) => (`${a.on}${a.at}` > `${b.on}${b.at}` ? -1 : 1))[0]
  if (last === undefined || last.at === '') return { name: '', on: '', at: '', room: '', minutes: '60' }
  return { name: last.name, on: '', at: showClock(last.at), room: last.room, minutes: String(last.minutes) }
}
