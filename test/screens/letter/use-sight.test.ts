import { expect, it } from 'vitest'
import { isDrawn, sizeOf } from '#screens/letter/use-sight.ts'

it('[L37] a page of a kept file counts as drawn at the size it was seen drawn at, and no longer once the window is resized', () => {
  const page = (drawn: string, clientWidth: number) => ({ dataset: { drawn }, clientWidth, clientHeight: 866 }) as unknown as HTMLElement
  const drawn = sizeOf(page('', 612))
  expect([isDrawn(page('', 612)), isDrawn(page(drawn, 612)), isDrawn(page(drawn, 806))]).toEqual([false, true, false])
})
