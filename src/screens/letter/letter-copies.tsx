import { useState } from 'react'
import { longDay } from '#domain/basics/calendar.ts'
import { waysToGive, type SignedLetter } from '#domain/letter/letter-parts.ts'
import { personLabel } from '#domain/person/needs.ts'
import { copiesOf, copyFor, whatStopsCopies, type ChildToday, type CopyReader } from '#domain/rules-across/copies-of-letter.ts'
import { copyFileName } from '#domain/rules-across/copy-file-name.ts'
import { tellsOfPractice } from '#domain/rules-across/practice-in-letter.ts'
import { protectedHere } from '#domain/rules-across/protected-here.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { openedNow } from '#actions/context.ts'
import { giveCopy } from '#actions/give-copy.ts'
import { takeCopyBack } from '#actions/take-copy-back.ts'
import { noteViewing } from '#actions/record-address.ts'
import { goTo, useApp } from '#state/app-store.ts'
import { savePaper } from '#state/paper.ts'
import { useMay } from '#state/use-may.ts'
import { useSave } from '#state/use-save.ts'
import { goToCase } from '../case/case-tab.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { Section } from '../kit/section.tsx'
import { counted } from '../kit/show-time.ts'
import { readBeside } from '../kit/use-beside.ts'
import { useKeys } from '../kit/use-keys.ts'
import { givenWords } from '../kit/words-for-people.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'

interface LetterCopiesProps {
  readonly file: CaseFile
  readonly child: ChildToday
  readonly letter: SignedLetter
}

/** Who has a copy of the signed letter, each by themselves, and who has none and why. */
export function LetterCopies({ file, child, letter }: LetterCopiesProps) {
  const readers = copiesOf(file, letter.version)
  const theirs = readers.filter(({ standing }) => standing === 'has-one')
  const stop = whatStopsCopies(file, child, child.today)
  const none = stop ?? (tellsOfPractice(file, child, letter) ? { kind: 'copy-names-practice', rule: 'L41' } : null)
  const [said, setSaid] = useState('')
  const handed = useApp(({ place }) => (place.kind === 'letter' ? theirs.find(({ person }) => person.id === place.give) : undefined)?.person.id ?? null)
  const [giving, setGiving] = useState(handed !== null)
  const mayTakeBack = useMay('give-copy')
  const mayGive = mayTakeBack && theirs.length > 0
  const saving = useSave()
  const save = async ({ person }: CopyReader): Promise<void> => {
    const copy = copyFor(file, child, letter, person.id, await readBeside(file.id, file.subject?.patient ?? null))
    if (!copy.ok) return setSaid(wordsFor(copy.refusal))
    // On their own copy a protected address leaves the screen for paper: whoever takes it there is noted first (P12).
    const isNoted = !protectedHere(file, child.elsewhere).includes(person.id) || (await saving.save((context) => noteViewing(context, openedNow(file.record), person.id)))
    if (!isNoted) return
    const number = theirs.findIndex((one) => one.person.id === person.id) + 1
    const answer = await savePaper(copy.value, file.record.about, copyFileName(file, letter.version, { kind: 'person', id: person.id }))
    if (!answer.ok) setSaid(wordsFor(answer.refusal))
    else setSaid(answer.value.saved ? `Copy ${number}, for ${person.name}, was saved. Saving it gives it to nobody.` : '')
  }
  const takeBack = (person: string): void => void saving.save((context) => takeCopyBack(context, openedNow(file.record), letter.version, person))
  const give = (): void => {
    setSaid('')
    setGiving(true)
  }
  const people = (): void => goToCase(file.id, 'people')
  useKeys(
    [
      ...theirs.slice(0, 9).map((reader, index) => ({ keys: String(index + 1), words: `save the copy for ${reader.person.name}`, run: () => void save(reader) })),
      { keys: 'O', words: 'people of the case', run: people },
      ...(mayGive ? [{ keys: 'G', words: 'a copy was given', run: give }] : []),
    ],
    { name: 'Letter', active: letter.document !== undefined && !giving },
  )
  if (letter.document === undefined) return <Section heading="Copies">{wordsFor({ kind: 'words-not-kept', rule: 'L20' })}</Section>
  return (
    <Section heading="Copies" aside={theirs.length === 0 ? 'nobody wants one' : counted(theirs.length, 'copy', 'copies')}>
      {stop !== null && <Notice>{wordsFor(stop)}</Notice>}
      {readers.length === 0 && <p>Nobody is written down under People, so nobody has a copy of their own.</p>}
      <ol className="letter-copies">
        {[...theirs, ...readers.filter((reader) => !theirs.includes(reader))].map((reader, index) => (
          <li key={reader.person.id}>
            <p>
              <strong>{personLabel(reader.person)}</strong> {copyWords(file, child, reader)}
            </p>
            {reader.standing === 'has-one' && (
              <Button dense keys={index < 9 ? String(index + 1) : undefined} onPress={() => void save(reader)} {...(none === null ? {} : { notNow: wordsFor(none) })}>
                Save<span className="only-heard"> the copy for {reader.person.name}</span>
              </Button>
            )}
            {mayTakeBack && reader.given !== null && (
              <Button dense onPress={() => takeBack(reader.person.id)}>
                Not given after all<span className="only-heard">: the copy for {reader.person.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
      <p role="status" className="letter-said">
        {said}
      </p>
      <SaveWords saving={saving} />
      {giving && mayGive && <CopyGivenForm file={file} child={child} version={letter.version} theirs={theirs} handed={handed} onClose={handed === null ? () => setGiving(false) : () => goTo({ kind: 'copies' })} />}
      {mayGive && !giving && (
        <div className="letter-buttons">
          <Button dense keys="G" onPress={give}>
            A copy was given
          </Button>
        </div>
      )}
      <TextButton keys="O" onPress={people}>
        People: who wants a copy
      </TextButton>
    </Section>
  )
}

interface CopyGivenFormProps {
  readonly file: CaseFile
  readonly child: ChildToday
  readonly version: number
  readonly theirs: readonly CopyReader[]
  /** Whose copy was in hand in the batch this was come to from; null when it was come to otherwise. */
  readonly handed: string | null
  readonly onClose: () => void
}

function CopyGivenForm({ file, child, version, theirs, handed, onClose }: CopyGivenFormProps) {
  const only = theirs.length === 1 ? theirs[0]?.person.id : undefined
  return (
    <QuickForm
      name="A copy was given"
      record={file.record}
      draft={handed === null ? `copy-given/${version}` : `copy-given/${version}/${handed}`}
      start={{ person: handed ?? only ?? '', how: '', on: '' }}
      fields={[
        { box: 'person', label: 'To whom', kind: 'choice', choices: theirs.map(({ person }) => ({ value: person.id, words: personLabel(person) })) },
        { box: 'how', label: 'How', kind: 'choice', choices: waysToGive.map((how) => ({ value: how, words: upper(givenWords[how]) })) },
        { box: 'on', label: 'When', hint: 'Empty is today', width: 'narrow' },
      ]}
      boxOf={{ 'copy-reader-missing': 'person', 'copy-not-theirs': 'person', 'copy-way-missing': 'how', 'day-not-understood': 'on', 'day-not-yet': 'on', 'copy-before-signed': 'on', 'copies-stopped': 'on', 'copies-wait-at-eighteen': 'on' }}
      button="It was given"
      save={(context, opened, words) => giveCopy(context, opened, version, { person: words.person ?? '', how: words.how ?? '', on: words.on ?? '' }, child)}
      onClose={onClose}
    />
  )
}

function upper(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

const whyNone: Readonly<Record<Exclude<CopyReader['standing'], 'has-one'>, string>> = {
  'wants-none': 'No copy: wants none.',
  'not-asked': 'No copy: not asked yet whether they want one.',
  'is-to-read-nothing': 'No copy: the young person wants them to read nothing.',
}

/** What the copy is made in, and what its reader needs that it is not made in yet. */
function copyWords(file: CaseFile, child: ChildToday, { person, standing, largePrint, notMade, given }: CopyReader): string {
  const was = given === null ? '' : `Given ${longDay(given.on)}, ${givenWords[given.how]}, by ${given.by}.`
  if (standing !== 'has-one') return `${whyNone[standing]} ${was}`.trim()
  const address = protectedHere(file, child.elsewhere).includes(person.id) ? 'With their protected address: saving it is noted with your name.' : ''
  const made = largePrint ? 'In large print, 16 point.' : ''
  return [made, notMade.length === 0 ? '' : `Not made by Consilium yet: ${notMade.join('; ')}. Ask Pals.`, address, was === '' ? 'Not given yet.' : was].filter((words) => words !== '').join(' ')
}
