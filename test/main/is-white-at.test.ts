import type { BrowserWindow, Rectangle } from 'electron'
import { expect, it } from 'vitest'
import { isWhiteAt } from '#electron/main/is-white-at.ts'

/** A window that shows one colour, or nothing. */
function showing(colour: readonly number[], zoom = 1) {
  const asked: Rectangle[] = []
  const capturePage = async (box: Rectangle) => (asked.push(box), { toBitmap: () => Buffer.from(colour) })
  return { asked, window: { webContents: { getZoomFactor: () => zoom, capturePage } } as unknown as BrowserWindow }
}

it('[L37] paper is white, the viewer that has not drawn is grey, and a window that shows nothing is not white', async () => {
  const at = (...colour: readonly number[]) => isWhiteAt(showing(colour).window, { x: 1, y: 1 })
  expect([await at(255, 255, 255, 255), await at(89, 86, 82, 255), await at(38, 38, 38, 255), await at(224, 221, 216, 255), await at(255, 255, 82, 255), await at()]).toEqual([true, false, false, false, false, false])
})

it('[L37] it looks where the page is at its zoom', async () => {
  const { asked, window } = showing([255, 255, 255, 255], 2)
  await isWhiteAt(window, { x: 10.4, y: 20 })
  expect(asked).toEqual([{ x: 21, y: 40, width: 1, height: 1 }])
})
