import { goTo, summariesOf, useApp } from '#state/app-store.ts'
import { Button } from '../kit/button.tsx'

/** The way to where a case is decided: the latest meeting that has it on its agenda. Nothing while none has. */
export function ToMeeting({ caseId }: { readonly caseId: string }) {
  const summaries = useApp((state) => state.summaries)
  const meeting = summariesOf(summaries, 'meeting')
    .filter(({ cases, cancelled }) => cases.includes(caseId) && cancelled === null)
    .toSorted((a, b) => (a.on > b.on ? -1 : 1))[0]
  if (meeting === undefined) return null
  return (
    <div className="case-to-meeting">
      <Button dense onPress={() => goTo({ kind: 'meeting-room', meeting: meeting.id, case: caseId })}>
        Go to this case in the meeting
      </Button>
    </div>
  )
}
