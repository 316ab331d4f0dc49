import { useState } from 'react'
import { refuse } from '#domain/basics/answer.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { minuteToSign, type MinuteToSign } from '#domain/rules-across/minute-to-sign.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { recordKey, type RecordRef } from '#domain/journal/act.ts'
import { openedNow, type ActionContext, type Saved } from '#actions/context.ts'
import { signMinutes } from '#actions/sign-minutes.ts'
import { useApp } from '#state/app-store.ts'
import { useSave } from '#state/use-save.ts'
import { foldActs, useRecordsRead } from '#state/use-records-read.ts'
import { usePinHint } from '../app/use-pin-hint.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { focusBox } from '../kit/focus-on-open.ts'
import { counted } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import { outcomeWords } from '../kit/words-for-acts.ts'
import type { AgendaEntry } from './agenda-list.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { signedWords } from './signed-words.ts'
import { missingWords } from './missing-words.ts'

interface SignMinutesPanelProps {
  readonly meeting: string
  readonly entries: readonly AgendaEntry[]
  readonly onClose: () => void
  /** What came of it, in words. */
  readonly onSigned: (words: string) => void
}

/**
 * The chair signs what the meeting agreed: each discussed case at once, or none. What is signed is what stands here to be
 * read; when a colleague's change has come since, nothing is signed and it is shown first. Cases not discussed carry over.
 */
export function SignMinutesPanel({ meeting, entries, onClose, onSigned }: SignMinutesPanelProps) {
  const [pin, setPin] = useState('')
  const pinHint = usePinHint()
  const saving = useSave()
  const { records, show } = useRecordsRead('case', entries.map((entry) => entry.summary.id), 'opened')
  const minutes = (records ?? []).map((record) => ({ record, minute: minuteToSign(readCaseFile(record), meeting) }))
  const toSign = minutes.flatMap(({ record, minute }) => (minute.kind === 'to-sign' ? [record] : []))

  const sign = async (): Promise<void> => {
    if (records === null || toSign.length === 0) return
    const done = await saving.save(async (context) => {
      const now = await readNow(context, records)
      if (now.some((record, index) => hasMoved(records[index], record))) {
        show(now)
        return refuse({ kind: 'minutes-changed', rule: 'J18' })
      }
      return signShown(context, meeting, toSign, pin)
    })
    setPin('')
    if (!done) return
    onSigned(signedWords(minutes.map(({ minute }) => minute)))
    onClose()
  }
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: 'sign', run: () => void sign(), inBar: true },
      { keys: 'Escape', words: 'close', run: onClose },
    ],
    { name: 'Sign the minutes', panel: true },
  )
  return (
    <aside className="side-panel" aria-label="Sign the minutes" data-area="Panel" data-panel tabIndex={-1}>
      <div className="side-panel-head">
        <h2>Sign the minutes</h2>
        <Button dense keys="Escape" onPress={onClose}>
          Close
        </Button>
      </div>
      <p>Signing fixes what was agreed. A later change is an addendum with its author’s name; nothing signed moves.</p>
      {records === null ? (
        <p className="text-quiet">Reading what was agreed…</p>
      ) : (
        <>
          <ul className="run-list">
            {minutes.map(({ record, minute }) => (
              <li key={record.about.id}>
                <strong>{entries.find(({ summary }) => summary.id === record.about.id)?.name}</strong>
                <div>
                  <MinuteWords minute={minute} />
                  <UnfinishedWords about={record.about} meeting={meeting} />
                </div>
              </li>
            ))}
          </ul>
          <TextField id="minutes-pin" label="Your PIN" hint={pinHint} kind="pin" maxLength={6} width="narrow" value={pin} onChange={setPin} boxRef={focusBox} />
          <SaveWords saving={saving} />
          <div className="minute-buttons">
            <Button kind="primary" keys="Ctrl+Enter" onPress={() => void sign()} {...(toSign.length === 0 ? { notNow: 'No case has an outcome to sign' } : {})}>
              Sign with your PIN
            </Button>
          </div>
        </>
      )}
    </aside>
  )
}

const others: Readonly<Record<Exclude<MinuteToSign['kind'], 'to-sign'>, string>> = {
  signed: 'Signed already',
  'two-versions': 'Two versions to settle first: not signed with the others',
  'needs-a-person': 'Something here needs a person first: not signed with the others',
  'no-outcome': 'Carried over: no outcome recorded',
}

function MinuteWords({ minute }: { readonly minute: MinuteToSign }) {
  if (minute.kind !== 'to-sign') return <p className={minute.kind === 'two-versions' || minute.kind === 'needs-a-person' ? 'text-late' : 'text-quiet'}>{others[minute.kind]}</p>
  const { decision, dissents, missing } = minute
  return (
    <div>
      <p dir="auto">
        <strong>{outcomeWords(decision.outcome ?? '', decision.standing)}.</strong> {decision.sentence}
      </p>
      {decision.standing === 'view' && <p className="text-quiet">The meeting was not quorate.</p>}
      {missing.length > 0 && <p className="text-late">Not there yet: {missing.map((part) => missingWords[part]).join(', ')}.</p>}
      {dissents.map((dissent) => (
        <p key={dissent.user} className="text-quiet" dir="auto">
          {dissent.name} dissents: {dissent.reason}
        </p>
      ))}
    </div>
  )
}

/** Words typed for this meeting’s minute and not recorded: they are not in what is signed. */
function UnfinishedWords({ about, meeting }: { readonly about: RecordRef; readonly meeting: string }) {
  const unfinished = useApp((state) => [...state.drafts.values()].filter((draft) => recordKey(draft.about) === recordKey(about) && draft.key.split('/').includes(meeting)).length)
  return unfinished === 0 ? null : <p className="text-late">{counted(unfinished, 'unfinished draft')} on this computer, not in what is signed.</p>
}

async function readNow(context: ActionContext, shown: readonly FoldedRecord[]): Promise<readonly FoldedRecord[]> {
  return Promise.all(shown.map(async ({ about }) => foldActs(await context.readRecord(about))))
}

function hasMoved(shown: FoldedRecord | undefined, now: FoldedRecord): boolean {
  return shown === undefined || shown.heads.join() !== now.heads.join()
}

function signShown(context: ActionContext, meeting: string, records: readonly FoldedRecord[], pin: string): Promise<Saved> {
  return signMinutes(context, meeting, records.map((record) => ({ record, opened: openedNow(record) })), pin)
}
