import { useState } from 'react'
import type { Answer } from '#domain/basics/answer.ts'
import type { VaultFacts } from '../first-run/computer-words.ts'
import { PlainFrame } from '../frame/plain-frame.tsx'
import { Button } from '../kit/button.tsx'
import { Mark } from '../kit/mark.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { ChooseVault } from './choose-vault.tsx'
import { PassphraseForm } from './passphrase-form.tsx'
import { cornerWhenLocked, savedSentence, type Waiting } from './locked-words.ts'
import './unlock.css'

interface UnlockProps {
  readonly vaults: readonly VaultFacts[]
  /** Whose records were open last; chosen first. */
  readonly last: string | null
  /** The trust this computer belongs to; null when it is not known without opening anything. */
  readonly trust: string | null
  /** How many entries wait to be sent, when it was locked in this sitting; null when that is not known. */
  readonly waiting: number | null
  /** Said once, after the part that saves stopped by itself. */
  readonly why?: string | undefined
  /** On yes the session begins and another screen takes this one's place. The made-up clinic has no passphrase: ''. */
  readonly onUnlock: (vault: string, passphrase: string) => Promise<Answer<unknown>>
  readonly onSetUpAnother: () => void
}

/** Signed out or locked: the mark, whose records, a passphrase box. No patient, nowhere. */
export function Unlock(props: UnlockProps) {
  const { vaults, onSetUpAnother } = props
  const [chosen, choose] = useState(() => firstChoice(vaults, props.last))
  const vault = vaults.find(({ id }) => id === chosen)
  const waiting = vault?.demo === true ? 'no-server' : props.waiting
  useKeys([{ keys: 'Alt+N', words: 'set up for another person', run: onSetUpAnother }], { name: 'Signed out' })
  return (
    <PlainFrame aside={<WhoseComputer trust={props.trust} waiting={waiting} />} corner={cornerWhenLocked(waiting)}>
      <div className="plain-column unlock">
        {props.why !== undefined && <output>{props.why}</output>}
        {vaults.length > 1 && <ChooseVault vaults={vaults} chosen={chosen} onChoose={choose} />}
        {vault !== undefined && <PassphraseForm key={vault.id} vault={vault} onUnlock={props.onUnlock} />}
        <div className="unlock-other">
          <p className="text-quiet">Somebody else? Each person has their own locked records on this computer.</p>
          <Button dense keys="Alt+N" onPress={onSetUpAnother}>
            Set up for another person
          </Button>
        </div>
      </div>
    </PlainFrame>
  )
}

function firstChoice(vaults: readonly VaultFacts[], last: string | null): string | null {
  return (vaults.find(({ id }) => id === last) ?? vaults.find(({ demo }) => !demo) ?? vaults[0])?.id ?? null
}

function WhoseComputer({ trust, waiting }: { readonly trust: string | null; readonly waiting: Waiting }) {
  return (
    <>
      <Mark width={56} />
      <p className="plain-title">Consilium</p>
      {trust !== null && <p>{trust}</p>}
      <p>{savedSentence(waiting)}</p>
    </>
  )
}
