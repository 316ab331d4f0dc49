import { useEffect, useState } from 'react'
import type { Refusal } from '#domain/basics/answer.ts'
import { shortDay } from '#domain/basics/calendar.ts'
import { letterSent } from '#domain/pathway/letter-sent.ts'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import { SIGNED_LETTER } from '#domain/letter/letter-parts.ts'
import { copyFileName } from '#domain/rules-across/copy-file-name.ts'
import { isLetterAbroad } from '#domain/rules-across/pseudonymised-copy.ts'
import { whatKeepsLetter } from '#domain/rules-across/practice-in-letter.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import { openSigned, saveSigned, type Pages } from '#state/paper.ts'
import { goTo, summaryOf, useApp } from '#state/app-store.ts'
import { useVersionInHand } from '#state/version-in-hand.ts'
import { goToCase } from '../case/case-tab.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { Section } from '../kit/section.tsx'
import { counted, showDayAndTime, showSignedAt } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { PackScreen } from '../pack/pack-screen.tsx'
import { LateWords } from './late-words.tsx'
import { LetterCopies } from './letter-copies.tsx'
import { PaperView } from './paper-view.tsx'
import { PseudonymisedCopy } from './pseudonymised-copy.tsx'

interface SignedLettersProps {
  readonly file: CaseFile
  readonly facts: LetterFacts
  readonly onNew: () => void
}

/** What came of opening the pages of one version: never shown under another. */
interface OpenedPages {
  readonly blob: string
  readonly pages: Pages | null
  readonly refusal: Refusal | null
}

/** The signed letter, as it was kept: its pages never change. Signed is not sent, and the screen says so. */
export function SignedLetters({ file, facts, onNew }: SignedLettersProps) {
  const newest = file.signedLetters.at(-1)
  const [chosen, setChosen] = useState<number | null>(null)
  const letter = file.signedLetters.find((signed) => signed.version === chosen) ?? newest
  const [opened, setOpened] = useState<OpenedPages | null>(null)
  const [said, setSaid] = useState('')
  const [making, setMaking] = useState<'pseudonymised' | 'pack' | null>(null)
  const done = (): void => setMaking(null)
  const begun = useVersionInHand(file)
  const next = (newest?.version ?? 0) + 1
  const toNext = begun === null ? `Write version ${next}` : `Go on with version ${next}`
  const provider = useApp((state) => summaryOf(state.summaries, 'provider', letter?.provider ?? '')?.provider)
  const { kind, id } = file.record.about
  const blob = letter?.blob
  useEffect(() => {
    if (blob === undefined) return
    void openSigned(blob, { kind, id }).then((answer) => setOpened(answer.ok ? { blob, pages: answer.value, refusal: null } : { blob, pages: null, refusal: answer.refusal }))
  }, [blob, kind, id])
  const choose = (version: number): void => {
    setSaid('')
    setChosen(version)
  }
  const back = (): void => goTo({ kind: 'case', case: file.id })
  const toSending = (): void => goToCase(file.id, 'sending')
  const packing = useApp(({ packLists }) => packLists.get(file.id)?.files.length ?? 0)
  const kept = letter === undefined ? null : whatKeepsLetter(file, facts, letter)
  const save = async (): Promise<void> => {
    if (letter === undefined) return
    const answer = await saveSigned(letter.blob, file.record.about, copyFileName(file, letter.version, { kind: 'provider', pseudonymised: false }))
    setSaid(answer.ok ? (answer.value.saved ? 'A copy was saved. It has not been sent.' : '') : wordsFor(answer.refusal))
  }
  const replacedBy = newest === letter || newest === undefined ? null : newest.version
  // Nothing more is made of a version that another has replaced.
  const isAbroad = letter !== undefined && replacedBy === null && isLetterAbroad(letter)
  useKeys(
    [
      ...(kept === null ? [{ keys: 'Ctrl+S', words: 'save a copy', run: () => void save(), inBar: replacedBy === null }] : []),
      { keys: 'S', words: 'sending', run: toSending, inBar: true },
      { keys: 'E', words: 'pack with enclosures', run: () => setMaking('pack') },
      { keys: 'N', words: toNext.charAt(0).toLowerCase() + toNext.slice(1), run: onNew },
      ...(isAbroad ? [{ keys: 'P', words: 'pseudonymised copy', run: () => setMaking('pseudonymised'), inBar: true }] : []),
      { keys: 'Escape', words: 'back to the case', run: back, inBar: true },
    ],
    { name: 'Letter', active: making === null },
  )
  if (letter === undefined) return null
  if (making === 'pseudonymised') return <PseudonymisedCopy key={letter.version} file={file} facts={facts} letter={letter} onBack={done} />
  if (making === 'pack') return <PackScreen file={file} facts={facts} letter={letter} begun={begun} onBack={done} />
  const { pages, refusal } = opened?.blob === letter.blob ? opened : { pages: null, refusal: null }
  return (
    <div className="letter">
      <div className="letter-words" data-area="The words" tabIndex={-1}>
        <div className="letter-scroll">
          <h1>
            Signed by {letter.signatory.name}, {signedAt(file, letter.version)}
          </h1>
          <p>
            Version {letter.version}. {sentWords(file, letter.version)} “Sent” means a person said so.{letter.check === undefined ? '' : ` Its file was held to ${letter.check.rules} rules for archives and screen readers, and keeps them.`}
          </p>
          {replacedBy !== null && <Notice title={`Version ${replacedBy} replaces this.`}>What is sent from here on is version {replacedBy}. This one is kept as it was signed, to look at and for who had it.</Notice>}
          {replacedBy === null && begun !== null && <Notice calm title={`Version ${begun} begun, not signed.`}>What is saved, packed or sent from here is version {letter.version}, as it was signed.</Notice>}
          {kept !== null && <Notice title={`Version ${letter.version} goes to nobody.`}>{wordsFor(kept)}</Notice>}
          <LateWords file={file} />
          <div className="letter-buttons">
            <Button kind={replacedBy === null ? 'primary' : 'secondary'} keys="Ctrl+S" onPress={() => void save()} {...(kept === null ? {} : { notNow: wordsFor(kept) })}>
              Save a copy
            </Button>
            <Button keys="S" onPress={toSending}>
              Sending
            </Button>
            <Button keys="E" onPress={() => setMaking('pack')}>
              {packing === 0 ? 'Pack with enclosures' : `Go on with the pack, ${counted(packing, 'file')}`}
            </Button>
            <Button keys="N" onPress={onNew}>
              {toNext}
            </Button>
          </div>
          <p role="status" className="letter-said">
            {said}
          </p>
          {isAbroad && (
            <Section heading="For a provider abroad">
              <p>Where the law there wants no name in what is sent, a pseudonymised copy can go in place of this letter: the same words, with the reference for the child.</p>
              <div className="letter-buttons">
                <Button keys="P" onPress={() => setMaking('pseudonymised')}>
                  Pseudonymised copy
                </Button>
              </div>
            </Section>
          )}
          <LetterCopies key={letter.version} file={file} child={facts} letter={letter} />
          <TextButton keys="Escape" onPress={back}>
            Back to the case
          </TextButton>
          {refusal !== null && <Notice title="The pages cannot be shown.">{wordsFor(refusal)}</Notice>}
          {file.signedLetters.length > 1 && (
            <ul className="letter-versions">
              {file.signedLetters.map((signed) => (
                <li key={signed.version}>
                  <Button dense pressed={signed === letter} onPress={() => choose(signed.version)}>
                    Version {signed.version}, {signed.signatory.name}
                    {signedAt(file, signed.version) === '' ? '' : `, ${signedAt(file, signed.version)}`}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <PaperView paper={{ pages, refusal: null }} title="As it was signed." to={provider == null ? '' : `To ${provider.name}`} />
    </div>
  )
}

/** Empty where two signed this version. */
function signedAt(file: CaseFile, version: number): string {
  const state = file.record.units.get(`${SIGNED_LETTER}/${version}`)
  return state?.kind === 'settled' ? showSignedAt(state.act.at.wall) : ''
}

/** What a person said of this version, the latest first; nothing else is known of it. */
function sentWords(file: CaseFile, version: number): string {
  const pathway = readPathway(file.record)
  const sent = pathway.dispatches.findLast((dispatch) => dispatch.version === version && dispatch.undone === null)
  if (sent === undefined) return letterSent(pathway, version) === 'astray' ? 'It went to the wrong person; whom it is for has not had it.' : 'Not sent.'
  const { acknowledged } = sent
  const what = sent.copy === 'pseudonymised' ? 'Pseudonymised copy sent' : 'Sent'
  return `${what} by ${sent.by}, ${showDayAndTime(sent.at)}, to ${sent.to}. ${acknowledged === null ? 'Not acknowledged yet.' : `Acknowledged by ${acknowledged.whom}, ${shortDay(acknowledged.on)}.`}`
}
