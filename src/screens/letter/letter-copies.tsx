import { useState } from 'react'
import type { SignedLetter } from '#domain/letter/letter-parts.ts'
import { personLabel } from '#domain/person/needs.ts'
import { copiesOf, copyFor, type CopyReader } from '#domain/rules-across/copies-of-letter.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { openedNow } from '#actions/context.ts'
import { noteViewing } from '#actions/record-address.ts'
import { savePaper } from '#state/paper.ts'
import { useSave } from '#state/use-save.ts'
import { goToCase } from '../case/case-tab.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { Section } from '../kit/section.tsx'
import { counted } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'

interface LetterCopiesProps {
  readonly file: CaseFile
  readonly letter: SignedLetter
}

/** Who has a copy of the signed letter, each by themselves, and who has none and why. */
export function LetterCopies({ file, letter }: LetterCopiesProps) {
  const readers = copiesOf(file)
  const theirs = readers.filter(({ standing }) => standing === 'has-one')
  const [said, setSaid] = useState('')
  const saving = useSave()
  const save = async ({ person }: CopyReader): Promise<void> => {
    const copy = copyFor(file, letter, person.id)
    if (!copy.ok) return setSaid(wordsFor(copy.refusal))
    // On their own copy a protected address leaves the screen for paper: whoever takes it there is noted first (P12).
    const isNoted = !file.protectedAddresses.includes(person.id) || (await saving.save((context) => noteViewing(context, openedNow(file.record), person.id)))
    if (!isNoted) return
    const number = theirs.findIndex((one) => one.person.id === person.id) + 1
    const answer = await savePaper(copy.value, file.record.about, `${file.subject?.reference ?? 'case'}-letter-v${letter.version}-copy-${number}.pdf`)
    if (!answer.ok) setSaid(wordsFor(answer.refusal))
    else setSaid(answer.value.saved ? `Copy ${number}, for ${person.name}, was saved. It has not been given to anybody.` : '')
  }
  const people = (): void => goToCase(file.id, 'people')
  useKeys(
    [
      ...theirs.slice(0, 9).map((reader, index) => ({ keys: String(index + 1), words: `save the copy for ${reader.person.name}`, run: () => void save(reader) })),
      { keys: 'O', words: 'people of the case', run: people },
    ],
    { name: 'Letter', active: letter.document !== undefined },
  )
  if (letter.document === undefined) return <Section heading="Copies">{wordsFor({ kind: 'words-not-kept', rule: 'L20' })}</Section>
  return (
    <Section heading="Copies" aside={theirs.length === 0 ? 'nobody wants one' : counted(theirs.length, 'copy', 'copies')}>
      {readers.length === 0 && <p>Nobody is written down under People, so nobody has a copy of their own.</p>}
      <ol className="letter-copies">
        {[...theirs, ...readers.filter((reader) => !theirs.includes(reader))].map((reader, index) => (
          <li key={reader.person.id}>
            <p>
              <strong>{personLabel(reader.person)}</strong> {copyWords(file, reader)}
            </p>
            {reader.standing === 'has-one' && (
              <Button dense keys={index < 9 ? String(index + 1) : undefined} onPress={() => void save(reader)}>
                Save<span className="only-heard"> the copy for {reader.person.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
      <p role="status" className="letter-said">
        {said}
      </p>
      <SaveWords saving={saving} />
      <TextButton keys="O" onPress={people}>
        People: who wants a copy
      </TextButton>
    </Section>
  )
}

const whyNone: Readonly<Record<Exclude<CopyReader['standing'], 'has-one'>, string>> = {
  'wants-none': 'No copy: wants none.',
  'not-asked': 'No copy: not asked yet whether they want one.',
  'is-to-read-nothing': 'No copy: the young person wants them to read nothing.',
}

/** What the copy is made in, and what its reader needs that it is not made in yet. */
function copyWords(file: CaseFile, { person, standing, largePrint, notMade }: CopyReader): string {
  if (standing !== 'has-one') return whyNone[standing]
  const address = file.protectedAddresses.includes(person.id) ? 'With their protected address: saving it is noted with your name.' : ''
  const made = largePrint ? 'In large print, 16 point.' : ''
  return [made, notMade.length === 0 ? '' : `Not made by Consilium yet: ${notMade.join('; ')}. Ask Pals.`, address].filter((words) => words !== '').join(' ')
}
