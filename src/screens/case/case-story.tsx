import type { Act } from '#domain/journal/act.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { dayOf, showTime, showWeekday } from '../kit/show-time.ts'
import { storyWords } from './story-words.ts'

interface CaseStoryProps {
  readonly file: CaseFile
  readonly providerName: (id: string) => string
}

/** What has happened, newest first: each act with who and when. Never before one its author had seen. */
export function CaseStory({ file, providerName }: CaseStoryProps) {
  const refused = new Set(file.record.refused.map((entry) => entry.act.id))
  const late = new Set(file.record.late.map((entry) => entry.act.id))
  const acts = file.record.order.toReversed()
  return (
    <ol className="story">
      {acts.map((act, index) => (
        <StoryRow key={act.id} act={act} newDay={index === 0 || dayOf(acts[index - 1]?.at.wall ?? '') !== dayOf(act.at.wall)} note={refused.has(act.id) ? 'Refused by the trust server. ' : late.has(act.id) ? 'Late, not applied. ' : ''} providerName={providerName} />
      ))}
    </ol>
  )
}

interface StoryRowProps {
  readonly act: Act
  readonly newDay: boolean
  readonly note: string
  readonly providerName: (id: string) => string
}

function StoryRow({ act, newDay, note, providerName }: StoryRowProps) {
  const words = storyWords(act, providerName)
  return (
    <li className="story-row">
      <p>
        {newDay && <strong>{showWeekday(act.at.wall)}</strong>}
        <span className="text-quiet">{showTime(act.at.wall)}</span>
      </p>
      <p dir="auto">
        <strong>
          {note}
          {words.title}
        </strong>
        {words.rest === '' ? '' : ` ${words.rest}`} <span className="text-quiet">{act.by.name}</span>
      </p>
    </li>
  )
}
