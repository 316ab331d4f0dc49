import { expect, it } from 'vitest'
import { cutFace } from '#pdf/paint/cut-face.ts'
import { facesInUse } from '#pdf/paint/face-in-use.ts'
import { shapeRuns } from '#pdf/text/shape-text.ts'
import { ports } from '../../builders/a-paper.ts'

async function cutFor(text: string) {
  const faces = facesInUse(ports.fonts)
  for (const { glyphs } of shapeRuns({ fonts: ports.fonts, shape: await ports.loadShaper() }, [{ text }], 'here')) for (const glyph of glyphs) faces.of(glyph.face).codeOf(glyph)
  return faces.all().map((use) => cutFace(use, ports.deflate, true))
}

it('a cut is kept for the next paper that needs the same, in whatever order papers come', async () => {
  const [first] = await cutFor('Dear Zoë')
  const [other] = await cutFor('Łukasz')
  const [again] = await cutFor('Zoë O’Brien')
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

it.each(['Дмитрий', 'Νίκη', 'محمد', 'Zoë or זואי'])('none is kept that would spell a name: %s', async (name) => {
  const [first, again] = [await cutFor(name), await cutFor(name)]
  expect(again).toEqual(first)
  expect(again.at(-1)).not.toBe(first.at(-1))
})
