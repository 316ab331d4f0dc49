import type { MeetingSummary } from '#domain/rules-across/summaries.ts'
import { goTo, useAppParts } from '#state/app-store.ts'
import { TextButton } from '../kit/button.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { ErasedOn } from './erased-on.tsx'
import { readiness, startsIn } from './today-words.ts'

interface NextMeetingBriefProps {
  readonly meeting: MeetingSummary
  readonly now: string
}

/** The next meeting beside what is owed: when, whether it is ready with no network, and the way to its agenda. */
export function NextMeetingBrief({ meeting, now }: NextMeetingBriefProps) {
  const { summaries, saving } = useAppParts('summaries', 'saving')
  const ready = readiness(meeting, summaries, saving)
  const plan = (): void => goTo({ kind: 'meeting-plan', meeting: meeting.id })
  const room = (): void => goTo({ kind: 'meeting-room', meeting: meeting.id, case: null })
  useKeys(
    [
      { keys: 'A', words: 'the agenda and who comes', run: plan, inBar: true },
      ...(meeting.opened ? [{ keys: 'M', words: 'go to the meeting', run: room }] : []),
    ],
    { name: 'Next meeting' },
  )
  return (
    <section>
      <div className="today-aside-head">
        <h2>Next meeting</h2>
        <TextButton keys="A" onPress={plan}>
          Agenda and who comes
        </TextButton>
      </div>
      <p className="today-large">{startsIn(meeting, now)}</p>
      <p>
        {meeting.name}, {meeting.room}
      </p>
      <p>
        <strong>{ready.title}.</strong> {ready.words}
      </p>
      <ErasedOn meeting={meeting} />
      {meeting.opened && (
        <TextButton keys="M" onPress={room}>
          Go to the meeting
        </TextButton>
      )}
    </section>
  )
}
