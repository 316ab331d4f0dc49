import { longDay, shortDay } from '#domain/basics/calendar.ts'
import type { Pathway } from '#domain/pathway/read-pathway.ts'
import { reportOwedBy } from '#domain/rules-across/provider-in-hand.ts'
import { confirmOpinion, recordOpinion } from '#actions/record-opinion.ts'
import { useMay } from '#state/use-may.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import type { HeardPart } from './part.ts'
import { chosenOf, whoField } from './who-field.ts'

/** An opinion given by word of mouth. It is kept, and the report is still waited for (row 30). */
export function OpinionPart(part: HeardPart) {
  const { file, pathway, providerName, form, open, isOver, heard } = part
  const [first] = heard
  const may = useMay('record-opinion') && !isOver
  const isOpen = form === 'opinion'
  return (
    <section className="after-part" aria-labelledby="opinion-heading">
      <div className="after-row">
        <h2 id="opinion-heading">Said by word of mouth</h2>
        {may && first !== undefined && !isOpen && (
          <Button dense keys="O" onPress={() => open('opinion')}>
            Note a spoken opinion
          </Button>
        )}
      </div>
      {pathway.verbals.length === 0 && !isOpen && <p className="text-quiet">Nothing noted. A spoken opinion is kept here; the report is waited for all the same.</p>}
      {pathway.verbals.map((verbal) => (
        <OpinionRow key={verbal.id} {...part} verbal={verbal} may={may} />
      ))}
      {isOpen && may && first !== undefined && (
        <QuickForm
          name="A spoken opinion"
          record={file.record}
          draft={heard.length === 1 ? `verbal/new/${first}` : 'verbal/new'}
          start={{ who: first, words: '', to: '', on: '' }}
          fields={[
            ...whoField('Who said it', heard, providerName),
            { box: 'words', label: 'What they said', hint: 'As near to their words as you can', kind: 'area' },
            { box: 'to', label: 'Who heard it', hint: 'Names, with a comma between' },
            { box: 'on', label: 'When', hint: 'Empty is today', width: 'narrow' },
          ]}
          boxOf={{ 'opinion-needs-words': 'words', 'opinion-needs-who-heard': 'to', 'day-not-understood': 'on', 'day-not-yet': 'on' }}
          button="Save the spoken opinion"
          save={(context, opened, words) => recordOpinion(context, opened, { from: chosenOf(words, heard), words: words.words ?? '', to: words.to ?? '', on: words.on ?? '' })}
          onClose={() => open(null)}
        />
      )}
    </section>
  )
}

function OpinionRow({ file, pathway, verbal, may, providerName, form, open }: HeardPart & { readonly verbal: Pathway['verbals'][number]; readonly may: boolean }) {
  const confirming = form === `confirm/${verbal.id}`
  return (
    <div className="after-sent">
      <p dir="auto">
        “{verbal.words}” <strong>{providerName(verbal.from)}</strong>, {longDay(verbal.on)}. Heard by {verbal.to.join(', ')}. <span className="text-quiet">Noted by {verbal.noteBy}</span>
      </p>
      <div className="after-row">
        <p className="text-quiet">{verbal.confirmedBy === null ? 'Not confirmed by the provider yet.' : `Confirmed ${shortDay(verbal.confirmedBy.on)}: ${verbal.confirmedBy.whom}.`}{file.ended === null && reportOwedBy(file, pathway).includes(verbal.from) ? ' The report is still waited for.' : ''}</p>
        {may && verbal.confirmedBy === null && !confirming && (
          <Button dense onPress={() => open(`confirm/${verbal.id}`)}>
            They confirmed it
          </Button>
        )}
      </div>
      {confirming && may && (
        <QuickForm
          name="They confirmed it"
          record={file.record}
          draft={`verbal/${verbal.id}`}
          start={{ whom: '' }}
          fields={[{ box: 'whom', label: 'Who at the provider confirmed it', width: 'half' }]}
          boxOf={{ 'answer-needs-whom': 'whom' }}
          button="Save that they confirmed it"
          save={(context, opened, words) => confirmOpinion(context, opened, verbal.id, words.whom ?? '')}
          onClose={() => open(null)}
        />
      )}
    </div>
  )
}
