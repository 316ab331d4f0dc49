import { useEffect, useRef, useState } from 'react'
import type { RecordRef } from '#domain/journal/act.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { contentOf, withoutAddress } from '#domain/rules-across/copies-in-batch.ts'
import { isLetterAbroad } from '#domain/rules-across/pseudonymised-copy.ts'
import { setPaper } from '#state/paper.ts'
import { useAddressInSight } from '../case/use-address-in-sight.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { KeyCap } from '../kit/key-cap.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { DrawnView } from '../letter/drawn-view.tsx'
import type { InSight } from '../letter/looked.ts'
import { useDrawing } from '../letter/use-drawing.ts'
import { useSight } from '../letter/use-sight.ts'
import { readerWords, type BatchRow } from './batch-rows.ts'
import { KeptPages } from './kept-pages.tsx'

interface CopyInHandProps {
  readonly row: BatchRow
  /** The last number that was given. */
  readonly of: number
  /** What has to be looked at before it can be said to be right; null when nothing has. */
  readonly notYet: string | null
  /** What came of the last act: with little room its own place is out of sight. */
  readonly said: string
  /** Some of its pages, or the protected address on it, is on the screen. */
  readonly onLook: (key: string, of: string, now: InSight) => void
  readonly onRight: () => void
  readonly onHold: () => void
  readonly onOther: () => void
  readonly onSending: () => void
  readonly onGiven: () => void
}

/** The copy that is looked over: through the envelope window, then its pages. */
export function CopyInHand({ row, of, notYet, said, onLook, onRight, onHold, onOther, onSending, onGiven }: CopyInHandProps) {
  const { copy, letter, numbered } = row
  const sight = useAddressInSight(letter.file, copy.shows !== null)
  const paper = numbered?.paper ?? null
  const isInSight = copy.shows !== null && sight.person === copy.shows
  const content = paper === null ? '' : contentOf(paper)
  const [drawn, setDrawn] = useState<string | null>(null)
  const side = useRef<HTMLDivElement>(null)
  const envelope = useRef<HTMLOutputElement>(null)
  useSight(side, drawn === content ? content : null, envelope, isInSight, (now) => onLook(row.key, content, now))
  useEffect(() => {
    if (isInSight) envelope.current?.scrollIntoView({ block: 'nearest' })
  }, [isInSight])
  if (paper === null || numbered === null) return null
  const words = paper.kind === 'set' ? paper.document : (letter.letter.document ?? null)
  const document = words === null || copy.shows === null || isInSight ? words : withoutAddress(words)
  const window = document?.recipient ?? []
  return (
    <div className="batch-side" data-area="The copy" tabIndex={-1} ref={side}>
      <div className="batch-read">
        <p className="text-quiet">
          Copy {numbered.number} of {of}, {letter.reference}. Through the envelope window
        </p>
        <output className="batch-envelope" dir="auto" ref={envelope}>
          {window.length === 0 ? readerWords(row) : window.map((line, index) => (index === 0 ? <strong key={line}>{line}</strong> : <span key={`${index} ${line}`}>{line}</span>))}
        </output>
        {copy.shows !== null && (
          <button
            type="button"
            className="button button-secondary button-dense"
            aria-keyshortcuts="V Alt+V"
            data-hold={copy.shows}
            onPointerDown={() => sight.hold(copy.shows ?? '')}
            onKeyDown={(event) => {
              if (!event.repeat && (event.key === ' ' || event.key === 'Enter')) sight.hold(copy.shows ?? '')
            }}
          >
            <span>Hold to see the address: it is noted</span>
            <KeyCap cap="V" />
          </button>
        )}
        <SaveWords saving={sight.saving} />
        {paper.kind === 'set' && paper.toCheck.length > 0 && (
          <p>
            These may still tell who the child is: <strong>{paper.toCheck.map(({ words }) => words).join('; ')}</strong>. “It is right” says that you have read the pages.
          </p>
        )}
        {paper.kind === 'signed' ? (
          <SignedPages key={paper.blob} blob={paper.blob} words={words} about={row.about} of={content} onDrawn={setDrawn} />
        ) : (
          <SetPages key={isInSight ? 'in sight' : 'withheld'} document={document} title="As it will be printed." of={content} onDrawn={setDrawn} />
        )}
      </div>
      <div className="batch-foot">
        <div className="letter-buttons">
          <Button kind="primary" keys="Enter" onPress={onRight}>
            It is right
          </Button>
          <Button keys="H" onPress={onHold}>
            Hold it
          </Button>
        </div>
        {notYet !== null && <p className="batch-not-yet">{notYet}</p>}
        <p className="batch-said" aria-hidden="true">
          {said}
        </p>
      </div>
      <div className="batch-more">
        {copy.reader.kind === 'provider' && isLetterAbroad(letter.letter) && (
          <TextButton keys="P" onPress={onOther}>
            {paper.kind === 'signed' ? 'The pseudonymised copy instead' : 'The signed letter instead'}
          </TextButton>
        )}
        {copy.reader.kind === 'person' && (
          <TextButton keys="G" onPress={onGiven}>
            It was given: say how and when
          </TextButton>
        )}
        {copy.reader.kind === 'provider' && (
          <TextButton keys="S" onPress={onSending}>
            It was sent: say how and when
          </TextButton>
        )}
        {copy.reader.kind === 'gp' && <p className="text-quiet">Put it in the post yourself. Nothing is recorded of a GP’s copy.</p>}
        {copy.reader.kind === 'notes' && <p className="text-quiet">Put it in the notes yourself. Nothing is recorded of their copy.</p>}
        <p className="text-quiet">The file’s name carries no name or number: {numbered.file}</p>
      </div>
    </div>
  )
}

interface Drawing {
  /** What the copy is, word for word. */
  readonly of: string
  /** Told `of` when its pages are drawn, and null while they are not. */
  readonly onDrawn: (of: string | null) => void
}

/** Begins anew when an address comes into sight or goes: no earlier drawing stays on the screen. */
function SetPages({ document, title, of, onDrawn }: { readonly document: PaperDocument | null; readonly title: string } & Drawing) {
  const drawing = useDrawing(document)
  const isDrawn = drawing.isOfNow && drawing.drawn !== null && drawing.refusal === null
  useEffect(() => onDrawn(isDrawn ? of : null), [isDrawn, of, onDrawn])
  return <DrawnView drawing={drawing} title={title} to="" />
}

/**
 * The provider’s copy as it was signed. The words that were signed stand for it only where they set the kept file again, byte
 * for byte: what is looked at is what leaves (L37). Otherwise, and where no words were kept, it is the file itself.
 */
function SignedPages({ blob, words, about, of, onDrawn }: { readonly blob: string; readonly words: PaperDocument | null; readonly about: RecordRef } & Drawing) {
  const [isSame, setSame] = useState<boolean | null>(words === null ? false : null)
  useEffect(() => {
    if (words !== null) void setPaper(words, null).then((answer) => setSame(answer.ok && answer.value.hash === blob))
  }, [words, blob])
  if (isSame === null) return null
  return isSame ? <SetPages document={words} title="As it was signed." of={of} onDrawn={onDrawn} /> : <KeptPages blob={blob} about={about} of={of} onDrawn={onDrawn} />
}
