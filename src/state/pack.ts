import type { FoundEnclosure, PackSaved } from '#bridge/bridge.ts'
import type { Answer } from '#domain/basics/answer.ts'
import type { RecordRef } from '#domain/journal/act.ts'

/** Asks the person for files to enclose; those that can be are held, under a key, outside this window. */
export function chooseEnclosures(): Promise<Answer<readonly FoundEnclosure[]>> {
  return window.consilium.ask('chooseEnclosures', {})
}

/** Lets go of files that were held to be enclosed. */
export function dropEnclosures(keys: readonly string[]): void {
  if (keys.length > 0) void window.consilium.ask('dropEnclosures', { keys: [...keys] })
}

export interface PackToSave {
  /** sha256 of the signed letter's bytes. */
  readonly plainHash: string
  readonly about: RecordRef
  readonly enclosures: readonly { readonly key: string | null; readonly title: string }[]
  /** Places, from 1, of what a person agreed to go without. */
  readonly without: readonly number[]
  readonly identity: string
  readonly letterName: string
  readonly reference: string
  readonly lock: 'pdf' | 'zip' | null
}

/** Puts a pack where the person says. The name carries the case's reference, never the child's. */
export function savePack(pack: PackToSave, version: number): Promise<Answer<PackSaved>> {
  return window.consilium.ask('savePack', { ...pack, enclosures: [...pack.enclosures], without: [...pack.without], suggestedName: `${pack.reference}-pack-v${version}${pack.lock === 'zip' ? '.zip' : pack.lock === 'pdf' ? '-locked.pdf' : '.pdf'}` })
}
