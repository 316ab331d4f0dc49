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
        <StoryRow key={act.id} act={act} newDay={index === 0 || dayOf(acts[index - 1]?.at.wall ?? '') !== dayOf(act.at.wall)} note={refused.has(act.id) ? 'Refused by the trust server. ' : late.has(act.id) ? 'Late, not applied. ' : ''} providerName={providerName} actOf={(id) => acts.find((other) => other.id === id)} />
      ))}
    </ol>
  )
}

interface StoryRowProps {
  readonly act: Act
  readonly newDay: boolean
  readonly note: string
  readonly providerName: (id: string) => string
  /** An act of this case by its id; an entry taken back is named by it. */
  readonly actOf: (id: string) => Act | undefined
}

function StoryRow({ act, newDay, note, providerName, actOf }: StoryRowProps) {
  const words = storyWords(act, providerName, actOf)
  return (
    <li className="story-row">
      <p>
        {newDay && <strong>{narrowDay(act.at.wall)}</strong>}
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

/** "Thu 8 Oct": the column is narrow. */
function narrowDay(instant: string): string {
  const [weekday = '', number, month = ''] = showWeekday(instant).split(' ')
  return `${weekday.slice(0, 3)} ${number} ${month.slice(0, 3)}`
}
