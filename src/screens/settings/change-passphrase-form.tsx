import { useState } from 'react'
import { changePassphrase } from '#state/passphrase.ts'
import { passphraseHint } from '../first-run/check-set-up.ts'
import { Button, SubmitButton } from '../kit/button.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import type { FieldError } from '../kit/field-error.ts'
import { focusPanel } from '../kit/focus-on-open.ts'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { boxOfRefusal, checkPassphrases, emptyPassphrases, type TypedPassphrases } from './check-passphrases.ts'
import '../kit/quick-form.css'

interface ChangePassphraseFormProps {
  readonly onChanged: () => void
  readonly onLeave: () => void
}

const NAME = 'Change your passphrase'

/** The passphrase there is, the new one, and the new one again. What was typed goes with the form: it is never a draft. */
export function ChangePassphraseForm({ onChanged, onLeave }: ChangePassphraseFormProps) {
  const [typed, setTyped] = useState(emptyPassphrases)
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  useKeys([{ keys: 'Escape', words: 'leave it', run: onLeave, inBar: true }], { name: NAME, form: true })

  const fail = (found: readonly FieldError[]): void => {
    setErrors(found)
    setAttempt((count) => count + 1)
  }
  const submit = async (): Promise<void> => {
    if (busy) return
    const found = checkPassphrases(typed)
    if (found.length > 0) return fail(found)
    setBusy(true)
    const answer = await changePassphrase(typed.old, typed.next)
    setBusy(false)
    if (answer.ok) onChanged()
    else fail([{ field: boxOfRefusal(answer.refusal.kind), words: wordsFor(answer.refusal) }])
  }
  const box = (id: string, key: keyof TypedPassphrases) => ({
    id,
    kind: 'passphrase' as const,
    width: 'half' as const,
    value: typed[key],
    onChange: (value: string) => setTyped((before) => ({ ...before, [key]: value })),
    error: errors.find(({ field }) => field === id)?.words,
  })
  return (
    <form
      className="quick-form"
      aria-label={NAME}
      data-form={NAME}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <TextField {...box('old-passphrase', 'old')} boxRef={focusPanel} label="Passphrase you have" />
      <TextField {...box('new-passphrase', 'next')} label="New passphrase" hint={passphraseHint()} />
      <TextField {...box('new-passphrase-again', 'again')} label="New passphrase again" />
      <div className="quick-buttons">
        <SubmitButton busy={busy}>{busy ? 'Changing' : 'Change it'}</SubmitButton>
        <Button keys="Escape" onPress={onLeave}>
          Leave it
        </Button>
      </div>
    </form>
  )
}
