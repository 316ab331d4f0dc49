import { vaultName, type VaultFacts } from '../first-run/computer-words.ts'
import { counted } from '../kit/show-time.ts'
import type { CornerWords } from '../saving/corner-words.ts'

/** What waits to be sent: a figure where it is known, null where it is not. The made-up clinic has nowhere to send to. */
export type Waiting = number | null | 'no-server'

/** By vault: how many texts are on no disk, and held in memory until whoever typed them signs in. */
export type Unsaved = Readonly<Record<string, number>>

export function unsavedCount(unsaved: Unsaved): number {
  return Object.values(unsaved).reduce((sum, texts) => sum + texts, 0)
}

/** "Dr Abena Osei: 2 texts" for each person whose words are on no disk. */
export function unsavedOf(vaults: readonly VaultFacts[], unsaved: Unsaved): string {
  const lines = vaults.flatMap((vault) => {
    const texts = unsaved[vault.id] ?? 0
    return texts === 0 ? [] : [`${vaultName(vault)}: ${counted(texts, 'text')}`]
  })
  return lines.join(', ')
}

/**
 * "Saved. 6 waiting to send." when the figure is known; else only what is true without opening anything. `whose`: on a shared
 * computer, the name of the one person it is said of (K39); null where nobody else has records here.
 */
export function savedSentence(waiting: Waiting, unsaved = 0, whose: string | null = null): string {
  if (unsaved > 0) return `NOT saved: ${counted(unsaved, 'text')}. The rest is saved on this computer, locked.`
  if (waiting === 'no-server') return 'Saved on this computer. The made-up clinic sends nothing.'
  if (waiting === null) return `${whose === null ? 'Your' : `${whose}’s`} work is saved on this computer, locked.`
  return `${whose === null ? 'Saved' : `${whose}’s work is saved`}. ${waiting === 0 ? 'Nothing' : waiting.toLocaleString('en-GB')} waiting to send.`
}

/** The corner while nothing can be read: what was known when it was locked. `whose`: others have records on this computer too, and may send what waits (K44): it is said of this one person (K39). */
export function cornerWhenLocked(waiting: Waiting, unsaved = 0, whose: string | null = null): CornerWords {
  if (unsaved > 0) return { shape: 'person', tone: 'not-saved', parts: [`NOT saved: ${counted(unsaved, 'text')}`, 'kept only while Consilium stays open', 'locked'] }
  if (waiting === 'no-server') return { shape: 'here', tone: 'calm', parts: ['Saved on this computer', 'made-up clinic, no trust server', 'locked'] }
  if (waiting === null) return { shape: 'here', tone: 'calm', parts: ['Saved on this computer', 'locked'] }
  const of = whose === null ? '' : `${whose}: `
  return waiting === 0
    ? { shape: 'here', tone: 'calm', parts: ['Saved on this computer', `${of}nothing waiting to send`, 'locked'] }
    : { shape: 'waiting', tone: 'calm', parts: ['Saved on this computer', `${of}${waiting.toLocaleString('en-GB')} waiting to send`, whose !== null ? 'sent when you or a colleague sign in here' : 'sent when you sign in again'] }
}
