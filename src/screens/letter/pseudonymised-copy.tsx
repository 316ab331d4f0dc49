import { useMemo, useRef, useState } from 'react'
import { refuse } from '#domain/basics/answer.ts'
import type { RecordKind } from '#domain/journal/act.ts'
import type { SignedLetter } from '#domain/letter/letter-parts.ts'
import { copyFileName } from '#domain/rules-across/copy-file-name.ts'
import { whatKeepsLetter } from '#domain/rules-across/practice-in-letter.ts'
import { maySavePseudonymised, pseudonymisedCopy } from '#domain/rules-across/pseudonymised-copy.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import { useRecordsRead } from '#state/use-records-read.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { Notice } from '../kit/notice.tsx'
import { useBeside } from '../kit/use-beside.ts'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { useSavePaper } from '../papers/use-save-paper.ts'
import { DrawnView } from './drawn-view.tsx'
import { useDrawing } from './use-drawing.ts'
import { usePaper } from './use-paper.ts'
import { useReading } from './use-reading.ts'

interface PseudonymisedCopyProps {
  readonly file: CaseFile
  readonly facts: LetterFacts
  readonly letter: SignedLetter
  readonly onBack: () => void
}

const PATIENT: RecordKind = 'patient'

/** The copy for a country whose law wants no name in it: read through by a person, then saved. The signed letter stands. */
export function PseudonymisedCopy({ file, facts, letter, onBack }: PseudonymisedCopyProps) {
  const child = file.subject?.patient ?? ''
  const { records } = useRecordsRead(PATIENT, [child])
  const beside = useBeside(file.id, child)
  const copy = useMemo(() => {
    if (records === null || beside === null) return null
    const kept = whatKeepsLetter(file, facts, letter, beside)
    return kept === null ? pseudonymisedCopy(file, letter, [...records, ...beside]) : refuse(kept)
  }, [records, beside, file, facts, letter])
  const document = copy?.ok === true ? copy.value.document : null
  const paper = usePaper(document, file.record.about)
  const drawing = useDrawing(document)
  const place = useRef<HTMLDivElement>(null)
  const reading = useReading(place, paper.isOfNow ? (paper.pages?.hash ?? null) : null, drawing.isOfNow && drawing.drawn?.pages.length === paper.pages?.pages)
  // Read are the pages that stood there: other pages are not read yet.
  const [readPages, setReadPages] = useState('')
  const isRead = paper.pages !== null && readPages === paper.pages.hash
  const may = maySavePseudonymised(isRead, paper.isOfNow)
  const saving = useSavePaper(document, file.record.about, copyFileName(file, letter.version, { kind: 'provider', pseudonymised: true }), 'A pseudonymised copy was saved. It has not been sent.')
  const [refused, setRefused] = useState('')
  const save = (): void => {
    setRefused(may.ok ? '' : wordsFor(may.refusal))
    if (may.ok) saving.save()
  }
  // Nobody says that they have read what has not been on the screen.
  const tick = (): void => {
    setRefused('')
    if (isRead) setReadPages('')
    else if (!paper.isOfNow || paper.pages === null) setRefused('The pages are being set.')
    else if (!reading.goOn()) setReadPages(paper.pages.hash)
  }
  useKeys(
    [
      { keys: 'R', words: 'I have read the page', run: tick, inBar: true },
      { keys: 'Ctrl+S', words: 'save the copy', run: save, inBar: true },
      { keys: 'PageDown', words: 'read on in the pages', run: reading.turnOn },
      { keys: 'PageUp', words: 'back in the pages', run: reading.turnBack },
      { keys: 'Escape', words: 'back to the signed letter', run: onBack, inBar: true },
    ],
    { name: 'Letter' },
  )
  return (
    <div className="letter" ref={place}>
      <div className="letter-words" data-area="The copy" tabIndex={-1}>
        <div className="letter-scroll">
          <h1 tabIndex={-1} ref={focusPanel}>
            Pseudonymised copy
          </h1>
          <p>
            Word for word as version {letter.version} was signed, with our reference in place of the child and “the child’s mother” in place of their mother. Only we hold the key. The signed letter stays as it is.
          </p>
          {copy?.ok === false && <Notice title="No copy was made.">{wordsFor(copy.refusal)}</Notice>}
          {copy?.ok === true && (
            <>
              <h2 className="letter-part">Read it through: free text can hold more than names</h2>
              <ToCheck found={copy.value.toCheck} />
              <label className="check" htmlFor="read-through">
                <input id="read-through" type="checkbox" checked={isRead} onChange={tick} aria-keyshortcuts="R Alt+R" />
                <span>I have read the page, and nothing in it tells who the child is</span>
              </label>
              <p role="status" className="text-quiet">
                {reading.said === '' ? reading.toRead : reading.said}
              </p>
              <div className="letter-buttons">
                <Button kind="primary" keys="Ctrl+S" onPress={save} {...(may.ok ? {} : { notNow: wordsFor(may.refusal) })}>
                  Save a pseudonymised copy
                </Button>
              </div>
            </>
          )}
          <p role="status" className="letter-said">
            {refused === '' ? saving.said : refused}
          </p>
          <TextButton keys="Escape" onPress={onBack}>
            Back to the signed letter
          </TextButton>
        </div>
      </div>
      <DrawnView drawing={drawing} title="As it will be saved." to="Pseudonymised" />
    </div>
  )
}

function ToCheck({ found }: { readonly found: readonly { readonly words: string; readonly part: string }[] }) {
  if (found.length === 0) return <p>Nothing that looks like another name, number or place was found. Whoever knows the story may know the child all the same.</p>
  return (
    <>
      <p>These may still tell who the child is. To take one out, write the next version without it.</p>
      <ul className="letter-to-check">
        {found.map(({ words, part }) => (
          <li key={`${part}/${words}`}>
            <strong dir="auto">{words}</strong> <span className="text-quiet">{part.startsWith('the ') ? part : `under “${part}”`}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
