import { expect, test } from 'vitest'
import { withRefusals, withTitles } from '#screens/pack/refused-files.ts'

const files = [
  { title: 'Clinic letter', found: { title: 'clinic', fileName: 'clinic.pdf', sha256: 'c1', key: 'a', read: { kind: 'pdf', pages: 1, leftOut: { links: 0, notes: 0, files: 0 } } } },
  { title: 'MRI report', found: { title: 'mri', fileName: 'mri.pdf', sha256: 'm1', key: 'b', read: { kind: 'pdf', pages: 2, leftOut: { links: 0, notes: 0, files: 0 } } } },
] as const
const broken = { kind: 'enclosure-broken', rule: 'L32' }
const refusal = { kind: 'enclosures-not-added', rule: 'L32', enclosures: [{ place: 2, refusal: broken }] }

test('[L32] what only the packing found to be damaged is marked on the list, so that somebody can agree to go without it', () => {
  expect(withRefusals(files, refusal)).toEqual([files[0], { title: 'MRI report', found: { title: 'mri', fileName: 'mri.pdf', key: null, refusal: broken } }])
  expect(withRefusals(files, { kind: 'press-failed', rule: 'L7' })).toEqual(files)
})

test('[L32] a refusal names it by its title', () => {
  expect(withTitles(refusal, files)).toMatchObject({ enclosures: [{ place: 2, title: 'MRI report' }] })
  expect(withTitles(broken, files)).toEqual(broken)
})
