import { vaultName, type VaultFacts } from '../first-run/computer-words.ts'
import { counted } from '../kit/show-time.ts'
import { Radios } from '../kit/radios.tsx'

interface ChooseVaultProps {
  readonly vaults: readonly VaultFacts[]
  /** By vault: how many entries of it wait to be sent, as far as that is known. */
  readonly waiting: Readonly<Record<string, number>>
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

/** Whose records to open, where several people share a computer. */
export function ChooseVault({ vaults, waiting, chosen, onChoose }: ChooseVaultProps) {
  return (
    <Radios
      id="vault"
      legend="Who is signing in?"
      choices={vaults.map((vault, place) => ({ value: vault.id, words: vaultName(vault), keys: place < MOST_KEYS ? keyFor(place) : undefined, hint: vault.demo ? undefined : waitingWords(waiting[vault.id] ?? 0) }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}

/** Where more than nine share a computer, the rest are chosen by arrows. */
export const MOST_KEYS = 9

/** The key that chooses whoever stands at this place of the list, from 0. */
export function keyFor(place: number): string {
  return `Alt+${place + 1}`
}

function waitingWords(entries: number): string | undefined {
  return entries === 0 ? undefined : `${counted(entries, 'entry', 'entries')} waiting to send`
}
