import { useState } from 'react'
import { formats, personUnit, responsibilityStates, type Format, type Person } from '#domain/person/person-parts.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { newActId } from '#actions/new-act-id.ts'
import { recordPerson, takePersonOff, type TypedPerson } from '#actions/record-person.ts'
import { useSave } from '#state/use-save.ts'
import type { Words } from '#state/use-draft.ts'
import { Button } from '../kit/button.tsx'
import { Radios } from '../kit/radios.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { TextField } from '../kit/text-field.tsx'
import { formatLabels, responsibilityWords } from '../kit/words-for-people.ts'
import { PeopleForm } from './people-form.tsx'
import { useWritten } from './use-written.ts'

interface EntryFormProps {
  readonly file: CaseFile
  /** Null for somebody new. */
  readonly person: (Person & { readonly id: string }) | null
  readonly onClose: () => void
}

export const NEW_PERSON = 'person/new'

/** One person of the case (P10): who they are, what they think, how they are talked with and written to. */
export function PeopleEntryForm({ file, person, onClose }: EntryFormProps) {
  const [newId] = useState(newActId)
  const taking = useSave()
  const inRecord = person === null ? emptyWords(file) : wordsOf(person)
  const form = useWritten({
    record: file.record,
    draftKey: person === null ? NEW_PERSON : personUnit(person.id),
    inRecord,
    name: 'Save this person',
    write: (context, opened, words) => recordPerson(context, opened, person?.id ?? newId, typedFrom(words)),
    onSaved: onClose,
    onClose,
    boxes: { 'person-needs-a-name': 'name', 'one-entry-a-person': 'name' },
  })
  const { words } = form.draft
  const typed = typedFrom(words)
  const toggle = (format: Format): void => {
    const now = typedFrom(form.draft.now()).formats
    form.draft.change('formats', (now.includes(format) ? now.filter((other) => other !== format) : [...now, format]).join(' '))
  }
  const takeOff = async (): Promise<void> => {
    if (person !== null && (await taking.save((context) => takePersonOff(context, form.draft.opened, person.id)))) onClose()
  }
  return (
    <PeopleForm
      form={form}
      title={person === null ? 'Add a person' : `Change: ${person.name}`}
      saveWords="Save this person"
      onClose={onClose}
      more={person !== null && <Button onPress={() => void takeOff()}>Take off: entered by mistake</Button>}
    >
      <TextField {...form.box('name')} label="Name" width="half" hint="One person. Each has an entry of their own" />
      <label className="check" htmlFor="person-young">
        <input id="person-young" type="checkbox" checked={typed.youngPerson} onChange={() => form.draft.change('young', typed.youngPerson ? '' : 'yes')} />
        <span>This is the child or young person themselves</span>
      </label>
      {!typed.youngPerson && (
        <>
          <TextField {...form.box('relation')} label="Who they are to the child" width="half" hint="For example mother, grandmother, foster carer" />
          <Radios
            id="person-responsibility"
            legend="Parental responsibility"
            beside
            choices={responsibilityStates.map((value) => ({ value, words: responsibilityWords[value] }))}
            chosen={typed.responsibility.state}
            onChoose={(value) => form.draft.change('responsibility', value)}
          />
          <TextField {...form.box('how')} label={typed.responsibility.state === 'confirmed' ? 'How it was confirmed' : 'What is known'} hint="For example birth certificate seen, or birth not registered yet. Nobody is turned away by it" />
        </>
      )}
      <TextArea {...form.box('view')} label="What they think of a second opinion" hint="In their own words, apart from anybody else’s" />
      <TextField {...form.box('language')} label="Language, if it is not English" width="half" hint="With the dialect, for example Arabic (Iraqi)" />
      <Radios
        id="person-interpreter"
        legend="Interpreter"
        hint="A professional. Never a child or a relative"
        beside
        choices={[
          { value: 'not-needed', words: 'Not needed' },
          { value: 'needed', words: 'Needed' },
          { value: 'booked', words: 'Booked' },
        ]}
        chosen={typed.interpreter.state}
        onChoose={(value) => form.draft.change('interpreter', value)}
      />
      {typed.interpreter.state !== 'not-needed' && <TextField {...form.box('interpreted')} label="Interpreted language, if it is another one" width="half" hint="For example BSL" />}
      <fieldset className="field">
        <legend className="field-label">Reads or listens in another format</legend>
        <div className="suggestions">
          {formats.map((format) => (
            <label key={format} className="check" htmlFor={`format-${format}`}>
              <input id={`format-${format}`} type="checkbox" checked={typed.formats.includes(format)} onChange={() => toggle(format)} />
              <span>{formatLabels[format]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Radios
        id="person-copy"
        legend="A copy of the letter of their own"
        beside
        choices={[
          { value: 'yes', words: 'They want one' },
          { value: 'no', words: 'They want none' },
          { value: 'not-asked', words: 'Not asked yet' },
        ]}
        chosen={typed.copy}
        onChoose={(value) => form.draft.change('copy', value)}
      />
      <SaveWords saving={taking} />
    </PeopleForm>
  )
}

/** Who asked stands in the form already while nobody of that name is listed: nothing is typed twice. */
function emptyWords({ request, people }: CaseFile): Words {
  const isNew = request !== null && request.by !== 'team' && people.length === 0
  return {
    name: isNew ? request.name : '', young: isNew && request.by === 'young-person' ? 'yes' : '', relation: isNew ? request.relationship : '',
    responsibility: isNew && request.by === 'parent-or-carer' ? request.parentalResponsibility : 'not-confirmed', how: isNew ? request.how : '',
    view: '', language: '', interpreter: 'not-needed', interpreted: '', formats: '', copy: 'not-asked',
  }
}

function wordsOf(person: Person): Words {
  return {
    name: person.name, young: person.youngPerson ? 'yes' : '', relation: person.relation, responsibility: person.responsibility.state, how: person.responsibility.how,
    view: person.view, language: person.language, interpreter: person.interpreter.state, interpreted: person.interpreter.language, formats: person.formats.join(' '), copy: person.copy,
  }
}

function typedFrom(words: Words): TypedPerson {
  const word = (box: string): string => (words[box] ?? '').trim()
  return {
    name: words['name'] ?? '',
    relation: word('relation'),
    youngPerson: word('young') === 'yes',
    responsibility: { state: responsibilityStates.find((state) => state === words['responsibility']) ?? 'not-confirmed', how: word('how') },
    view: word('view'),
    language: /^english$/i.test(word('language')) ? '' : word('language'),
    interpreter: { state: (['needed', 'booked'] as const).find((state) => state === words['interpreter']) ?? 'not-needed', language: word('interpreted') },
    formats: formats.filter((format) => word('formats').split(' ').includes(format)),
    copy: (['yes', 'no'] as const).find((copy) => copy === words['copy']) ?? 'not-asked',
  }
}
