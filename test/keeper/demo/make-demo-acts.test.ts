import { describe, expect, it } from 'vitest'
import { recordKey } from '#domain/journal/act.ts'
import { mayDo, type Verb } from '#domain/journal/role-table.ts'
import { ClinicNotUsable } from '#electron/keeper/demo/errors.ts'
import { makeDemoActs } from '#electron/keeper/demo/make-demo-acts.ts'
import { actTextHash } from '#electron/keeper/journal/read-act-text.ts'
import { signedBy } from '#electron/keeper/vault/sign-bytes.ts'
import { clinic, DemoClinic } from './demo-clinic.ts'

const signed = makeDemoActs(clinic, '2026-10-08')
const { acts } = new DemoClinic('2026-10-08')

type Loose = { format: number; meetingDay: string; team: string; entries: { by: string; verb: string; units: Record<string, Record<string, unknown> | null> }[] }

/** The signed acts of each vault, in order. */
function chains(): readonly (readonly { readonly text: string }[])[] {
  return [...new Set(acts.map((act) => act.vault))].map((vault) => signed.filter((_, index) => acts[index]!.vault === vault))
}

/** The clinic with one thing changed. */
function clinicWith(change: (clinic: Loose) => void): unknown {
  const copy = structuredClone(clinic) as Loose
  change(copy)
  return copy
}

describe('the acts of the made-up clinic', () => {
  it('are the same bytes each time for the same day, and others for another day', () => {
    expect(makeDemoActs(clinic, '2026-10-08')).toEqual(signed)
    const other = new DemoClinic('2026-10-09').acts
    const ids = new Set(acts.map((act) => act.id))
    const vaults = new Set(acts.map((act) => act.vault))
    expect(other.some((act) => ids.has(act.id) || vaults.has(act.vault))).toBe(false)
  })

  it('are each signed by the vault they name', () => {
    for (const [index, { text, sig }] of signed.entries()) expect(signedBy(acts[index]!.vault, text, sig)).toBe(true)
    expect(signedBy(acts[0]!.vault, signed[1]!.text, signed[0]!.sig)).toBe(false)
  })

  it('have ids of their own, in order of time', () => {
    expect(new Set(acts.map((act) => act.id)).size).toBe(acts.length)
    expect(acts.map((act) => act.at.hlc)).toEqual(acts.map((act) => act.at.hlc).toSorted())
    for (const act of acts) expect(Number.parseInt(act.id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse(act.at.wall))
  })

  it('count up from 1 in each vault, each naming the one before by its hash', () => {
    for (const chain of chains()) {
      const read = chain.map(({ text }) => JSON.parse(text) as { seq: number; prev: string | null })
      expect(read.map((act) => act.seq)).toEqual(chain.map((_, index) => index + 1))
      expect(read.map((act) => act.prev)).toEqual([null, ...chain.slice(0, -1).map(({ text }) => actTextHash(text))])
    }
  })

  it('name as their past all that was in the record', () => {
    const heads = new Map<string, string>()
    for (const act of acts) {
      const head = heads.get(recordKey(act.about))
      expect(act.after).toEqual(head === undefined ? [] : [head])
      heads.set(recordKey(act.about), act.id)
    }
  })

  it('[J12] are done by people whose role may do them, several of them', () => {
    for (const act of acts) expect(mayDo(act.by.role, act.verb as Verb).ok, `${act.by.user} ${act.verb}`).toBe(true)
    expect(new Set(acts.map((act) => act.by.user)).size).toBeGreaterThanOrEqual(8)
  })

  it('leave no word in braces', () => {
    for (const act of acts) expect(JSON.stringify(act.facts)).not.toMatch(/\{(day|at|date|month|year|born|case|patient|meeting|provider|team)[ /]|[{}][a-z]/)
  })

  it('end before the meeting begins, by London’s clocks in summer and in winter', () => {
    const last = acts.at(-1)!
    expect(last.at.wall).toBe('2026-10-08T10:31:00.000Z')
    expect(new DemoClinic('2027-01-14').acts.at(-1)!.at.wall).toBe('2027-01-14T11:31:00.000Z')
  })
})

describe('a clinic that cannot be used is refused with the reason', () => {
  it.each<[string, unknown, RegExp]>([
    ['nothing', null, /entries that cannot be read/],
    ['text', 'text', /entries that cannot be read/],
    ['a list', [], /entries that cannot be read/],
    ['no entry', {}, /entries that cannot be read/],
    ['an entry by nobody in the team', clinicWith(({ entries }) => void (entries[20]!.by = 'nobody.here')), /nobody\.here.*not a member/],
    ['an entry its author’s role may not make', clinicWith(({ entries }) => void (entries[20]!.by = 'grace.mbatha')), /grace\.mbatha \(member\) may not/],
    ['something nobody can do', clinicWith(({ entries }) => void (entries[20]!.verb = 'refuse-request')), /“refuse-request”/],
    ['an unknown word in braces', clinicWith(({ entries }) => void (entries[20]!.units = { question: { text: 'By {tomorrow}' } })), /“\{tomorrow\}”/],
    ['an unknown field', clinicWith(({ entries }) => void Object.assign(entries[3]!, { colour: 'blue' })), /colour/],
    ['half a character', clinicWith(({ entries }) => void (entries[20]!.units = { question: { text: '\ud83d' } })), /half a character/],
  ])('%s', (_, value, words) => {
    expect(() => makeDemoActs(value, '2026-10-08')).toThrow(ClinicNotUsable)
    expect(() => makeDemoActs(value, '2026-10-08')).toThrow(words)
  })

  it('a meeting day that is no day', () => {
    expect(() => makeDemoActs(clinic, '2026-02-30')).toThrow(/must be a date/)
  })
})
