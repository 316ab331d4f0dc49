import { useState } from 'react'
import type { Answer } from '#domain/basics/answer.ts'
import type { VaultFacts } from '../first-run/computer-words.ts'
import { passphraseErrors, passphraseHint } from '../first-run/check-set-up.ts'
import { Button, SubmitButton, TextButton } from '../kit/button.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import type { FieldError } from '../kit/field-error.ts'
import { focusBox, focusPanel } from '../kit/focus-on-open.ts'
import { Notice } from '../kit/notice.tsx'
import { showSignedAt } from '../kit/show-time.ts'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import '../first-run/choose-start.css'

/** What a way back in needs from outside the screen. */
export interface WayBackIn {
  readonly saveRequest: (vault: string) => Promise<Answer<{ readonly saved: boolean }>>
  readonly chooseAnswer: (vault: string) => Promise<Answer<{ readonly chosen: boolean }>>
  /** On yes the session begins and another screen takes this one’s place. */
  readonly recover: (vault: string, passphrase: string) => Promise<Answer<unknown>>
}

interface WayBackProps extends WayBackIn {
  readonly vault: VaultFacts
  readonly onBack: () => void
}

/** Records that do not open any more: a request to the trust’s key holder, their answer, a new passphrase. */
export function WayBack({ vault, saveRequest, chooseAnswer, recover, onBack }: WayBackProps) {
  const [said, setSaid] = useState('')
  const [failed, setFailed] = useState<string | null>(null)
  const [hasAnswer, setHasAnswer] = useState(false)
  const { holder } = vault
  const tell = (words: string, refused: string | null): void => {
    setSaid(words)
    setFailed(refused)
  }
  const save = async (): Promise<void> => {
    const answer = await saveRequest(vault.id)
    if (!answer.ok) tell('', wordsFor(answer.refusal))
    else if (answer.value.saved) tell(`The request is saved. Send it to ${holder ?? ''}, and ring them: they must know that it is yours.`, null)
  }
  const open = async (): Promise<void> => {
    const answer = await chooseAnswer(vault.id)
    if (!answer.ok) tell('', wordsFor(answer.refusal))
    else if (answer.value.chosen) tell('', null)
    if (!answer.ok || answer.value.chosen) setHasAnswer(answer.ok)
  }
  useKeys(
    [
      ...(holder === null ? [] : [{ keys: 'Alt+1', words: 'save the request', run: () => void save() }, { keys: 'Alt+2', words: 'open the answer', run: () => void open() }]),
      { keys: 'Escape', words: 'back', run: onBack, inBar: true },
    ],
    { name: 'Passphrase lost' },
  )
  return (
    <div className="way-back">
      <div className="start-head">
        <h1 ref={focusPanel} tabIndex={-1}>
          Passphrase lost?
        </h1>
        <TextButton keys="Escape" onPress={onBack}>
          Back
        </TextButton>
      </div>
      <p>{vault.name}’s records are as they were. Nothing that was saved is lost, also what was not sent yet.</p>
      {holder === null ? (
        <p>{wordsFor({ kind: 'no-recovery-key', rule: 'K36' })}</p>
      ) : (
        <>
          <ol className="way-back-steps">
            <li>
              <p>Save a request, and send it to {holder}. Nothing of a record is in it, and it opens nothing.</p>
              <Button keys="Alt+1" onPress={() => void save()}>
                Save the request
              </Button>
              {vault.asked !== null && <p>{askedWords(vault.asked)}</p>}
            </li>
            <li>
              <p>They send an answer back. It works on this computer alone.</p>
              <Button keys="Alt+2" onPress={() => void open()}>
                Open the answer
              </Button>
            </li>
          </ol>
          <output>{said}</output>
          {failed !== null && <Notice atOnce>{failed}</Notice>}
          {hasAnswer && <NewPassphrase vault={vault.id} recover={recover} />}
        </>
      )}
    </div>
  )
}

/** Who comes back days later must find the file again. The last one counts: the answer to an earlier one works too. */
function askedWords({ at, folder, fileName }: NonNullable<VaultFacts['asked']>): string {
  return `A request was saved on ${showSignedAt(at)}. It was put in ${folder}, named ${fileName}.`
}

function NewPassphrase({ vault, recover }: Pick<WayBackProps, 'recover'> & { readonly vault: string }) {
  const [typed, setTyped] = useState({ next: '', again: '' })
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const fail = (found: readonly FieldError[]): void => {
    setErrors(found)
    setAttempt((count) => count + 1)
  }
  const submit = async (): Promise<void> => {
    if (busy) return
    const found = passphraseErrors('new-passphrase', typed.next, typed.again)
    if (found.length > 0) return fail(found)
    setBusy(true)
    const answer = await recover(vault, typed.next)
    setBusy(false)
    if (!answer.ok) fail([{ field: 'new-passphrase', words: wordsFor(answer.refusal) }])
  }
  const box = (id: string, key: keyof typeof typed) => ({
    id,
    kind: 'passphrase' as const,
    width: 'half' as const,
    value: typed[key],
    onChange: (value: string) => setTyped((before) => ({ ...before, [key]: value })),
    error: errors.find(({ field }) => field === id)?.words,
  })
  return (
    <form
      className="passphrase-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h2>The answer opens your records</h2>
      <ErrorSummary errors={errors} attempt={attempt} />
      <TextField {...box('new-passphrase', 'next')} boxRef={focusBox} label="New passphrase" hint={passphraseHint()} />
      <TextField {...box('new-passphrase-again', 'again')} label="New passphrase again" />
      <div>
        <SubmitButton busy={busy}>{busy ? 'Opening' : 'Open my records'}</SubmitButton>
      </div>
    </form>
  )
}
