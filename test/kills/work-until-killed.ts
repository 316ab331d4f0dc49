import { v7 } from 'uuid'
import type { ActIntent, Fact, RecordRef } from '#domain/journal/act.ts'
import type { Chance } from '../simulation/chance.ts'
import type { KillDesk } from './kill-desk.ts'

/** What was asked of a profile so far, and what was acknowledged. */
export interface Told {
  /** Each call: the acts in it and their facts, the file one of them is about, and whether it was answered with yes. */
  readonly calls: { readonly facts: ReadonlyMap<string, string>; file: string | null; isAcknowledged: boolean }[]
  /** The draft's words one after the other, null where it was dropped; which of them was acknowledged last. */
  readonly drafts: (string | null)[]
  draftAcknowledged: number
}

export const DRAFT = 'kills/words'
export const ABOUT: RecordRef = { kind: 'case', id: 'c-0117' }

export function nothingTold(): Told {
  return { calls: [], drafts: [null], draftAcknowledged: 0 }
}

/** Saves acts, files and a draft, each lane one after the other, until the process it asks has ended. Throws where one is refused. */
export async function workUntilKilled(desk: KillDesk, told: Told, chance: Chance, isOver: () => boolean): Promise<void> {
  const lane = async (one: () => Promise<unknown>): Promise<void> => {
    try {
      while (!isOver()) await one()
    } catch (error) {
      // Only what is being killed may leave somebody without an answer.
      if (!isOver()) throw error
    }
  }
  await Promise.all([
    lane(() => saveActs(desk, told, chance)),
    lane(() => keepDraft(desk, told, chance)),
    lane(async () => {
      await new Promise((resume) => setTimeout(resume, chance.below(200)))
      if (!isOver()) await signFile(desk, told, chance)
    }),
  ])
}

async function saveActs(desk: KillDesk, told: Told, chance: Chance): Promise<void> {
  const intents = Array.from({ length: 1 + chance.below(3) }, () => intentOf('change-case', [{ unit: `note/${chance.below(20)}`, path: 'words', value: 'Made-up words '.repeat(1 + chance.below(40)) + chance.below(1e9) }]))
  const call = noteCall(told, intents, null)
  const saved = await desk.ask('appendActs', { intents })
  if (!saved.ok) throw new Error(`Not saved: ${saved.refusal.kind}`)
  call.isAcknowledged = true
}

async function signFile(desk: KillDesk, told: Told, chance: Chance): Promise<void> {
  let call: Told['calls'][number] | null = null
  await desk.sign(chance.below(1e9), ABOUT, (hash) => {
    const intent = intentOf('file-report', [{ unit: `report/${hash.slice(0, 8)}`, path: 'blob', value: hash }])
    call = noteCall(told, [intent], hash)
    return intent
  })
  Object.assign(call ?? {}, { isAcknowledged: true })
}

async function keepDraft(desk: KillDesk, told: Told, chance: Chance): Promise<void> {
  const words = chance.happens(0.1) ? null : `Half a sentence that is being typed, and more ${'of it '.repeat(chance.below(300))}${told.drafts.length}`
  told.drafts.push(words)
  const number = told.drafts.length - 1
  if (words === null) await desk.ask('dropDraft', { key: DRAFT, about: ABOUT })
  else {
    const kept = await desk.ask('keepDraft', { key: DRAFT, about: ABOUT, after: [], words: { words } })
    if (!kept.ok) throw new Error(`No draft kept: ${kept.refusal.kind}`)
  }
  told.draftAcknowledged = number
}

function intentOf(verb: string, facts: readonly Fact[]): ActIntent {
  return { id: v7(), about: ABOUT, team: 'complex-cases', verb, schema: 1, after: [], facts: [...facts] }
}

function noteCall(told: Told, intents: readonly ActIntent[], file: string | null): Told['calls'][number] {
  const call = { facts: new Map(intents.map(({ id, facts }) => [id, JSON.stringify(facts)])), file, isAcknowledged: false }
  told.calls.push(call)
  return call
}
