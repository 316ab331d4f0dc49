import type { VaultFacts } from '../first-run/computer-words.ts'
import { Radios } from '../kit/radios.tsx'

interface ChooseVaultProps {
  readonly vaults: readonly VaultFacts[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

/** Whose records to open, where several people share a computer. */
export function ChooseVault({ vaults, chosen, onChoose }: ChooseVaultProps) {
  return (
    <Radios
      id="vault"
      legend="Who is signing in?"
      choices={vaults.map(({ id, name, demo }) => ({ value: id, words: demo ? 'Made-up clinic' : name }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}
