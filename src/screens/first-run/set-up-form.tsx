import { useEffect, useRef, useState } from 'react'
import type { Answer } from '#domain/basics/answer.ts'
import { SubmitButton, TextButton } from '../kit/button.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import type { FieldError } from '../kit/field-error.ts'
import { focusBox } from '../kit/focus-on-open.ts'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { checkSetUp, emptySetUp, passphraseHint, type CheckedSetUp, type TypedSetUp } from './check-set-up.ts'
import { fieldOfRefusal } from './field-of-refusal.ts'
import { BrowserSignIn } from './browser-sign-in.tsx'
import { TokenFields, type BoxOf } from './token-fields.tsx'
import { useBrowserSignIn, type SigningInHere } from './use-browser-sign-in.ts'
import './set-up-form.css'

interface SetUpFormProps {
  readonly onSetUp: (setUp: CheckedSetUp) => Promise<Answer<unknown>>
  readonly signingIn: SigningInHere
  readonly onBack: () => void
}

/** Connecting this computer to the trust. What was typed stays until it is done. */
export function SetUpForm({ onSetUp, signingIn, onBack }: SetUpFormProps) {
  const [typed, setTyped] = useState<TypedSetUp>(emptySetUp)
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const sign = useBrowserSignIn(typed.server, signingIn)
  const end = useRef<HTMLDivElement>(null)
  // Enter sends the form from any box: that it is being sent must be in view from there.
  useEffect(() => {
    if (busy) end.current?.scrollIntoView({ block: 'nearest' })
  }, [busy])
  useKeys([{ keys: 'Escape', words: 'back', run: onBack, inBar: true }], { name: 'Set up this computer' })

  const fail = (found: readonly FieldError[]): void => {
    setErrors(found)
    setAttempt((count) => count + 1)
  }
  const submit = async (): Promise<void> => {
    if (busy) return
    setErrors([])
    setBusy(true)
    const offer = await sign.ask()
    // What is missing for a way in that the server may not have is no news while nobody knows which it has.
    const checked = checkSetUp(typed, { ...sign.who, ...(offer?.ok === true ? offer.value : {}) })
    if (offer?.ok === false && !checked.ok) {
      setBusy(false)
      return fail([{ field: 'server', words: wordsFor(offer.refusal) }])
    }
    const answer = checked.ok ? await onSetUp(checked.value) : null
    setBusy(false)
    if (!checked.ok) return fail(checked.errors)
    if (answer?.ok === false) fail([{ field: fieldOfRefusal(answer.refusal.kind), words: wordsFor(answer.refusal) }])
  }
  const signIn = async (): Promise<void> => {
    setErrors([])
    const refusal = await sign.signIn()
    if (refusal !== null) fail([{ field: fieldOfRefusal(refusal.kind), words: wordsFor(refusal) }])
  }
  const box: BoxOf = (field, key) => ({
    id: field,
    value: typed[key],
    onChange: (value) => setTyped((before) => ({ ...before, [key]: value })),
    error: errors.find((error) => error.field === field)?.words,
  })

  return (
    <form
      className="set-up-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div className="start-head">
        <h2>Set up this computer</h2>
        <TextButton keys="Escape" onPress={onBack}>
          Back
        </TextButton>
      </div>
      <ErrorSummary errors={errors} attempt={attempt} />
      <h3>Your trust</h3>
      <TextField {...box('server', 'server')} boxRef={focusBox} onLeave={() => void sign.ask()} label="Address of the trust server" hint="Your IT department gave it to you. It begins with https://" />
      {sign.who.browser && (
        <BrowserSignIn state={sign.state} team={sign.team} onTeam={sign.setTeam} onSignIn={() => void signIn()} onStop={sign.stop} errors={errors} />
      )}
      {sign.who.browser && sign.who.tokens && sign.state === 'not-yet' && <p>Or with a token your IT department gave you:</p>}
      {sign.who.tokens && sign.state === 'not-yet' && (
        <TokenFields
          box={box}
          role={typed.role}
          onRole={(role) => setTyped((before) => ({ ...before, role }))}
          roleError={errors.find((error) => error.field === 'role')?.words}
        />
      )}
      <h3>Locking your records</h3>
      <TextField {...box('passphrase', 'passphrase')} kind="passphrase" label="Passphrase" hint={passphraseHint()} width="half" />
      <TextField {...box('passphrase-again', 'passphraseAgain')} kind="passphrase" label="Passphrase again" width="half" />
      <TextField
        {...box('pin', 'pin')}
        kind="pin"
        label="PIN for signing"
        hint="6 digits. Asked for each time you sign a minute or a letter. It opens nothing"
        width="narrow"
        maxLength={12}
      />
      <TextField {...box('pin-again', 'pinAgain')} kind="pin" label="PIN again" width="narrow" maxLength={12} />
      <div className="set-up-end" ref={end}>
        <SubmitButton busy={busy}>{busy ? 'Setting up' : 'Set up this computer'}</SubmitButton>
        <output>{busy ? 'Connecting to the trust server…' : ''}</output>
      </div>
    </form>
  )
}
