import { useState } from 'react'
import type { Answer } from '#domain/basics/answer.ts'
import { vaultName, type VaultFacts } from '../first-run/computer-words.ts'
import { PlainFrame } from '../frame/plain-frame.tsx'
import { Button, TextButton } from '../kit/button.tsx'
import { Mark } from '../kit/mark.tsx'
import { Notice } from '../kit/notice.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { ChooseVault, keyFor, MOST_KEYS } from './choose-vault.tsx'
import { PassphraseForm } from './passphrase-form.tsx'
import { cornerWhenLocked, savedSentence, unsavedCount, unsavedOf, type Unsaved } from './locked-words.ts'
import { WayBack, type WayBackIn } from './way-back.tsx'
import './unlock.css'

interface UnlockProps {
  readonly vaults: readonly VaultFacts[]
  /** Whose records were open last; chosen first. */
  readonly last: string | null
  /** The trust this computer belongs to; null when it is not known without opening anything. */
  readonly trust: string | null
  /** By vault: how many entries wait to be sent. One of which that is not known is left out. */
  readonly waiting: Readonly<Record<string, number>>
  readonly unsaved: Unsaved
  /** Said once, after the part that saves stopped by itself. */
  readonly why?: string | undefined
  /** On yes the session begins and another screen takes this one's place. The made-up clinic has no passphrase: ''. */
  readonly onUnlock: (vault: string, passphrase: string) => Promise<Answer<unknown>>
  readonly onSetUpAnother: () => void
  readonly wayBack: WayBackIn
}

/** Signed out or locked: the mark, whose records, a passphrase box. No patient, nowhere. */
export function Unlock(props: UnlockProps) {
  const { vaults, onSetUpAnother } = props
  // Arrows move on from one person to the next: the keyboard stays on them until the box is gone to.
  const [{ id: chosen, byArrows }, choose] = useState(() => ({ id: firstChoice(vaults, props.last, props.unsaved), byArrows: false }))
  const vault = vaults.find(({ id }) => id === chosen)
  const [isLost, setLost] = useState(false)
  const mayBeLost = vault !== undefined && !vault.demo && vault.trouble === null
  const waiting = vault?.demo === true ? 'no-server' : (props.waiting[vault?.id ?? ''] ?? null)
  const texts = unsavedCount(props.unsaved)
  const whose = vault !== undefined && vaults.filter(({ demo }) => !demo).length > 1 ? vaultName(vault) : null
  useKeys(
    [
      ...(vaults.length > 1 ? vaults.slice(0, MOST_KEYS).map((each, place) => ({ keys: keyFor(place), words: vaultName(each), run: () => choose({ id: each.id, byArrows: false }) })) : []),
      { keys: 'Alt+N', words: 'set up for another person', run: onSetUpAnother },
      ...(mayBeLost ? [{ keys: 'Alt+P', words: 'passphrase lost', run: () => setLost(true) }] : []),
    ],
    { name: 'Signed out', active: !isLost },
  )
  const signIn = (
    <>
      {props.why !== undefined && <output>{props.why}</output>}
      {texts > 0 && (
        <Notice title="NOT saved: no disk has taken what was typed last.">
          It is held, locked, while Consilium stays open. Sign in to get it back. Don’t close Consilium, and don’t turn this computer off. {unsavedOf(vaults, props.unsaved)}.
        </Notice>
      )}
      {vaults.length > 1 && <ChooseVault vaults={vaults} waiting={props.waiting} chosen={chosen} onChoose={(id) => choose({ id, byArrows: true })} />}
      {vault !== undefined && <PassphraseForm key={vault.id} vault={vault} takesKeyboard={!byArrows} onUnlock={props.onUnlock} />}
      {mayBeLost && (
        <div>
          <TextButton keys="Alt+P" onPress={() => setLost(true)}>
            Passphrase lost?
          </TextButton>
        </div>
      )}
      <div className="unlock-other">
        <p className="text-quiet">Somebody else? Each person has their own locked records on this computer.</p>
        <Button dense keys="Alt+N" onPress={onSetUpAnother}>
          Set up for another person
        </Button>
      </div>
    </>
  )
  return (
    <PlainFrame aside={<WhoseComputer trust={props.trust} saved={savedSentence(waiting, texts, whose)} />} corner={cornerWhenLocked(waiting, texts, whose)}>
      <div className="plain-column unlock">{mayBeLost && isLost ? <WayBack vault={vault} {...props.wayBack} onBack={() => setLost(false)} /> : signIn}</div>
    </PlainFrame>
  )
}

/** Whoever has words that are on no disk comes first. */
function firstChoice(vaults: readonly VaultFacts[], last: string | null, unsaved: Unsaved): string | null {
  return (vaults.find(({ id }) => unsaved[id] !== undefined) ?? vaults.find(({ id }) => id === last) ?? vaults.find(({ demo }) => !demo) ?? vaults[0])?.id ?? null
}

function WhoseComputer({ trust, saved }: { readonly trust: string | null; readonly saved: string }) {
  return (
    <>
      <Mark width={56} />
      <p className="plain-title">Consilium</p>
      {trust !== null && <p>{trust}</p>}
      <p>{saved}</p>
    </>
  )
}
