import { decisionOwing } from '#domain/rules-across/read-case-file.ts'
import { receiveInformation, tellFamily } from '#actions/follow-meeting.ts'
import { useMay } from '#state/use-may.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import type { AfterPart } from './part.ts'

/** What a meeting left owed that is no letter: information it asked for, or a family to be told (row 2). */
export function MeetingOwes({ file, pathway, form, open, isOver }: AfterPart) {
  const mayReceive = useMay('receive-information') && !isOver
  const mayTell = useMay('tell-family') && !isOver
  const decision = decisionOwing(file)
  if (decision?.more == null || (decision.outcome !== 'more-information' && decision.outcome !== 'not-supported')) return null
  const { meeting, more } = decision
  const isInformation = decision.outcome === 'more-information'
  const isDone = (isInformation ? pathway.informed : pathway.told).has(meeting)
  const may = isInformation ? mayReceive : mayTell
  const name = isInformation ? 'information' : 'told'
  return (
    <section className="after-part" aria-labelledby="meeting-owes">
      <div className="after-row">
        <h2 id="meeting-owes">{isInformation ? 'More information needed' : 'Not supported: telling the family'}</h2>
        {may && !isDone && form !== name && (
          <Button kind="primary" dense onPress={() => open(name)}>
            {isInformation ? 'It has come' : 'They were told'}
          </Button>
        )}
      </div>
      <p dir="auto">{isInformation ? `${more.what}, from ${more.who}, by ${more.by}.` : `${more.what}. ${more.who} tells them. Other route: ${more.by}.`}</p>
      {isDone && <p>{isInformation ? 'It has come. The case can go back to a meeting.' : 'They were told.'}</p>}
      {form === name && may && !isDone && (
        <QuickForm
          name={isInformation ? 'It has come' : 'They were told'}
          record={file.record}
          draft={`${name}/${meeting}`}
          start={{ words: '' }}
          fields={[{ box: 'words', label: isInformation ? 'What came, and where it is' : 'Who told them, and what they said', hint: 'Can stay empty' }]}
          button={isInformation ? 'Save that it has come' : 'Save that they were told'}
          save={(context, opened, words) => (isInformation ? receiveInformation : tellFamily)(context, opened, meeting, words.words ?? '')}
          onClose={() => open(null)}
        />
      )}
    </section>
  )
}
