import { useState } from 'react'
import { attributionOf } from '#domain/letter/compose-letter.ts'
import { textFromProse, proseFromText } from '#domain/basics/prose.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { openedNow } from '#actions/context.ts'
import { signLetter } from '#actions/sign-letter.ts'
import { goTo, useApp } from '#state/app-store.ts'
import { londonDay } from '#state/london-day.ts'
import { useDraft } from '#state/use-draft.ts'
import { useCase, useTeam } from '#state/use-record.ts'
import { useNow } from '#state/use-now.ts'
import { useSave } from '#state/use-save.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { Button } from '../kit/button.tsx'
import { focusBox } from '../kit/focus-on-open.ts'
import { CaseBand } from '../kit/case-band.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { Section } from '../kit/section.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { usePinHint } from '../app/use-pin-hint.ts'
import { Blockers } from './blockers.tsx'
import { PaperView } from './paper-view.tsx'
import { ProsePart, proseDraftKey } from './prose-part.tsx'
import { SignedLetters } from './signed-letters.tsx'
import { useLetter, type LetterInHand } from './use-letter.ts'
import { usePaper } from './use-paper.ts'
import './letter-screen.css'

interface LetterScreenProps {
  readonly caseId: string
}

/** The letter: what stops it, the prose against the minute, the page itself, and signing. */
export function LetterScreen({ caseId }: LetterScreenProps) {
  const file = useCase(caseId)
  const session = useApp((state) => state.session)
  const team = useTeam(session?.team ?? null)
  const today = londonDay(useNow())
  const letter = useLetter(file, team, today)
  const [again, setAgain] = useState(false)
  if (file === null || letter === null) return <AppFrame current="letters">{null}</AppFrame>
  return (
    <AppFrame current="letters" band={letter.identity === null ? undefined : <CaseBand file={file} identity={letter.identity} today={today} />}>
      {file.signedLetters.length > 0 && !again ? (
        <SignedLetters file={file} onNew={() => setAgain(true)} />
      ) : (
        <LetterDraft key={`${caseId}/${letter.version}`} file={file} letter={letter} onSigned={() => setAgain(false)} />
      )}
    </AppFrame>
  )
}

interface LetterDraftProps {
  readonly file: CaseFile
  readonly letter: LetterInHand
  readonly onSigned: () => void
}

function LetterDraft({ file, letter, onSigned }: LetterDraftProps) {
  const [signing, setSigning] = useState(false)
  const [pin, setPin] = useState('')
  const pinHint = usePinHint()
  const saving = useSave()
  const stored = file.letters.get(letter.version) ?? { why: null, ask: null }
  const inRecord = (part: 'why' | 'ask'): Record<string, string> => ({ [part]: textFromProse(stored[part] ?? letter.composed?.[part] ?? []) })
  const why = useDraft(file.record, proseDraftKey(letter.version, 'why'), inRecord('why'))
  const ask = useDraft(file.record, proseDraftKey(letter.version, 'ask'), inRecord('ask'))
  const proseOf = (part: 'why' | 'ask') => {
    const draft = part === 'why' ? why : ask
    return draft.unfinished ? proseFromText(draft.words[part] ?? '') : stored[part]
  }
  const document = letter.compose === null ? null : letter.compose({ why: proseOf('why'), ask: proseOf('ask') }, signing)
  const paper = usePaper(document, file.record.about)
  const stops = letter.blockers.length
  const unfinished = why.unfinished || ask.unfinished

  const begin = (): void => {
    if (stops === 0 && !unfinished) setSigning(true)
  }
  const sign = async (): Promise<void> => {
    if (document === null || paper.pages === null || !paper.isOfNow) return
    const pages = paper.pages
    const { file: _, ...facts } = letter.facts
    const done = await saving.save((context) =>
      signLetter(context, openedNow(file.record), { version: letter.version, document, pages, provider: letter.providerId, facts }, pin),
    )
    setPin('')
    if (done) onSigned()
  }
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: signing ? 'sign' : 'look over, then sign', run: () => (signing ? void sign() : begin()), inBar: true },
      { keys: 'Escape', words: signing ? 'not yet' : 'back to the case', run: () => (signing ? setSigning(false) : goTo({ kind: 'case', case: file.id })) },
    ],
    { name: 'Letter' },
  )
  return (
    <div className="letter">
      <div className="letter-words" data-area="The words" tabIndex={-1}>
        <div className="letter-head">
          <h1>{stops === 0 ? 'Nothing stops you signing' : `${stops} ${stops === 1 ? 'thing stops' : 'things stop'} you signing`}</h1>
          <span className="text-quiet">Version {letter.version}, draft, never sent</span>
        </div>
        <Blockers file={file} blockers={letter.blockers} />
        {letter.composed !== null && (
          <>
            <ProsePart version={letter.version} part="why" heading="Why we are asking" aside="from the minute" composed={letter.composed.why} draft={why} />
            <Section heading="Our questions" aside={`${file.questions.length}, in the order agreed`}>
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
            <ProsePart version={letter.version} part="ask" heading="What we ask you to do" aside={file.setting?.place === 'inpatient' ? 'inpatient, so a visit' : 'outpatient, so a clinic'} composed={letter.composed.ask} draft={ask} />
          </>
        )}
        {signing ? (
          <Section heading="Sign with your PIN" inHand>
            <p>Signing fixes these pages for good. A later change is a new version, and this one is kept. Signed is not sent.</p>
            <TextField id="letter-pin" label="Your PIN" hint={pinHint} kind="pin" maxLength={6} width="narrow" value={pin} onChange={setPin} boxRef={focusBox} />
            <SaveWords saving={saving} />
            <div className="letter-buttons">
              <Button kind="primary" keys="Ctrl+Enter" onPress={() => void sign()} {...(paper.isOfNow ? {} : { notNow: 'The pages to sign are being set' })}>
                Sign
              </Button>
              <Button keys="Escape" onPress={() => setSigning(false)}>
                Not yet
              </Button>
            </div>
          </Section>
        ) : (
          <div className="letter-buttons">
            <Button kind="primary" keys="Ctrl+Enter" onPress={begin} {...(stops > 0 ? { notNow: 'Something above stops it' } : unfinished ? { notNow: 'Leave the box first: its words are not in the record yet' } : {})}>
              Sign with your PIN
            </Button>
            <span className="text-quiet">{stops === 0 ? '' : `${stops} ${stops === 1 ? 'thing' : 'things'} left. `}Signing fixes these pages for good.</span>
          </div>
        )}
      </div>
      <PaperView paper={paper} title={signing ? 'As it will be signed.' : 'As it will be printed.'} to={letter.provider === null ? '' : `To ${letter.provider.name}`} />
    </div>
  )
}
