import { beforeEach, describe, expect, it } from 'vitest'
import { openedNow } from '#actions/context.ts'
import { recordDissent } from '#actions/record-dissent.ts'
import { recordOutcome } from '#actions/record-outcome.ts'
import { settleVersions } from '#actions/settle-versions.ts'
import { assignTask } from '#actions/assign-task.ts'
import { decisionUnit } from '#domain/decision/decision.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { inTurn } from '#state/in-turn.ts'
import { aLaptopAtWork, type LaptopAtWork } from '../builders/a-laptop-at-work.ts'

const about = { kind: 'case', id: 'maisie' } as const
const meeting = 'thursday'
const unit = decisionUnit(meeting)
let chair: LaptopAtWork
let secretary: LaptopAtWork

const outcome = (sentence: string) => ({ outcome: 'agreed', sentence, rationale: '', more: null, quorate: true }) as const
const agree = async (laptop: LaptopAtWork, sentence: string, opened?: FoldedRecord) =>
  recordOutcome(laptop.context, openedNow(opened ?? (await laptop.record(about))), meeting, outcome(sentence))

/** The sentences that stand: one when settled. */
async function sentences(laptop: LaptopAtWork): Promise<readonly unknown[]> {
  const state = (await laptop.record(about)).units.get(unit)
  if (state === undefined) return []
  return state.kind === 'settled' ? [state.value?.sentence] : state.versions.map((version) => version.value?.sentence).sort()
}

beforeEach(async () => {
  chair = await aLaptopAtWork('Dr Abena Osei', 'chair')
  secretary = await aLaptopAtWork('Priya Raman', 'secretary')
})

describe('a change to one unit, made by an action and kept by the keeper', () => {
  it('[J2] one person’s second thoughts follow their first, even from a screen that had not caught up', async () => {
    const stale = await chair.record(about)
    await agree(chair, 'First wording', stale)
    await agree(chair, 'Second wording', stale)
    expect(await sentences(chair)).toEqual(['Second wording'])
    expect(cardsOf(await chair.record(about))).toEqual([])
  })

  it('[J2] two sections saved in one breath follow each other', async () => {
    await Promise.all(['First wording', 'Second wording'].map((words) => inTurn(() => agree(chair, words))))
    expect(await sentences(chair)).toEqual(['Second wording'])
    await expect(inTurn(() => Promise.reject(new Error('The keeper stopped')))).rejects.toThrow('The keeper stopped')
    await inTurn(() => agree(chair, 'Third wording'))
    expect(await sentences(chair)).toEqual(['Third wording'])
  })

  it('[J3] a colleague’s change that came while a draft was open stands beside it, whatever else the author did meanwhile', async () => {
    await agree(chair, 'Visit by 15 October')
    await secretary.receiveFrom(chair)
    const whenTheDraftWasOpened = await chair.record(about)
    await agree(secretary, 'Visit by 20 October')
    await chair.receiveFrom(secretary)
    // Another section, from the newest screen: its act has seen the secretary's change; its author never read it.
    await recordDissent(chair.context, openedNow(await chair.record(about)), { meeting, user: 'dr.feldman', name: 'Dr Feldman', reason: 'Order of the words' })
    await agree(chair, 'Visit by 15 October, for sight and hormones alike', whenTheDraftWasOpened)
    expect(await sentences(chair)).toEqual(['Visit by 15 October, for sight and hormones alike', 'Visit by 20 October'])
  })

  it('[J6] a unit with two versions is settled before it is changed, and by a role that may', async () => {
    await agree(chair, 'Visit by 15 October')
    await agree(secretary, 'Visit by 20 October')
    await chair.receiveFrom(secretary)
    await secretary.receiveFrom(chair)
    expect(await agree(chair, 'A third')).toMatchObject({ ok: false, refusal: { kind: 'settle-before-changing' } })
    const record = await secretary.record(about)
    const keep = { kind: 'keep', act: record.order[0]?.id ?? '' } as const
    expect(await settleVersions(secretary.context, openedNow(record), unit, keep, 'Rang them')).toMatchObject({
      ok: false, refusal: { kind: 'role-may-not' },
    })
    const atChair = await chair.record(about)
    expect(await settleVersions(chair.context, openedNow(atChair), unit, keep, 'Rang them')).toMatchObject({ ok: true })
    await secretary.receiveFrom(chair)
    expect(await sentences(secretary)).toHaveLength(1)
    expect(await sentences(secretary)).toEqual(await sentences(chair))
  })

  it('[D1] what a rule refuses is not saved', async () => {
    expect(await agree(chair, '   ')).toMatchObject({ ok: false, refusal: { kind: 'agreed-sentence-empty' } })
    expect(await chair.acts()).toEqual([])
  })

  it('[T2] a day is read as it was typed, in the team’s own week', async () => {
    const opened = openedNow(await chair.record(about))
    const typed = { what: 'Phone the co-ordinator', owner: { user: '', name: 'Dr Lindgren' }, due: 'fri', meeting }
    expect(await assignTask(chair.context, opened, typed)).toMatchObject({ ok: true })
    const [task] = [...(await chair.record(about)).units.values()]
    expect(task).toMatchObject({ kind: 'settled', value: { due: '2026-10-09' } })
  })
})
