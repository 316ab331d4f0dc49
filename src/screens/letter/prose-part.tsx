import { useId, useState } from 'react'
import { textFromProse, type Prose } from '#domain/basics/prose.ts'
import { isSameProse } from '#domain/basics/tidy-prose.ts'
import type { SaveInHand } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { compareTexts } from '../kit/compare-texts.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { Section } from '../kit/section.tsx'
import { ProseEditor } from '../prose/prose-editor.tsx'
import { useProseEditor } from '../prose/use-prose-editor.ts'
import { Phrases } from './phrases.tsx'
import { proseBoxId, type ProsePartName } from './prose-part-name.ts'
import type { ProsePartInHand } from './use-prose.ts'

interface ProsePartProps {
  readonly name: ProsePartName
  readonly heading: string
  readonly aside: string
  readonly part: ProsePartInHand
  /** What came of recording this part; null while the answer is about the other one. */
  readonly saving: SaveInHand | null
  readonly readOnly: boolean
}

/** One part of the letter's prose: as the minute composes it until the consultant writes it, and back again at will. */
export function ProsePart({ name, heading, aside, part, saving, readOnly }: ProsePartProps) {
  const headingId = useId()
  const { signed } = part
  const [box, standIn] = useState<HTMLElement | null>(null)
  const editor = useProseEditor(box, { value: part.written, readOnly, onChange: part.change })
  const putBack = (words: Prose): void => {
    editor.replace(words)
    box?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <Section heading={heading} headingId={headingId} aside={part.unfinished ? 'Unfinished, not in the record' : aside} asideHarm={saving?.notSaved === true}>
      <ProseEditor id={proseBoxId(name)} editor={editor} standIn={standIn} heading={heading} headingId={headingId} readOnly={readOnly} lines={name === 'why' ? 5 : 3} onLeave={() => void part.record()} />
      {!readOnly && name === 'ask' && <Phrases onTake={editor.insert} />}
      {saving !== null && <SaveWords saving={saving} />}
      {(part.differs || !isAsSigned(part)) && <Difference part={part} />}
      {!readOnly && (part.unfinished || part.differs || !isAsSigned(part)) && (
        <div className="letter-buttons">
          <Button dense onPress={() => void part.record()} {...(part.unfinished ? {} : { notNow: 'They are recorded' })}>
            Record these words
          </Button>
          {part.differs && (
            <Button dense onPress={() => putBack(part.fromMinute)}>
              Back to the minute’s words
            </Button>
          )}
          {signed !== null && !isAsSigned(part) && !isSameProse(signed.prose, part.fromMinute) && (
            <Button dense onPress={() => putBack(signed.prose)}>
              Back to version {signed.version}’s words
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}

/** True also where nothing was signed before. */
function isAsSigned({ signed, written }: ProsePartInHand): boolean {
  return signed === null || isSameProse(signed.prose, written)
}

function Difference({ part: { fromMinute, written, from, signed } }: { readonly part: ProsePartInHand }) {
  const wasMinute = signed !== null && isSameProse(signed.prose, fromMinute)
  if (wasMinute) {
    return (
      <div className="letter-difference">
        <Changes words={`Against version ${signed.version}, as it was signed in the agreed minute’s words. Yours to keep or undo`} before={fromMinute} now={written} />
      </div>
    )
  }
  return (
    <div className="letter-difference">
      {signed !== null && <Changes words={`Against version ${signed.version}, as it was signed`} before={signed.prose} now={written} />}
      <Changes words={`${from === null ? '' : `Begun with version ${from}’s words. `}Against the agreed minute${isSameProse(fromMinute, written) ? '' : '. Yours to keep or undo'}`} before={fromMinute} now={written} />
    </div>
  )
}

function Changes({ words, before, now }: { readonly words: string; readonly before: Prose; readonly now: Prose }) {
  const [then, here] = [textFromProse(before), textFromProse(now)]
  return (
    <>
      <p className="text-quiet">{words}</p>
      {then === here ? (
        <p>{isSameProse(before, now) ? 'Nothing differs.' : 'The same words. Bold, italic or lists differ.'}</p>
      ) : (
        <p className="letter-changes" dir="auto">
          {compareTexts(then, here).map(({ kind, text }, index) => (kind === 'added' ? <ins key={index}>{text}</ins> : kind === 'removed' ? <del key={index}>{text}</del> : <span key={index}>{text}</span>))}
        </p>
      )}
    </>
  )
}
