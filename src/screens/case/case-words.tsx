import { attributionOf } from '#domain/letter/compose-letter.ts'
import { personLabel } from '#domain/person/needs.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { openedNow } from '#actions/context.ts'
import { takeOutWords, writeWords, type TypedWords } from '#actions/write-request.ts'
import type { Words } from '#state/use-draft.ts'
import { useMay } from '#state/use-may.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { useKeys } from '../kit/use-keys.ts'
import '../after/after.css'

interface CaseWordsProps {
  readonly file: CaseFile
  readonly form: string | null
  readonly open: (form: string | null) => void
  readonly isOver: boolean
}

const kinds: readonly { readonly value: TypedWords['kind']; readonly words: string; readonly hint?: string }[] = [
  { value: 'question', words: 'A question for the provider', hint: 'It is printed in the letter as theirs' },
  { value: 'words', words: 'What they want the meeting to know' },
  { value: 'offered-nothing-to-add', words: 'Asked, nothing to add' },
  { value: 'offered-declined', words: 'Asked, and declined' },
]

/** The family's and the young person's own words and questions: verbatim, each person's apart (row 16). */
export function CaseWords({ file, form, open, isOver }: CaseWordsProps) {
  const may = useMay('record-family-words') && !isOver
  const saving = useSave()
  useKeys([{ keys: 'N', words: 'write down their words', run: () => open('words'), inBar: true }], { name: 'Family’s words', active: may && form === null })
  return (
    <>
      <div className="after-row">
        <p>{file.words.length === 0 ? 'Nobody has recorded the family’s words, or that they were offered. The meeting asks for them.' : 'As they said it, each by themselves.'}</p>
        {may && form !== 'words' && (
          <Button kind="primary" dense keys="N" onPress={() => open('words')}>
            Write down their words
          </Button>
        )}
      </div>
      {may && form === 'words' && (
        <QuickForm
          name="Their words"
          record={file.record}
          draft="words/new"
          start={{ who: file.people[0]?.id ?? '', speaker: '', relation: '', young: '', kind: 'question', text: '', on: '' }}
          fields={[
            { box: 'who', label: 'Who', kind: 'choice', choices: [...file.people.map((person) => ({ value: person.id, words: personLabel(person) })), { value: '', words: 'Somebody else' }], when: () => file.people.length > 0 },
            { box: 'speaker', label: 'Their name', width: 'half', when: ({ who }) => who === '' },
            { box: 'relation', label: 'Who they are to the child', hint: 'For example mother', width: 'half', when: ({ who }) => who === '' },
            { box: 'young', label: 'It is the child or young person', kind: 'tick', when: ({ who }) => who === '' },
            { box: 'kind', label: 'What it is', kind: 'choice', choices: kinds },
            { box: 'text', label: 'Their words, as they said them', kind: 'area', hint: 'Kept and printed letter for letter', when: ({ kind }) => kind === 'question' || kind === 'words' },
            { box: 'on', label: 'When', hint: 'Empty is today', width: 'narrow' },
          ]}
          boxOf={{ 'family-words-missing': 'text', 'person-needs-a-name': 'speaker', 'one-entry-a-person': 'speaker', 'day-not-understood': 'on', 'day-not-yet': 'on' }}
          button="Save their words"
          save={(context, opened, words) => writeWords(context, opened, typedWords(words, file))}
          onClose={() => open(null)}
        />
      )}
      <SaveWords saving={saving} />
      {file.words.map((entry) => (
        <figure key={entry.id} className="own-words">
          <blockquote dir="auto">{entry.kind === 'offered-declined' ? 'Offered, declined' : entry.kind === 'offered-nothing-to-add' ? 'Offered, nothing to add' : `“${entry.text}”`}</blockquote>
          <figcaption className="text-quiet after-row">
            <span>
              {attributionOf(entry)}
              {entry.kind === 'question' ? '. A question for the provider' : ''}
            </span>
            {may && (
              <Button dense onPress={() => void saving.save((context) => takeOutWords(context, openedNow(file.record), entry.id))}>
                Written down wrongly: take out
              </Button>
            )}
          </figcaption>
        </figure>
      ))}
    </>
  )
}

function typedWords(words: Words, file: CaseFile): TypedWords {
  const person = file.people.find(({ id }) => id === words.who)
  const kind = kinds.find(({ value }) => value === words.kind)?.value ?? 'words'
  const said = { kind, text: words.text ?? '', on: words.on ?? '' }
  if (person === undefined) return { ...said, speaker: words.speaker ?? '', relation: words.relation ?? '', youngPerson: words.young === 'yes' }
  return { ...said, speaker: person.name, relation: person.relation, youngPerson: person.youngPerson }
}
