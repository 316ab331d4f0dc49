import { useEffect, useRef, useState } from 'react'
import type { Answer } from '#domain/basics/answer.ts'
import { vaultName, type VaultFacts } from '../first-run/computer-words.ts'
import { SubmitButton } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { TextField } from '../kit/text-field.tsx'
import { wordsFor } from '../kit/words-for-refusals.ts'

interface PassphraseFormProps {
  readonly vault: VaultFacts
  /** From when it is shown; else whoever chose this person by arrows may go on to the next. */
  readonly takesKeyboard: boolean
  readonly onUnlock: (vault: string, passphrase: string) => Promise<Answer<unknown>>
}

/** One person's passphrase. A wrong one stays in its box, chosen whole, so that typing replaces it. */
export function PassphraseForm({ vault, takesKeyboard, onUnlock }: PassphraseFormProps) {
  const [passphrase, setPassphrase] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  // The made-up clinic has no box: its button takes the keyboard, so that Enter opens it.
  useEffect(() => {
    if (takesKeyboard) (box.current ?? form.current?.querySelector('button'))?.focus()
  }, [takesKeyboard])

  const submit = async (): Promise<void> => {
    if (busy) return
    if (!vault.demo && passphrase === '') {
      setError('Enter your passphrase')
      box.current?.focus()
      return
    }
    setBusy(true)
    const answer = await onUnlock(vault.id, passphrase)
    setBusy(false)
    if (answer.ok) return
    setError(wordsFor(answer.refusal))
    box.current?.select()
  }
  if (vault.trouble !== null) {
    return (
      <>
        <h1>{vault.name}</h1>
        <Notice title="These records cannot be opened.">{vault.trouble}</Notice>
      </>
    )
  }
  return (
    <form
      ref={form}
      className="passphrase-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1>{vaultName(vault)}</h1>
      {vault.demo ? (
        <p>Nobody here is real, and no passphrase is needed.</p>
      ) : (
        <TextField id="passphrase" kind="passphrase" label="Passphrase" width="half" value={passphrase} onChange={setPassphrase} error={error} boxRef={box} />
      )}
      {vault.demo && error !== undefined && <Notice atOnce>{error}</Notice>}
      <div>
        <SubmitButton busy={busy}>{busy ? 'Opening' : 'Open'}</SubmitButton>
      </div>
    </form>
  )
}
