import { useState } from 'react'
import type { Consent } from '#domain/case/case-parts.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { Blocker } from '#domain/rules-across/what-stops-letter.ts'
import { openedNow } from '#actions/context.ts'
import { overrideConsent } from '#actions/override-consent.ts'
import { recordConsent } from '#actions/record-consent.ts'
import { useApp } from '#state/app-store.ts'
import { useSave } from '#state/use-save.ts'
import { goToCase } from '../case/case-tab.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { blockerWords, type StopWords } from '../kit/words-for-blockers.ts'
import { isAboutConsent, leadTo } from './lead-to.ts'
import type { PaperStop } from './paper-stop.ts'
import { proseBoxId } from './prose-part-name.ts'

interface BlockersProps {
  readonly file: CaseFile
  readonly blockers: readonly Blocker[]
  /** Pages that cannot be set: one more thing that stops it. */
  readonly paper: PaperStop | null
}

interface Row extends StopWords {
  readonly key: string
  readonly go: () => void
  readonly stop: Blocker | null
}

const LIST = 'what-stops-the-letter'

/** Signing was refused: whoever asked for it is at the button of the first thing that stops it, and hears what it is. */
export function goToFirstStop(): void {
  const first = document.querySelector<HTMLElement>(`#${LIST} > li button`)
  first?.focus()
  first?.scrollIntoView({ block: 'nearest' })
}

/** One list of what stops the letter; its figure opens what settles it. */
export function Blockers({ file, blockers, paper }: BlockersProps) {
  const [open, setOpen] = useState<string | null>(null)
  const isChair = useApp((state) => state.session?.author.role === 'chair')
  const rows: readonly Row[] = [
    ...blockers.map((stop) => ({ ...blockerWords(stop), key: keyOf(stop), stop, go: () => (isAboutConsent(stop) ? setOpen(keyOf(stop)) : leadTo(stop, file, 'letter')) })),
    ...(paper === null ? [] : [{ ...paper, key: 'paper', stop: null, go: () => goToPart(file, paper) }]),
  ]
  useKeys(
    rows.slice(0, 9).map(({ title, go }, index) => ({ keys: String(index + 1), words: title.toLowerCase(), run: go })),
    { name: 'What stops the letter' },
  )
  return (
    <>
      <ol className="blockers" id={LIST}>
        {rows.map(({ key, title, rest, go, stop }, index) => (
          <li key={key}>
            <span>
              <strong>{title}</strong> {rest}
            </span>
            <TextButton {...(index < 9 ? { keys: String(index + 1) } : {})} onPress={go}>
              Go<span className="only-heard">: {title} {rest}</span>
            </TextButton>
            {stop !== null && open === key && <ConsentForm file={file} named={stop.detail} onDone={() => setOpen(null)} />}
            {open === key && (stop?.kind === 'consent-refused' || stop?.kind === 'consent-not-theirs') && isChair && <OverrideForm file={file} onDone={() => setOpen(null)} />}
          </li>
        ))}
      </ol>
      {file.consentOverride !== null && (
        <p className="text-quiet">
          The chair’s reason for sending the records all the same: {file.consentOverride.reason} ({file.consentOverride.by})
        </p>
      )}
    </>
  )
}

/** What cannot be printed is mended in its box; what the letter took from the case, in the case. */
function goToPart(file: CaseFile, { box }: PaperStop): void {
  if (box === null) goToCase(file.id, 'request')
  else document.getElementById(proseBoxId(box))?.focus()
}

function keyOf(stop: Blocker): string {
  return `${stop.kind} ${stop.detail}`
}

/** The chair's reason for sending the records although somebody said no, or nobody agreed who can (L6). */
function OverrideForm({ file, onDone }: { readonly file: CaseFile; readonly onDone: () => void }) {
  const [reason, setReason] = useState('')
  const saving = useSave()
  const goOn = async (): Promise<void> => {
    if (await saving.save((context) => overrideConsent(context, openedNow(file.record), reason))) onDone()
  }
  return (
    <div className="consent-form">
      <TextArea id="override-consent" label="Why the records are sent all the same" value={reason} onChange={setReason} />
      <SaveWords saving={saving} />
      <div className="letter-buttons">
        <Button dense onPress={() => void goOn()} {...(reason.trim() === '' ? { notNow: 'Write your reason first' } : {})}>
          Go on with this reason
        </Button>
      </div>
    </div>
  )
}

interface ConsentFormProps {
  readonly file: CaseFile
  /** Whom the blocker names; '' when nobody. */
  readonly named: string
  readonly onDone: () => void
}

function ConsentForm({ file, named, onDone }: ConsentFormProps) {
  const sameName = file.consents.filter((consent) => consent.person === named)
  const asked = sameName.length === 1 ? sameName[0] : undefined
  const [person, setPerson] = useState(named)
  const [relation, setRelation] = useState(asked?.relation ?? '')
  const saving = useSave()
  const answer = async (value: Consent['answer']): Promise<void> => {
    // Of two people of one name, the one whom the words name.
    const id = person === asked?.person ? asked.id : (file.consents.find((consent) => consent.person === person && consent.relation === relation)?.id ?? null)
    if (await saving.save((context) => recordConsent(context, openedNow(file.record), id, { person, relation, answer: value }))) onDone()
  }
  return (
    <div className="consent-form">
      <TextField id="consent-person" label="Who was asked" value={person} onChange={setPerson} />
      <TextField id="consent-relation" label="Who they are to the child" value={relation} onChange={setRelation} />
      <SaveWords saving={saving} />
      <div className="letter-buttons">
        <Button kind="primary" dense onPress={() => void answer('agreed')}>
          They agreed
        </Button>
        <Button dense onPress={() => void answer('refused')}>
          They said no
        </Button>
        <Button dense onPress={onDone}>
          Not asked yet
        </Button>
      </div>
    </div>
  )
}
