import { useState } from 'react'
import { useApp } from '#state/app-store.ts'
import { Button } from '../kit/button.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { ChangePassphraseForm } from './change-passphrase-form.tsx'

/** What opens the records of who is signed in, and changing it. */
export function PassphrasePart() {
  const demo = useApp((state) => state.session?.demo === true)
  const bound = useApp((state) => state.session?.bound === true)
  const [open, setOpen] = useState(false)
  const [said, setSaid] = useState('')
  const begin = (): void => {
    setSaid('')
    setOpen(true)
  }
  const changed = (): void => {
    setOpen(false)
    setSaid('Your passphrase is changed. From now on only the new one opens your records on this computer.')
  }
  useKeys([{ keys: 'P', words: 'change your passphrase', run: begin }], { name: 'Passphrase', active: !demo && !open })
  if (demo) return <p>The made-up clinic has no passphrase.</p>
  return (
    <>
      <p>
        {bound ? 'It opens your records on this computer, and on no other: this computer’s key store holds the rest of the key.' : 'It alone opens your records on this computer.'} Locked
        copies keep the passphrase they were made with, also after you change it. They open with it anywhere.
      </p>
      <output className="settings-said">{said}</output>
      <div className="settings-buttons">
        <Button keys="P" onPress={begin}>
          Change your passphrase
        </Button>
      </div>
      {open && <ChangePassphraseForm onChanged={changed} onLeave={() => setOpen(false)} />}
    </>
  )
}
