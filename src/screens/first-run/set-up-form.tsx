import { useEffect, useRef, useState } from 'react'
import { roles, type Role } from '#domain/journal/act.ts'
import type { Answer } from '#domain/basics/answer.ts'
import { SubmitButton, TextButton } from '../kit/button.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import type { FieldError } from '../kit/field-error.ts'
import { focusBox } from '../kit/focus-on-open.ts'
import { Radios } from '../kit/radios.tsx'
import { TextField, type TextFieldProps } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { checkSetUp, emptySetUp, SHORTEST_PASSPHRASE, type CheckedSetUp, type TypedSetUp } from './check-set-up.ts'
import { fieldOfRefusal } from './field-of-refusal.ts'
import './set-up-form.css'

interface SetUpFormProps {
  readonly onSetUp: (setUp: CheckedSetUp) => Promise<Answer<unknown>>
  readonly onBack: () => void
}

const roleWords: Readonly<Record<Role, { readonly words: string; readonly hint: string }>> = {
  chair: { words: 'Chair', hint: 'Runs the meeting, gives reasons for exceptions, signs minutes and letters' },
  consultant: { words: 'Consultant', hint: 'Own cases, letters, and settling two versions as lead' },
  secretary: { words: 'MDT co-ordinator or secretary', hint: 'Everything but signing, settling and the chair’s reasons' },
  member: { words: 'Member', hint: 'Dissent, interests and own actions' },
  observer: { words: 'Observer', hint: 'Reads' },
}

/** Connecting this computer to the trust. What was typed stays until it is done. */
export function SetUpForm({ onSetUp, onBack }: SetUpFormProps) {
  const [typed, setTyped] = useState<TypedSetUp>(emptySetUp)
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
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
    const checked = checkSetUp(typed)
    if (!checked.ok) return fail(checked.errors)
    setErrors([])
    setBusy(true)
    const answer = await onSetUp(checked.value)
    setBusy(false)
    if (!answer.ok) fail([{ field: fieldOfRefusal(answer.refusal.kind), words: wordsFor(answer.refusal) }])
  }
  /** What a box of a field needs: its words, its error and where its typing goes. */
  const box = (field: string, key: Exclude<keyof TypedSetUp, 'role'>): Pick<TextFieldProps, 'id' | 'value' | 'onChange' | 'error'> => ({
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
      <TextField {...box('server', 'server')} boxRef={focusBox} label="Address of the trust server" hint="Your IT department gave it to you. It begins with https://" />
      <TextField {...box('token', 'token')} kind="passphrase" label="Token" hint="The long code from your IT department. Paste it" />
      <h3>You</h3>
      <TextField {...box('user', 'user')} label="User name at the trust" width="half" />
      <TextField {...box('name', 'name')} label="Your name" hint="As it stands under a letter, for example Dr Abena Osei" width="half" />
      <Radios
        id="role"
        legend="What you do in the MDT"
        hint="The trust server checks it with each entry"
        choices={roles.map((value) => ({ value, ...roleWords[value] }))}
        chosen={typed.role}
        onChoose={(role) => setTyped((before) => ({ ...before, role }))}
        error={errors.find((error) => error.field === 'role')?.words}
      />
      <TextField {...box('team', 'team')} label="Team" hint="As your IT department gave it, for example complex-cases" width="half" />
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

function passphraseHint(): string {
  const least = String(SHORTEST_PASSPHRASE)
  return `At least ${least} characters. Four words you can remember are better than one hard one. Spaces count, pasting is allowed. Nobody can read or reset it: keep it where you keep the trust’s others`
}
