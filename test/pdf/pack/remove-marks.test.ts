import { expect, test } from 'vitest'
import { removeMarks } from '#pdf/pack/remove-marks.ts'

const cleared = (content: string): string => Buffer.from(removeMarks(Buffer.from(content, 'latin1'))).toString('latin1').replace(/\s+/g, ' ').trim()

test.each([
  ['/P <</MCID 0>> BDC BT (a) Tj ET EMC', 'BT (a) Tj ET'],
  ['/Span BMC 1 0 0 rg EMC 0 g', '1 0 0 rg 0 g'],
  ['/Artifact <</Type /Pagination /BBox [0 0 1 1] /Contents (EMC BDC)>> BDC f EMC', 'f'],
  ['/Span /MC0 BDC /P <</MCID 1>> BDC f EMC EMC S', 'f S'],
  ['/Tag MP /Tag <</X 1>> DP f', 'f'],
  ['f EMC S', 'f S'],
  ['/P <</MCID 0>> BDC f', 'f'],
])('[L32] marks go and what is drawn stays: %s', (content, wanted) => {
  expect(cleared(content)).toBe(wanted)
})

test.each([
  ['/OC /MC0 BDC /P <</MCID 1>> BDC f EMC EMC', '/OC /MC0 BDC f EMC'],
  ['/OC /MC0 BDC f', '/OC /MC0 BDC f EMC'],
])('[L32] a layer stays, and is closed: %s', (content, wanted) => {
  expect(cleared(`${content} /P BMC EMC`)).toBe(wanted.endsWith('EMC') && content.endsWith('f') ? '/OC /MC0 BDC f EMC' : wanted)
})

test.each([
  ['(BDC EMC \\) BMC (inner) ) Tj'],
  ['<424443> Tj % /P BMC\n0 g'],
  ['[(EMC) -20 (BMC)] TJ'],
  ['/EMC gs /BMC Do'],
  ['true false null [1 2] 0 d'],
  ['BI /W 2 /H 2 /CS /G /BPC 8 ID EMC /P BMC\u0000EI\u0001 \u00ff EI Q'],
])('[L32] what only looks like a mark is left byte for byte: %j', (content) => {
  const bytes = Buffer.from(content, 'latin1')
  expect(removeMarks(bytes)).toBe(bytes)
})

test('[L32] a mark after an inline picture goes, and the picture stays byte for byte', () => {
  const picture = 'BI /W 4 /H 1 /CS /G /BPC 8 ID \u0000\u00ffEMC\nEI'
  expect(cleared(`/P BMC ${picture} EMC`)).toBe(cleared(picture))
})
