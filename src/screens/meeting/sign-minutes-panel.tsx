import { useState } from 'react'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { foldRecord } from '#domain/journal/fold-record.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { isMinuteSigned } from '#domain/rules-across/sign-minute.ts'
import { openedNow, type ActionContext, type Saved } from '#actions/context.ts'
import { signMinutes } from '#actions/sign-minutes.ts'
import { useSave } from '#state/use-save.ts'
import { usePinHint } from '../app/use-pin-hint.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { focusBox } from '../kit/focus-on-open.ts'
import { useKeys } from '../kit/use-keys.ts'
import { outcomeWords } from '../kit/words-for-acts.ts'
import type { AgendaEntry } from './agenda-list.tsx'
import { SaveWords } from '../kit/save-words.tsx'

interface SignMinutesPanelProps {
  readonly meeting: string
  readonly entries: readonly AgendaEntry[]
  readonly onClose: () => void
}

/** The chair signs what the meeting agreed: each discussed case at once, or none. Cases not discussed carry over. */
export function SignMinutesPanel({ meeting, entries, onClose }: SignMinutesPanelProps) {
  const [pin, setPin] = useState('')
  const pinHint = usePinHint()
  const saving = useSave()
  const discussed = entries.filter((entry) => entry.summary.outcome?.meeting === meeting)
  const sign = async (): Promise<void> => {
    const done = await saving.save((context) => signDiscussed(context, meeting, discussed.map((entry) => entry.summary.id), pin))
    setPin('')
    if (done) onClose()
  }
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: 'sign', run: () => void sign(), inBar: true },
      { keys: 'Escape', words: 'close', run: onClose },
    ],
    { name: 'Sign the minutes' },
  )
  return (
    <aside className="side-panel" aria-label="Sign the minutes" data-area="Panel" tabIndex={-1}>
      <div className="side-panel-head">
        <h2>Sign the minutes</h2>
        <Button dense keys="Escape" onPress={onClose}>
          Close
        </Button>
      </div>
      <p>Signing fixes what was agreed. A later change is an addendum with its author’s name; nothing signed moves.</p>
      <ul className="run-list">
        {entries.map(({ summary, name }) => (
          <li key={summary.id}>
            <strong>{name}</strong>
            <span>{summary.outcome?.meeting === meeting ? outcomeWords(summary.outcome.kind) : 'Carried over: not discussed'}</span>
          </li>
        ))}
      </ul>
      <TextField id="minutes-pin" label="Your PIN" hint={pinHint} kind="pin" maxLength={6} width="narrow" value={pin} onChange={setPin} boxRef={focusBox} />
      <SaveWords saving={saving} />
      <div className="minute-buttons">
        <Button kind="primary" keys="Ctrl+Enter" onPress={() => void sign()} {...(discussed.length === 0 ? { notNow: 'No case has an outcome yet' } : {})}>
          Sign with your PIN
        </Button>
      </div>
    </aside>
  )
}

async function signDiscussed(context: ActionContext, meeting: string, cases: readonly string[], pin: string): Promise<Saved> {
  const records: FoldedRecord[] = []
  for (const id of cases) {
    const { about, acts, refused } = await context.readRecord({ kind: 'case', id })
    const record = foldRecord(about, acts, new Set(Object.keys(refused)))
    if (!isMinuteSigned(readCaseFile(record), meeting)) records.push(record)
  }
  return signMinutes(context, meeting, records.map((record) => ({ record, opened: openedNow(record) })), pin)
}
