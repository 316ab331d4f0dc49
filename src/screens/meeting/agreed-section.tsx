import { useState } from 'react'
import { decisionUnit, moreBeside, type Decision, type OutcomeKind } from '#domain/decision/decision.ts'
import { decisionOf } from '#domain/rules-across/read-case-file.ts'
import type { Provider } from '#domain/provider/provider.ts'
import { recordOutcome } from '#actions/record-outcome.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft, type DraftInHand } from '#state/use-draft.ts'
import { useSave } from '#state/use-save.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { Section } from '../kit/section.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { outcomeWords } from '../kit/words-for-acts.ts'
import { nameOf, type MinuteProps } from './minute-section.ts'
import { SaveWords } from '../kit/save-words.tsx'
import type { OtherEnd } from './other-end-panel.tsx'
import { startingSentence, startingSentences } from './starting-sentences.ts'
import { VersionsNotice } from '../kit/versions-notice.tsx'
import { Addenda } from './addenda.tsx'

type LiveOutcome = Extract<OutcomeKind, 'agreed' | 'more-information' | 'not-supported'>

const headings: Readonly<Record<LiveOutcome, string>> = {
  agreed: 'What we agree',
  'more-information': 'More information needed',
  'not-supported': 'Not supported: reason, who tells the family, other route',
}

const moreLabels: Readonly<Record<Exclude<LiveOutcome, 'agreed'>, readonly [string, string, string]>> = {
  'more-information': ['What is needed', 'From whom', 'By when'],
  'not-supported': ['Reason', 'Who tells the family', 'Other route, for example Pals'],
}

/** What the meeting agrees, as one sentence. M asks for more information, G records that it is not supported. */
export function AgreedSection(props: MinuteProps & { readonly readBack: () => void; readonly outcome: LiveOutcome; readonly setOutcome: (outcome: LiveOutcome) => void; readonly endOtherwise: (end: OtherEnd) => void }) {
  const { file, record, meeting, quorum, inHand, signed, open, done, leave, outcome, setOutcome } = props
  const unit = decisionUnit(meeting)
  const decision = decisionOf(file, meeting)
  const draft = useDraft(record, unit, wordsOf(decision))
  const saving = useSave()
  const agree = async (): Promise<void> => {
    const { whole } = await saveDraft(saving, draft, (context, opened, words) =>
      recordOutcome(context, opened, meeting, {
        outcome,
        sentence: words.sentence ?? '',
        rationale: decision?.rationale ?? '',
        more: outcome === 'agreed' ? null : { what: words.what ?? '', who: words.who ?? '', by: words.by ?? '' },
        quorate: quorum.quorate,
      }),
    )
    if (whole) done()
  }
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: outcome === 'agreed' ? 'agree' : 'record', run: () => void agree(), inBar: true },
      { keys: 'Escape', words: 'leave the box, words kept', run: leave },
    ],
    { name: 'What we agree', active: inHand && !signed },
  )
  const at = agreedAt(record.units.get(unit))
  const aside = asideOf({ notSaved: saving.notSaved, unfinished: draft.unfinished, signed, decision, at })
  if (!inHand || signed) {
    const shown = endedOtherwise(decision) ? (decision?.sentence ?? '') : (draft.words.sentence ?? '')
    return (
      <Section heading={decision?.outcome == null ? 'What we agree' : headingOf(decision)} keys="O" onKey={open} aside={<>{aside} {decision?.outcome != null && <TextButton keys="R" onPress={props.readBack}>Read back</TextButton>}</>} asideHarm={saving.notSaved} inHand={inHand}>
        <VersionsNotice record={record} unit={unit} />
        {shown === '' ? null : <p className="agreed-sentence" dir="auto">{shown}</p>}
        {decision !== null && moreBeside(decision) !== '' && <p className="text-quiet">{moreBeside(decision)}</p>}
        {decision?.standing === 'view' && !isPutOff(decision) && <p className="text-quiet">A view, not an agreement: the meeting was not quorate.</p>}
        {signed && <Addenda {...props} />}
      </Section>
    )
  }
  return (
    <Section heading={headings[outcome]} keys="O" onKey={open} aside={<>{aside} <TextButton keys="Alt+R" onPress={props.readBack}>Read back</TextButton></>} asideHarm={saving.notSaved} inHand>
      <VersionsNotice record={record} unit={unit} />
      {!quorum.quorate && (
        <Notice calm title={`Not quorate: no ${quorum.missing.join(', no ')}.`}>
          You can discuss and record. What you record is a view, not an agreement, until the meeting is quorate or the missing member agrees it.
        </Notice>
      )}
      <SentenceBox draft={draft} props={props} outcome={outcome} />
      {outcome !== 'agreed' && <MoreBoxes draft={draft} labels={moreLabels[outcome]} />}
      <SaveWords saving={saving} />
      <div className="minute-buttons">
        <Button kind="primary" dense keys="Ctrl+Enter" onPress={() => void agree()}>
          {outcome === 'agreed' ? 'Agree' : 'Record'}
        </Button>
        {outcome === 'agreed' ? (
          <>
            <Button dense keys="Alt+M" onPress={() => setOutcome('more-information')}>More information needed</Button>
            <Button dense keys="Alt+G" onPress={() => setOutcome('not-supported')}>Not supported</Button>
            <Button dense keys="Alt+H" onPress={() => props.endOtherwise('hold')}>Hold: urgent</Button>
            <Button dense keys="Alt+C" onPress={() => props.endOtherwise('carry-over')}>Carry over</Button>
            <Button dense keys="Alt+L" onPress={() => props.endOtherwise('redirect')}>Non-expert view</Button>
          </>
        ) : (
          <Button dense onPress={() => setOutcome('agreed')}>Back to what we agree</Button>
        )}
      </div>
    </Section>
  )
}

function SentenceBox({ draft, props, outcome }: { readonly draft: DraftInHand; readonly props: MinuteProps; readonly outcome: LiveOutcome }) {
  const { file, identity, meeting, providerOf } = props
  const [touched, setTouched] = useState(false)
  const sentence = draft.words.sentence ?? ''
  const decision = decisionOf(file, meeting)
  const provider = decision?.provider == null ? null : providerOf(decision.provider)
  const starts = startingSentences(nameOf(identity), provider === null ? null : inSentence(provider))
  const change = (text: string): void => {
    setTouched(true)
    // A figure typed into the empty box brings a starting sentence: no second key, no menu.
    draft.change('sentence', sentence === '' && outcome === 'agreed' ? (startingSentence(starts, text) ?? text) : text)
  }
  return (
    <>
      <TextArea id="agreed-sentence" label={outcome === 'agreed' ? 'The agreed sentence' : 'In one sentence, for the minute'} labelHidden={outcome === 'agreed'} large lines={3} value={sentence} onChange={change} boxRef={focusAtEnd} />
      {sentence === '' && outcome === 'agreed' && (
        <ol className="starts" aria-label="Starting sentences: type the figure">
          {starts.map((start, index) => (
            <li key={start}>
              <button type="button" className="start" onClick={() => change(String(index + 1))}>
                <kbd className="key-cap" aria-hidden="true">{index + 1}</kbd> {start.trim()} …
              </button>
            </li>
          ))}
        </ol>
      )}
      {touched && draft.onlyHere && <p className="text-late">These words are only on this screen.</p>}
    </>
  )
}

/** A provider inside a sentence: "Severnside Children’s Hospital’s Craniopharyngioma MDT", "Professor Ingrid Solheim". */
function inSentence(provider: Provider): string {
  return provider.type === 'team' && provider.organisation !== '' ? `${provider.organisation}’s ${provider.name}` : provider.name
}

function MoreBoxes({ draft, labels }: { readonly draft: DraftInHand; readonly labels: readonly [string, string, string] }) {
  const fields = ['what', 'who', 'by'] as const
  return (
    <div className="more-boxes">
      {fields.map((field, index) => (
        <TextField key={field} id={`more-${field}`} label={labels[index] ?? ''} hint={labels[index] === 'By when' ? 'For example fri, +5 or 15 October. It is offered to the meeting after that day' : undefined} value={draft.words[field] ?? ''} onChange={(text) => draft.change(field, text)} />
      ))}
    </div>
  )
}

/** Puts the keyboard at the end of the words when the section opens. */
function focusAtEnd(box: HTMLTextAreaElement | null): void {
  if (box === null) return
  box.focus()
  box.setSelectionRange(box.value.length, box.value.length)
}

/** Ended in a panel of its own: what it says is no agreed sentence to write on. */
function endedOtherwise(decision: Decision | null): boolean {
  return decision !== null && (isPutOff(decision) || decision.outcome === 'redirected')
}

/** Nothing was agreed or viewed: it comes back. */
function isPutOff({ outcome }: Decision): boolean {
  return outcome === 'deferred' || outcome === 'deferred-urgent'
}

function wordsOf(decision: Decision | null) {
  if (endedOtherwise(decision)) return { sentence: '', what: '', who: '', by: '' }
  return { sentence: decision?.sentence ?? '', what: decision?.more?.what ?? '', who: decision?.more?.who ?? '', by: decision?.more?.by ?? '' }
}

function headingOf(decision: Decision): string {
  if (endedOtherwise(decision)) return outcomeWords(decision.outcome ?? '')
  return decision.outcome === 'more-information' || decision.outcome === 'not-supported' ? (headings[decision.outcome].split(':')[0] ?? '') : 'What we agree'
}

function agreedAt(state: MinuteProps['record']['units'] extends ReadonlyMap<string, infer S> ? S | undefined : never): string {
  return state?.kind === 'settled' ? state.act.at.wall : ''
}

interface AsideFacts {
  readonly notSaved: boolean
  readonly unfinished: boolean
  readonly signed: boolean
  readonly decision: Decision | null
  readonly at: string
}

function asideOf({ notSaved, unfinished, signed, decision }: AsideFacts): string {
  if (notSaved) return 'Not saved'
  if (unfinished) return 'Unfinished, not in the record'
  if (signed) return 'Signed'
  return decision?.readBack === true ? 'It was read back' : ''
}
