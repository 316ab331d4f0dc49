import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hideNames } from '#domain/person/hide-names.ts'

const hide = (text: string, ...names: readonly string[]) => hideNames(text, { names, numbers: ['9993909963', '4071 8265'] })

test('[M31, vignette V10] a name gives way however it is typed, in part or whole, and what is not a name stays letter for letter', () => {
  expect(hide('Should Maisie’s craniopharyngioma be  operated on?\n— MAISIE asks', 'Maisie', 'Fairweather-Ng')).toBe('Should [name]’s craniopharyngioma be  operated on?\n— [name] asks')
  expect(hide('Maisie Fairweather, Miss Ng and the Fairweather-Ngs', 'Maisie', 'Fairweather-Ng')).toBe('[name], Miss [name] and the [name]')
  expect(hide('zoe o\'brien nunez; O’Brien‑Núñez; Nuñez', 'Zoë', 'O’Brien-Núñez')).toBe('[name]; [name]; [name]')
  expect(hide('Al Abdallah, Alabdallah, et al', 'Al-Abdallah')).toBe('Al [name], [name], et al')
  expect(hide('Mai\u00ADsie', 'Maisie')).toBe('[name]')
  expect(hide('His mother and the Joneses', 'Carys Pryce-Jones', 'Mother')).toBe('His mother and the [name]')
})

test('[M31, vignette V10] a short name that is a plain word too is hidden where it has a capital; one of particles alone is still a name', () => {
  expect(hide('he says He will go on', 'He')).toBe('he says [name] will go on')
  expect(hide('Hui Min Ng and ng', 'Hui Min Ng')).toBe('[name] and [name]')
  expect(hide('le Le', 'Le')).toBe('[name]')
  expect(hide('Baby Tanaka is a baby', 'Baby', 'Tanaka-Williams')).toBe('Baby [name] is a baby')
})

test('[M31, vignette V4] names in their own scripts give way, also with a particle or no space', () => {
  expect(hide('قال ليوسف أبوه', 'يوسف العبدالله')).toBe('قال [name] أبوه')
  expect(hide('田中さんの手術', '田中 愛子')).toBe('[name]')
})

test('[M30, vignette V3] numbers of the child give way however they are spaced; others stay', () => {
  expect(hide('NHS 999 390 9963, 999-390-9963, hospital 40718265; 2 weeks, 1999')).toBe('NHS [number], [number], hospital [number]; 2 weeks, 1999')
})

test('[M31, vignette V10] whatever stands round it and however it is cased, a name on file is never left in a text', () => {
  const name = fc.constantFrom('Rhys', 'Pryce-Jones', 'Zoë', 'O’Brien-Núñez', 'Folákẹ́', 'Wiśniewska', 'Łukasz', 'Ng', 'Ní Dhomhnaill', 'Ó Domhnaill')
  const typed = fc.constantFrom<(name: string) => string>(
    (one) => one, (one) => one.toUpperCase(), (one) => one.toLowerCase(), (one) => one.normalize('NFD'),
    (one) => one.normalize('NFD').replace(/\p{M}/gu, ''), (one) => one.replaceAll('’', '\''), (one) => one.replaceAll('-', ' '), (one) => one.replaceAll('-', ''), (one) => `${one}’s`,
  )
  const beside = fc.constantFrom('', ' ', ', ', '“', '” ', ' (', ') ', '\n', '. ', ' – ', ' Dr ', '/')
  fc.assert(
    fc.property(name, typed, beside, beside, (whole, write, before, after) => {
      const said = hide(`She said${before === '' ? ' ' : before}${write(whole)}${after === '' ? ' ' : after}and left`, whole)
      const key = said.normalize('NFD').replace(/[\p{M}’'-]/gu, '').toLowerCase()
      for (const part of whole.split(/[ -]/).filter((piece) => piece.length > 2)) {
        expect(key).not.toContain(part.normalize('NFD').replace(/[\p{M}’]/gu, '').toLowerCase())
      }
      expect(said).toMatch(/^She said.*\[name\].*and left$/s)
    }),
    { numRuns: 2000 },
  )
})
