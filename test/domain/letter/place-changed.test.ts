import { expect, test } from 'vitest'
import type { PaperBlock } from '#domain/letter/paper-document.ts'
import { placeChanged } from '#domain/letter/place-changed.ts'
import { drawPaper } from '#pdf/draw-paper.ts'
import { aHeading, aPaper, aParagraph, ports } from '../../builders/a-paper.ts'

const why = 'Her seizures changed in the summer, and two medicines did not help her.'
const draw = (blocks: readonly PaperBlock[], identity = 'C-0117') => drawPaper(aPaper({ identity, notice: 'Draft', blocks: [...blocks] }), ports)
const lines = (count: number): readonly PaperBlock[] => Array.from({ length: count }, (_, n) => aParagraph(`The ${n}th of what was found.`))

test('[L11] a word typed on the second page is found there, though its page breaks otherwise', async () => {
  const before = await draw([aHeading('Why'), ...lines(45), aParagraph(why)])
  expect(before.pages).toHaveLength(2)
  const now = await draw([aHeading('Why'), ...lines(45), aParagraph(why.replace('did not', 'did hardly'))])
  const place = placeChanged(before, now)
  expect(place?.page).toBe(1)
  // Where the last paragraph was drawn: the foot of the page is lower, and is not read.
  expect(place?.y).toBeCloseTo(now.pages[1]!.glyphs.at(-2)!, 3)
})

test('[L11] a paragraph pushed over the page by words before it does not hide where those were typed', async () => {
  const before = await draw([...lines(20), aParagraph(why), ...lines(1)])
  const now = await draw([...lines(20), aParagraph(Array(6).fill(why).join(' ')), ...lines(1)])
  expect([before.pages.length, now.pages.length]).toEqual([1, 2])
  const place = placeChanged(before, now)
  expect(place?.page).toBe(0)
  expect(place!.y).toBeGreaterThan(400)
})

test('[L11] words taken away are found where they stood, also the last ones', async () => {
  const whole = await draw([aParagraph(why), aParagraph('And thank you.')])
  const less = await draw([aParagraph(why)])
  expect(placeChanged(whole, less)).toEqual({ page: 0, y: less.pages[0]!.glyphs.at(-2) })
  expect(placeChanged(less, whole)!.y).toBeGreaterThan(less.pages[0]!.glyphs.at(-2)!)
})

test('[L11] the same words are no change, whatever stands at the foot of each page', async () => {
  const blocks = [...lines(60), aParagraph(why)]
  expect(placeChanged(await draw(blocks), await draw(blocks))).toBeNull()
  expect(placeChanged(await draw(blocks), await draw(blocks, 'C-0118'))).toBeNull()
  expect(placeChanged(await draw(blocks), await drawPaper(aPaper({ identity: 'C-0117', notice: 'Draft', blocks, print: 'large' }), ports))).toBeNull()
})
