import { beforeEach, describe, expect, it } from 'vitest'
import { openedNow } from '#actions/context.ts'
import { recordIndications } from '#actions/record-indications.ts'
import { recordOutcome } from '#actions/record-outcome.ts'
import { recordSides, type TypedSide } from '#actions/record-sides.ts'
import { signMinutes } from '#actions/sign-minutes.ts'
import type { Indications } from '#domain/case/indications.ts'
import { indicationsOf, sidesOf } from '#domain/rules-across/why-and-sides.ts'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { aLaptopAtWork, type LaptopAtWork } from '../builders/a-laptop-at-work.ts'

const about = { kind: 'case', id: 'maisie' } as const
const [thursday, november] = ['thursday', 'november']
const reasons = (code: 'I1' | 'I2'): Indications => ({ chosen: [code], primary: code, disagreements: [], none: '' })
const aSide = (change: Partial<TypedSide> = {}): TypedSide => ({ id: null, who: 'Neurosurgery', text: 'Operate.', order: null, ...change })
let chair: LaptopAtWork
let secretary: LaptopAtWork

const opened = async (laptop: LaptopAtWork) => openedNow(await laptop.record(about))
const texts = async (laptop: LaptopAtWork, meeting: string) => sidesOf({ record: await laptop.record(about) }, meeting).map((side) => side.text)

beforeEach(async () => {
  chair = await aLaptopAtWork('Dr Abena Osei', 'chair')
  secretary = await aLaptopAtWork('Priya Raman', 'secretary')
})

describe('why and both sides, meeting by meeting', () => {
  it('[M6] the sides from before any meeting stand until a meeting records its own, all in one act', async () => {
    await recordSides(secretary.context, await opened(secretary), 'before', [aSide(), aSide({ who: 'Oncology', text: 'Wait.' })], null)
    expect(await texts(secretary, thursday)).toEqual(['Operate.', 'Wait.'])
    const [first, second] = sidesOf({ record: await secretary.record(about) }, thursday)
    if (first === undefined || second === undefined) throw new Error('two sides were recorded')
    await recordSides(secretary.context, await opened(secretary), thursday, [{ ...first, text: 'Operate in June.' }, second], second.order)
    expect(await texts(secretary, thursday)).toEqual(['Operate in June.', 'Wait.'])
    expect(await texts(secretary, november)).toEqual(['Operate.', 'Wait.'])
    expect(await secretary.acts()).toHaveLength(2)
  })

  it('[C5] a side has somebody whose it is; without, none of the sides is saved', async () => {
    const answer = await recordSides(chair.context, await opened(chair), thursday, [aSide(), aSide({ who: ' ' })], null)
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'side-needs-a-name' } })
    expect(await chair.acts()).toEqual([])
  })

  it('[J3] two laptops that first record the sides of a meeting apart show both wordings', async () => {
    await recordSides(secretary.context, await opened(secretary), 'before', [aSide({ id: 'neurosurgery', order: 'a0' })], null)
    await chair.receiveFrom(secretary)
    for (const [laptop, text] of [[chair, 'Operate in June.'], [secretary, 'Operate in May.']] as const) {
      await recordSides(laptop.context, await opened(laptop), thursday, [aSide({ id: 'neurosurgery', order: 'a0', text })], 'a0')
    }
    await chair.receiveFrom(secretary)
    expect(cardsOf(await chair.record(about))).toMatchObject([{ kind: 'two-versions', unit: 'side/thursday/neurosurgery' }])
  })

  it('[M5] the first minute, signed, does not fix the reasons of the next meeting; a new side for the signed one is late', async () => {
    await recordIndications(chair.context, await opened(chair), 'before', reasons('I1'))
    await recordSides(chair.context, await opened(chair), 'before', [aSide()], null)
    await recordOutcome(chair.context, await opened(chair), thursday, { outcome: 'agreed', sentence: 'Ask them.', rationale: '', more: null, quorate: true })
    const record = await chair.record(about)
    expect(await signMinutes(chair.context, thursday, [{ opened: openedNow(record), record }], '204816')).toMatchObject({ ok: true })
    await recordIndications(chair.context, await opened(chair), november, reasons('I2'))
    await recordSides(chair.context, await opened(chair), november, [aSide({ text: 'Heard again.' })], null)
    const later = await chair.record(about)
    expect(later.late).toEqual([])
    expect([indicationsOf({ record: later }, thursday).primary, indicationsOf({ record: later }, november).primary]).toEqual(['I1', 'I2'])
    await recordSides(chair.context, await opened(chair), thursday, [aSide({ who: 'Oncology', text: 'Wait.' })], null)
    expect((await chair.record(about)).late).toHaveLength(1)
    expect(await texts(chair, thursday)).toEqual(['Operate.'])
  })
})
