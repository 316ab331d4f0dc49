import { expect, test } from 'vitest'
import { atCase, isNameShown, nothingChosen, pressName, type NameChoice, type NamePress } from '#domain/meeting/name-on-projector.ts'

const rhys = { case: 'c-0115', restricted: true }
const maisie = { case: 'c-0121', restricted: false }
const press = (change: Partial<NamePress> = {}, choice: NameChoice = nothingChosen) => {
  const answer = pressName(choice, { ...maisie, on: true, role: 'chair', again: false, ...change })
  return answer.ok ? answer.value : answer.refusal.kind
}
const shown = press({ ...rhys, again: true }) as NameChoice

test('[M31, vignette V10] a name is shown by default, and with a reporting restriction it is not', () => {
  expect([isNameShown(nothingChosen, maisie), isNameShown(nothingChosen, rhys)]).toEqual([true, false])
})

test('[M32, vignette V10] in the face of a restriction the chair alone shows the name, by a second press', () => {
  expect(press({ ...rhys, role: 'secretary', again: true })).toBe('restricted-name-is-the-chairs')
  expect(press(rhys)).toBe('restricted-name-needs-a-second-press')
  expect(isNameShown(shown, rhys)).toBe(true)
})

test('[M32, vignette V10] one press of anybody hides it', () => {
  expect(isNameShown(press({ ...rhys, role: 'secretary' }, shown) as NameChoice, rhys)).toBe(false)
  expect(isNameShown(press() as NameChoice, maisie)).toBe(false)
})

test('[M31, vignette V10] a restriction that comes while the name is shown hides it: it was shown without knowing', () => {
  const knewNothing = press({}, { hidden: true, shownFor: null }) as NameChoice
  expect([isNameShown(knewNothing, maisie), isNameShown(knewNothing, { ...maisie, restricted: true })]).toEqual([true, false])
})

test('[M33, domain 4.1] shown holds for one case while it is on; hidden holds for those after', () => {
  expect(isNameShown(atCase(atCase(shown, 'c-0121'), 'c-0115'), rhys)).toBe(false)
  expect(isNameShown(atCase(shown, 'c-0115'), rhys)).toBe(true)
  const hidden = press() as NameChoice
  expect(isNameShown(atCase(hidden, 'c-0122'), { case: 'c-0122', restricted: false })).toBe(false)
  expect(press({}, hidden)).toEqual({ hidden: false, shownFor: { case: 'c-0121', restricted: false } })
})

test('[M33, domain 4.1] hidden before the projector is on, it starts hidden; off, nothing is shown in the face of a restriction', () => {
  expect(press({ on: false })).toEqual({ hidden: true, shownFor: null })
  expect(isNameShown(press({ ...rhys, on: false, again: true }) as NameChoice, rhys)).toBe(false)
})
