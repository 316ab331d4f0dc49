import { useEffect, useRef, useState } from 'react'
import type { Answer } from '#domain/basics/answer.ts'
import { Button, SubmitButton, TextButton } from '../kit/button.tsx'
import { focusBox } from '../kit/focus-on-open.ts'
import { Notice } from '../kit/notice.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import './set-up-form.css'

/** What bringing back a locked copy needs from outside the screen. */
export interface BringingBack {
  /** Asks for the file; the name of whose copy it is, null when the person thought better of it. */
  readonly choose: () => Promise<Answer<{ readonly whose: string | null }>>
  /** Makes the copy chosen last their records. On yes the session begins and another screen takes this one's place. */
  readonly bringBack: (passphrase: string) => Promise<Answer<unknown>>
}

interface BringBackProps extends BringingBack {
  readonly onBack: () => void
}

/** A locked copy becomes records on this computer: which file, then its passphrase. */
export function BringBack({ choose, bringBack, onBack }: BringBackProps) {
  const [whose, setWhose] = useState<string | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector('button')?.focus(), [])
  const ask = async (): Promise<void> => {
    setFailed(null)
    const answer = await choose()
    if (answer.ok) return setWhose((before) => answer.value.whose ?? before)
    setFailed(wordsFor(answer.refusal))
    setWhose(null)
  }
  useKeys([{ keys: 'Escape', words: 'back', run: onBack, inBar: true }], { name: 'Bring back a locked copy' })
  return (
    <div className="set-up-form">
      <div className="start-head">
        <h2>Bring back a locked copy</h2>
        <TextButton keys="Escape" onPress={onBack}>
          Back
        </TextButton>
      </div>
      <p>
        A locked copy holds what was not on the trust server yet, and drafts. Here it becomes your records again: what waited is sent from here, in
        your name, and once. What was sent before comes from the trust server.
      </p>
      <Notice calm title="Only when the computer it was made on is lost, broken or no longer yours.">
        If it still works, sign in there instead: it sends everything by itself. To work on a second computer, go back and choose “Set up this
        computer”. Brought back while the other goes on, nothing is lost, but the same draft can be recorded twice.
      </Notice>
      <div ref={place}>
        <Button kind={whose === null ? 'primary' : 'secondary'} onPress={() => void ask()}>
          {whose === null ? 'Choose the copy' : 'Choose another copy'}
        </Button>
      </div>
      {failed !== null && <Notice atOnce>{failed}</Notice>}
      {whose !== null && <CopyPassphrase key={whose} whose={whose} bringBack={bringBack} />}
    </div>
  )
}

/** A wrong passphrase stays in its box, chosen whole, so that typing replaces it. */
function CopyPassphrase({ whose, bringBack }: Pick<BringBackProps, 'bringBack'> & { readonly whose: string }) {
  const [passphrase, setPassphrase] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const submit = async (): Promise<void> => {
    if (busy) return
    if (passphrase === '') return setError('Enter the passphrase')
    setBusy(true)
    const answer = await bringBack(passphrase)
    setBusy(false)
    if (answer.ok) return
    setError(wordsFor(answer.refusal))
    form.current?.querySelector('input')?.select()
  }
  return (
    <form
      ref={form}
      className="set-up-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h3>{whose}’s records</h3>
      <TextField
        id="copy-passphrase"
        kind="passphrase"
        label="Passphrase"
        hint="The one these records had when the copy was made"
        width="half"
        value={passphrase}
        onChange={setPassphrase}
        error={error}
        boxRef={focusBox}
      />
      <div className="set-up-end">
        <SubmitButton busy={busy}>{busy ? 'Bringing back' : 'Bring back'}</SubmitButton>
      </div>
    </form>
  )
}
