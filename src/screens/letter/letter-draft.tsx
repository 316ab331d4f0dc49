import { useEffect, useRef, useState } from 'react'
import { ASK_HEADING, attributionOf, WHY_HEADING } from '#domain/letter/compose-letter.ts'
import { textFromProse } from '#domain/basics/prose.ts'
import { mayDo } from '#domain/journal/role-table.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { whatStopsWords } from '#domain/rules-across/what-stops-words.ts'
import { goTo, useApp } from '#state/app-store.ts'
import { isFocusFree } from '../kit/keep-focus.ts'
import { Section } from '../kit/section.tsx'
import { counted } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import { Blockers, goToFirstStop } from './blockers.tsx'
import { Clauses } from './clauses.tsx'
import { paperStop } from './paper-stop.ts'
import { DrawnView } from './drawn-view.tsx'
import { GiveUp } from './give-up.tsx'
import { ProsePart } from './prose-part.tsx'
import { proseBoxId } from './prose-part-name.ts'
import { SignFoot } from './sign-foot.tsx'
import { SignPanel } from './sign-panel.tsx'
import { StopsHeard } from './stops-heard.tsx'
import { StillNamed } from './still-named.tsx'
import { whoseWords } from './whose-words.ts'
import type { LetterInHand } from './use-letter.ts'
import { useDrawing } from './use-drawing.ts'
import { usePaper } from './use-paper.ts'
import { useReading } from './use-reading.ts'
import { useProse, type ProseInHand } from './use-prose.ts'

interface LetterDraftProps {
  readonly file: CaseFile
  readonly letter: LetterInHand
  /** To the version signed last, when this one is given up. */
  readonly onGivenUp: () => void
}

/** A letter that is not signed: what stops it, its words against the minute, the page, and signing. */
export function LetterDraft({ file, letter, onGivenUp }: LetterDraftProps) {
  const [signing, setSigning] = useState(false)
  const role = useApp((state) => state.session?.author.role ?? 'observer')
  const maySign = mayDo(role, 'sign-letter').ok
  const prose = useProse(file, letter)
  const { why, ask } = prose.parts
  const words = textFromProse([...why.written, ...ask.written])
  const document = letter.compose === null ? null : letter.compose({ why: why.prose, ask: ask.prose }, signing)
  const drawing = useDrawing(document)
  const paper = usePaper(signing ? document : null, file.record.about)
  const place = useRef<HTMLDivElement>(null)
  // The pages that are drawn are those of the file: one engine lays out both, from one document.
  const isOfFile = drawing.isOfNow && drawing.drawn?.pages.length === paper.pages?.pages
  const reading = useReading(place, signing && paper.isOfNow ? (paper.pages?.hash ?? null) : null, isOfFile)
  const atNow = signing ? paper : drawing
  const stop = paperStop(atNow.refusal, document)
  // What the press says of an earlier text is shown until the next is set, and stops nobody meanwhile.
  const blockers = [...letter.blockers.filter(({ kind }) => kind !== 'words-missing'), ...whatStopsWords({ why: why.prose, ask: ask.prose })]
  const stopping = blockers.length + (stop !== null && atNow.isOfNow ? 1 : 0)
  const stops = signing ? stopping : blockers.length + (stop === null ? 0 : 1)
  // What comes in between, while the pages are looked over, ends the signing: it is begun again by hand.
  if (signing && (stopping > 0 || prose.saving.refusal !== null)) setSigning(false)
  useFocusOnRefused(prose)

  const begin = (): void => {
    if (!maySign || stopping > 0) {
      void prose.record()
      if (maySign) goToFirstStop()
      return
    }
    // At once: what is typed next is the PIN, and must not go into the letter while its words are being recorded. After a
    // refusal only once they are.
    const atOnce = prose.saving.refusal === null
    if (atOnce) setSigning(true)
    void prose.record().then((recorded) => {
      if (!recorded) setSigning(false)
      else if (!atOnce) {
        prose.saving.clear()
        setSigning(true)
      }
    })
  }
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: maySign ? 'look over, then sign' : 'record what is written', run: begin, inBar: maySign || prose.unfinished },
      { keys: 'Escape', words: 'leave the box, then back to the case', run: () => (leaveBox() ? undefined : goTo({ kind: 'case', case: file.id })) },
    ],
    { name: 'Letter', active: !signing },
  )
  const asks = file.setting?.place === 'inpatient' ? 'inpatient, so a visit' : file.setting?.place === 'outpatient' ? 'outpatient, so a clinic' : undefined
  const to = letter.provider === null ? '' : `To ${letter.provider.name}`
  const part = { readOnly: signing || !mayDo(role, 'compose-letter').ok }
  return (
    <div className="letter" ref={place}>
      <div className="letter-words" data-area="The words" tabIndex={-1}>
        <div className="letter-scroll">
          <div className="letter-head">
            <h1>{headingFor(stops, maySign)}</h1>
            <span className="text-quiet">Version {letter.version}, draft, never sent</span>
          </div>
          <StopsHeard words={headingFor(stops, maySign)} />
          <Blockers file={file} blockers={blockers} paper={stop} />
          <StillNamed letter={letter} words={words} />
          {letter.composed !== null && (
            <>
              <ProsePart name="why" heading={WHY_HEADING} aside={whoseWords(why)} part={why} saving={prose.saved === 'why' ? prose.saving : null} {...part} />
              <Section heading="Our questions" aside={`${file.questions.length}, from Request`}>
                <ol className="letter-questions">
                  {file.questions.map((question) => (
                    <li key={question.id}>{textFromProse(question.prose)}</li>
                  ))}
                </ol>
              </Section>
              <Section heading="The family’s and young person’s questions" aside="their words, can’t be changed">
                {file.words.filter((entry) => entry.kind === 'question').map((entry) => (
                  <p key={entry.id} dir="auto">
                    “{entry.text}” <span className="text-quiet">{attributionOf(entry)}</span>
                  </p>
                ))}
              </Section>
              <ProsePart name="ask" heading={ASK_HEADING} aside={whoseWords(ask, asks)} part={ask} saving={prose.saved === 'ask' ? prose.saving : null} {...part} />
              <Clauses document={document} />
              {!part.readOnly && <GiveUp file={file} version={letter.version} prose={prose} words={words} onGivenUp={onGivenUp} />}
            </>
          )}
        </div>
        <div className="letter-foot">
          {signing ? (
            <SignPanel file={file} letter={letter} document={document} paper={paper} reading={reading} recorded={!prose.unfinished} onNotYet={() => setSigning(false)} />
          ) : (
            <SignFoot file={file} stops={stops} maySign={maySign} unfinished={prose.unfinished} onBegin={begin} />
          )}
        </div>
      </div>
      <DrawnView drawing={{ drawn: drawing.drawn, refusal: null }} title={paperTitle(signing, stop !== null || drawing.isBehind, drawing.drawn !== null)} to={to} follows={!signing} />
    </div>
  )
}

function headingFor(stops: number, maySign: boolean): string {
  const what = maySign ? 'you signing' : 'the letter'
  return stops === 0 ? `Nothing stops ${what}` : `${counted(stops, 'thing stops', 'things stop')} ${what}`
}

function paperTitle(signing: boolean, stopped: boolean, hasPages: boolean): string {
  if (!stopped) return signing ? 'As it will be signed.' : 'As it will be printed.'
  return hasPages ? 'As it was before the last change.' : 'The pages cannot be set.'
}

/**
 * When the PIN box goes because recording was refused, the words that say why are shown. The focus goes to their column and
 * not to a box: the PIN that is still being typed must not become part of the letter.
 */
function useFocusOnRefused({ saving, saved }: ProseInHand): void {
  const { refusal } = saving
  useEffect(() => {
    if (refusal === null || !isFocusFree()) return
    const box = document.getElementById(proseBoxId(saved))
    box?.closest<HTMLElement>('[data-area]')?.focus()
    const why = box?.closest('section')?.querySelector('[role=alert]') ?? box
    why?.scrollIntoView({ block: 'nearest' })
  }, [refusal, saved])
}

/** Leaves a box for the column it stands in, which records what is typed; answers whether there was one to leave. */
function leaveBox(): boolean {
  const box = document.activeElement
  if (!(box instanceof HTMLElement && box.matches('input, textarea, [role=textbox]'))) return false
  const area = box.closest<HTMLElement>('[data-area]')
  if (area === null) box.blur()
  else area.focus()
  return true
}
