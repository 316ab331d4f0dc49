import { expect, test } from 'vitest'
import { titleOfEnclosure } from '#domain/pathway/title-of-enclosure.ts'

const us = { heldBy: { kind: 'us' }, received: null } as const
const head = { what: 'MRI head with contrast', dated: '2026-09-12', ...us }
const spine = { what: 'MRI spine', dated: null, ...us }
const notHere = { what: 'EEG', dated: null, heldBy: { kind: 'elsewhere', organisation: 'Leeds', asked: null }, received: null } as const
const pack = [head, spine, notHere]

test('[A4] a file begins with the title of the one listed item it is named like', () => {
  expect(titleOfEnclosure('MRI-head 2026-09-14', pack, [])).toBe('MRI head with contrast, 12 September 2026')
  expect(titleOfEnclosure('scan of the mri spine (2)', pack, [])).toBe('MRI spine')
})

test('[A4] nothing is guessed: a name that is like two, like one that is not here, or like one that is taken stays as it is', () => {
  for (const name of ['mri', 'EEG', 'MRI head and neck', '20260914', '']) expect(titleOfEnclosure(name, pack, []), name).toBe(name)
  expect(titleOfEnclosure('mri spine', pack, ['MRI spine'])).toBe('mri spine')
})
