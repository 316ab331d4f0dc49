import { draftSchema, type Draft } from '#bridge/bridge.ts'
import { recordKey, type RecordRef } from '#domain/journal/act.ts'
import { importViewKey, seal, unseal } from '#storage/seal.ts'

/** What a person typed, as the keeper is asked to keep it. */
export type TypedWords = Omit<Draft, 'keptAt'>

/** Bound into each text that is held: it can pass for no row of the view. */
const PLACE = 'held words'

/** Whose words are held, and what seals them; null while locked. */
let holder: { readonly vault: string; readonly key: CryptoKey } | null = null
/** The words last handed over of each draft that is on no disk yet. */
const latest = new Map<string, TypedWords>()
/** One after the other: what main holds last is what was typed last. */
let last: Promise<void> = Promise.resolve()

export function draftId(about: RecordRef, key: string): string {
  return `${recordKey(about)}#${key}`
}

/** Begins for who works here now. `viewKey`, 32 bytes, is copied. */
export async function beginHolding(vault: string, viewKey: Uint8Array): Promise<void> {
  latest.clear()
  holder = { vault, key: await importViewKey(new Uint8Array(viewKey)) }
}

export function endHolding(): void {
  latest.clear()
  holder = null
}

/** Has main hold words, sealed, until `releaseWords`: whatever becomes of the disk, the keeper or this window meanwhile. */
export function holdWords(words: TypedWords): Promise<void> {
  const id = draftId(words.about, words.key)
  if (latest.get(id) === words) return last
  latest.set(id, words)
  return inOrder(async ({ vault, key }) => {
    await window.consilium.ask('holdWords', { vault, id, sealed: await seal(key, PLACE, JSON.stringify(words)) })
  })
}

/** They are on the disk, or given up: held no more, unless others were handed over since. */
export function releaseWords(words: TypedWords): Promise<void> {
  return latest.get(draftId(words.about, words.key)) === words ? forgetWords(words) : Promise.resolve()
}

/** Nothing of a draft is held any more, whatever was handed over. */
export function forgetWords({ about, key }: Pick<TypedWords, 'about' | 'key'>): Promise<void> {
  const id = draftId(about, key)
  if (!latest.delete(id)) return Promise.resolve()
  return inOrder(async ({ vault }) => {
    await window.consilium.ask('holdWords', { vault, id, sealed: null })
  })
}

/** The words that are on no disk, each as it was last handed over. */
export function heldNow(): readonly TypedWords[] {
  return [...latest.values()]
}

/** What main holds from before a lock. A text that cannot be opened stays held: closing goes on asking about it. */
export async function readHeldWords(): Promise<readonly TypedWords[]> {
  if (holder === null) return []
  const { vault, key } = holder
  const held: TypedWords[] = []
  for (const sealed of await window.consilium.ask('readHeld', { vault })) {
    const text = await unseal(key, PLACE, sealed).catch(() => null)
    if (text !== null) held.push(draftSchema.parse(JSON.parse(text)))
  }
  for (const words of held) latest.set(draftId(words.about, words.key), words)
  return held
}

function inOrder(step: (who: NonNullable<typeof holder>) => Promise<void>): Promise<void> {
  const who = holder
  if (who === null) return Promise.resolve()
  // Whether main holds them or not, the disk is asked, and its answer is the one that counts.
  last = last.then(() => step(who)).catch(() => undefined)
  return last
}
