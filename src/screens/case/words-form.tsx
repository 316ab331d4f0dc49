import { useState } from 'react'
import { longDay } from '#domain/basics/calendar.ts'
import { WORDS, type FamilyWords } from '#domain/case/case-parts.ts'
import { personLabel } from '#domain/person/needs.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { newActId } from '#actions/new-act-id.ts'
import { recordFamilyWords, takeFamilyWordsOff, type TypedFamilyWords } from '#actions/record-family-words.ts'
import type { Words } from '#state/use-draft.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { Radios } from '../kit/radios.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { SelectField } from '../kit/select-field.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { TextField } from '../kit/text-field.tsx'
import { PeopleForm } from './people-form.tsx'
import { useWritten } from './use-written.ts'

export const NEW_WORDS = `${WORDS}/new`

interface WordsFormProps {
  readonly file: CaseFile
  /** Null for words that are written down for the first time. */
  readonly entry: (FamilyWords & { readonly id: string }) | null
  readonly onClose: () => void
}

const kinds = ['question', 'words', 'offered-nothing-to-add', 'offered-declined'] as const
const kindWords = {
  question: 'A question for the provider',
  words: 'Something they want known',
  'offered-nothing-to-add': 'They were asked and had nothing to add',
  'offered-declined': 'They were asked and declined',
} as const satisfies Record<FamilyWords['kind'], string>

/** What one person said, letter for letter, or that they were asked (C5). Who is written down under People is chosen, not typed. */
export function WordsForm({ file, entry, onClose }: WordsFormProps) {
  const [newId] = useState(newActId)
  const taking = useSave()
  const form = useWritten({
    record: file.record,
    draftKey: entry === null ? NEW_WORDS : `${WORDS}/${entry.id}`,
    inRecord: entry === null ? emptyWords(file) : wordsOf(entry),
    name: 'Save these words',
    write: (context, opened, words) => recordFamilyWords(context, opened, entry?.id ?? newId, typedFrom(words)),
    onSaved: onClose,
    onClose,
    boxes: { 'family-words-missing': 'text', 'person-needs-a-name': 'speaker', 'one-entry-a-person': 'speaker', 'day-not-understood': 'on' },
  })
  const typed = typedFrom(form.draft.words)
  const chosen = file.people.find((person) => person.name === typed.speaker)
  const choose = (id: string): void => {
    const person = file.people.find((other) => other.id === id)
    form.draft.change('speaker', person?.name ?? '')
    form.draft.change('relation', person?.relation ?? '')
    form.draft.change('young', person?.youngPerson === true ? 'yes' : '')
  }
  const takeOff = async (): Promise<void> => {
    if (entry !== null && (await taking.save((context) => takeFamilyWordsOff(context, form.draft.opened, entry.id)))) onClose()
  }
  return (
    <PeopleForm
      form={form}
      title={entry === null ? 'What somebody said' : `Change what ${entry.speaker} said`}
      saveWords="Save these words"
      onClose={onClose}
      more={entry !== null && <Button onPress={() => void takeOff()}>Take off: written down by mistake</Button>}
    >
      {file.people.length > 0 && (
        <SelectField
          id="words-person"
          label="Who said it"
          value={chosen?.id ?? ''}
          choices={[...file.people.map((person) => ({ value: person.id, words: personLabel(person) })), { value: '', words: 'Somebody else' }]}
          onChange={choose}
        />
      )}
      {chosen === undefined && (
        <>
          <TextField {...form.box('speaker')} label={file.people.length === 0 ? 'Who said it' : 'Their name'} width="half" hint="One person. Each has their own words" />
          <label className="check" htmlFor="words-young">
            <input id="words-young" type="checkbox" checked={typed.youngPerson} onChange={() => form.draft.change('young', typed.youngPerson ? '' : 'yes')} />
            <span>This is the child or young person themselves</span>
          </label>
          {!typed.youngPerson && <TextField {...form.box('relation')} label="Who they are to the child" width="half" hint="For example mother, sister, play specialist" />}
        </>
      )}
      <Radios id="words-kind" legend="What it is" choices={kinds.map((value) => ({ value, words: kindWords[value] }))} chosen={typed.kind} onChoose={(value) => form.draft.change('kind', value)} />
      {(typed.kind === 'question' || typed.kind === 'words') && (
        <TextArea {...form.box('text')} label="In their own words" hint="Letter for letter, in the language they said it. The meeting sees it, and a question is printed in the letter as theirs" lines={3} />
      )}
      <TextField {...form.box('on')} label="On which day" width="half" hint="For example 8 10 2026. Empty is today" />
      <SaveWords saving={taking} />
    </PeopleForm>
  )
}

/** The first of the people, or who asked while nobody is listed: nothing is typed twice. */
function emptyWords({ people, request }: CaseFile): Words {
  const asker = request === null || request.by === 'team' ? null : { name: request.name, relation: request.relationship, youngPerson: request.by === 'young-person' }
  const first = people[0] ?? asker
  return { speaker: first?.name ?? '', relation: first?.relation ?? '', young: first?.youngPerson === true ? 'yes' : '', kind: 'question', text: '', on: '' }
}

function wordsOf(entry: FamilyWords): Words {
  return { speaker: entry.speaker, relation: entry.relation, young: entry.youngPerson ? 'yes' : '', kind: entry.kind, text: entry.text, on: longDay(entry.on) }
}

function typedFrom(words: Words): TypedFamilyWords {
  return {
    kind: kinds.find((kind) => kind === words['kind']) ?? 'question',
    text: words['text'] ?? '',
    speaker: words['speaker'] ?? '',
    relation: words['relation'] ?? '',
    youngPerson: words['young'] === 'yes',
    on: words['on'] ?? '',
  }
}
